"""The index as it is read: a folder goes in, layers, columns and pieces come out, each read once.

This module and `layerfiles` are the only ones of the query that touch files; the browser's
counterpart loads scripts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from bulletin.search.columns import Columns, read_columns
from bulletin.search.layerfiles import LayerReader, read_file
from bulletin.search.normalise import Folder
from bulletin.search.scripts import FORMAT, DamagedIndex
from bulletin.search.space import Space


class IndexReader:
    """The files of one index. Every method may raise `DamagedIndex`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        manifests = sorted(folder.glob("*/manifest.js"))
        if len(manifests) != 1:
            raise DamagedIndex("manifest")
        self._core = manifests[0].parent
        (self._manifest,) = read_file(self._core, "manifest")
        if self._manifest["format"] != FORMAT:
            raise DamagedIndex("manifest")
        keys, values = self._manifest["folds"]
        self.folder = Folder(dict(zip(keys, values, strict=True)))

    @cached_property
    def columns(self) -> Columns:
        """Issues and documents, as filters and order know them."""
        parts = range(self._manifest["columns"])
        names = [(f"documents/{part}", f"authors/{part}") for part in parts]
        return read_columns(
            {k: v for name in pair for k, v in read_file(self._core, name)[0].items()} for pair in names
        )

    @cached_property
    def layers(self) -> tuple[LayerReader, ...]:
        """The layers, the oldest documents first."""
        layers = []
        first = 0
        for layer in self._manifest["layers"]:
            slots = self.columns.slots[first : first + layer["documents"]]
            layers.append(LayerReader(self._folder / layer["folder"], layer, Space(slots), first))
            first += layer["documents"]
        return tuple(layers)

    @cached_property
    def space(self) -> Space:
        """The positions of the whole archive."""
        return Space(self.columns.slots)

    def piece(self, document: int, number: int) -> Mapping[str, Any]:
        """The text piece of a document, as `excerpts` wrote it."""
        issue = self.columns.issues[self.columns.documents[document].issue]
        (piece,) = read_file(self._folder, f"texts/{issue.digest}/{document - issue.first}-{number}")
        return dict(piece)

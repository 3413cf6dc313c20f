"""What search must find, said the plain way: every field of every record, and Python's ``in``.

Shared by the tests and the benchmark of search.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin.model import PageMap, Publication
from bulletin.search import SearchIndex, build_index
from bulletin.search.grammar import Term
from bulletin.search.normalise import Folder, exceptions, spoken
from bulletin.search.records import make_records


class Oracle:
    """The plain and spoken forms of an archive's fields; answers a term by looking everywhere."""

    def __init__(self, publication: Publication, page_maps: Mapping[str, PageMap] | None = None) -> None:
        folder = Folder(exceptions())
        self.fields = {
            record.id: [folder.plain(field) for field in (*record.head, *record.parts)]
            for issue in make_records(publication, page_maps or {})
            for record in issue.records
        }
        self._spoken: dict[str, list[str]] = {}

    def find(self, term: Term) -> set[str]:
        """Ids of the articles that have the term in one of their fields."""
        fields = self._spoken_fields() if term.is_phrase else self.fields
        return {article for article, texts in fields.items() if any(term.text in text for text in texts)}

    def _spoken_fields(self) -> dict[str, list[str]]:
        if not self._spoken:
            self._spoken = {article: [spoken(t) for t in texts] for article, texts in self.fields.items()}
        return self._spoken


def write_index(index: SearchIndex, folder: Path) -> Path:
    """Put the files of an index into a folder, and give the folder back."""
    for address, content in contents(index).items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def contents(index: SearchIndex) -> dict[str, bytes]:
    """The bytes of all files of an index, by address."""
    stored = {
        f"{address}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for address, folder in index.folders.items()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {**index.files, **stored}


def make_index(
    publication: Publication, folder: Path, page_maps: Mapping[str, PageMap] | None = None
) -> Path:
    """Build an index inside a folder; where its files lie."""
    index = build_index(publication, page_maps or {}, folder / "store")
    return write_index(index, folder / "data")

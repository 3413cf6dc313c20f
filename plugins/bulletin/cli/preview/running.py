"""The live preview as a thing to run: its session and its server, for ``serve`` and for ``desk``."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from bulletin.check import FILE_NAME
from bulletin.cli.archive import Archive
from bulletin.cli.preview.draft import make_draft
from bulletin.cli.preview.makers import make_check, make_page, make_pages, make_web
from bulletin.desk.preview import (
    Board,
    Gallery,
    Makers,
    Place,
    PreviewSession,
    ProcessWorker,
    Results,
    open_server,
)
from bulletin.model import Edition


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that answers at ``address``; ``session.run`` does its work until it is interrupted.

    ``board`` has what its page shows.
    """

    address: str
    session: PreviewSession
    board: Board


@contextmanager
def open_preview(archive: Archive, port: int, edition: Edition, command: str) -> Iterator[Preview]:
    """A preview whose server answers already. MachineError when the port cannot be had."""
    results = Results(Board(), Gallery())
    place = _place(archive, port)
    session = PreviewSession(place, _makers(archive, edition), ProcessWorker, results)
    with open_server(port, session, results.board, results.gallery, command) as server:
        shutil.rmtree(place.folder, ignore_errors=True)  # of an earlier preview here that was cut off
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield Preview(server.address, session, results.board)
        finally:
            server.shutdown()


def _makers(archive: Archive, edition: Edition) -> Makers:
    return Makers(
        web=partial(make_web, archive, edition),
        page=partial(make_page, archive, edition),
        draft=partial(make_draft, archive),
        pages=partial(make_pages, archive),
        check=partial(make_check, archive),
    )


def _place(archive: Archive, port: int) -> Place:
    names = ("mkdocs.yml", FILE_NAME, "content", "theme")
    roots = (archive.issues, *(archive.root / name for name in names))
    return Place(roots, archive.issues, archive.cache / "preview-sites" / str(port))

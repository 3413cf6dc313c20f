"""Build the whole website of one edition: the publication goes in, a folder full of pages comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from bulletin.host import GeneratedPage, Host
from bulletin.host.generator import run_generator
from bulletin.model import Edition, PageMap, Publication


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was built: ``pages`` in all, ``rendered`` of them anew, ``files`` besides pages.

    ``moved`` are the paths of the folders that are still in the old site: give them to `swap_in`.
    ``render`` makes further pages in the frame of this site, for a preview.
    """

    pages: int
    rendered: int
    files: int
    moved: tuple[str, ...] = ()
    render: Callable[[GeneratedPage], str] | None = None


def build_site(  # noqa: PLR0917 - the order of the parts is the command line's contract
    config_file: Path,
    publication: Publication,
    edition: Edition,
    page_maps: Mapping[str, PageMap],
    pdfs: Mapping[str, Path],
    out: Path,
    cache: Path,
    progress: Callable[[int, int], None] | None = None,
    yearly: Mapping[int, bytes] | None = None,
    old: Path | None = None,
    executor: Executor | None = None,
) -> SiteReport:
    """Build the edition's website into ``out``, which is emptied first: give a folder beside the old site.

    ``publication`` is the whole one: what the edition may not show is left out here, and so is the
    PDF of an issue that it may not show whole. ``page_maps`` and ``pdfs`` go by issue id. ``cache``
    keeps rendered pages, one folder an edition. ``progress`` hears how many pages of how many stand.
    ``yearly`` are the PDFs of 年度总目次 by year, made for this very edition. With ``old``, the site that
    ``out`` will replace, ``out`` lacks the folders that did not change: `SiteReport.moved` names them.
    Only the executor decides how much runs at once.
    """
    host = Host(publication, edition, cache / edition.value, page_maps, pdfs, progress, yearly or {}, old, executor)
    run_generator(config_file, host, out)
    return SiteReport(len(host.pages), host.rendered, len(host.files), host.moved, host.render)

"""What several tests of the site need: a browser, and a PDF with page labels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from every_kind import build_every_kind, served

TRIM = (595.28, 807.87)  # points of 大16开, 210 × 285 mm


@pytest.fixture
def pdf(pdf_file: Path) -> Path:
    """The PDF under the short name that tests of one page use."""
    return pdf_file


@pytest.fixture(scope="session")
def pdf_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cover, three numbered pages, a back cover; each page has another grey, and 3 mm of bleed."""
    path = tmp_path_factory.mktemp("pdf") / "晋城政协-2026-1.pdf"
    bleed = 8.5
    with pikepdf.new() as document:
        for grey in range(5):
            page = document.add_blank_page(page_size=(TRIM[0] + 2 * bleed, TRIM[1] + 2 * bleed))
            page.trimbox = [bleed, bleed, bleed + TRIM[0], bleed + TRIM[1]]
            page.Contents = document.make_stream(f"{grey / 5} g 0 0 999 999 re f".encode())
        cover, numbers, back = {"/P": "封面"}, {"/S": pikepdf.Name.D}, {"/P": "封底"}
        labels = [pikepdf.Dictionary(label) for label in (cover, numbers, back)]
        nums = [part for pair in zip((0, 1, 4), labels, strict=True) for part in pair]
        document.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(nums))
        document.save(path, static_id=True)
    return path


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory, pdf_file: Path) -> Path:
    """A site that has every kind of page; read only."""
    return build_every_kind(tmp_path_factory.mktemp("kinds"), pdf_file)


@pytest.fixture(scope="session")
def address(every_kind: Path) -> Iterator[str]:
    """Where the site of every kind is served: 404.html has addresses from the server's root."""
    with served(every_kind) as url:
        yield url

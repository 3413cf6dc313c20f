"""The review page shows source and result side by side."""

from html.parser import HTMLParser

from bulletin.importer.pipeline import import_text
from bulletin.importer.writing.review import write_review
from importer.printed import ISSUE


def page_of(scan: str) -> str:
    made = import_text(scan, "scan.txt")
    return write_review(made.articles, made.lines, made.report)


PAGE = page_of(ISSUE.replace("下转4页", "下转1页"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and value:
                self.links.add(value)
            if name in ("src", "href") and value and not value.startswith("#"):
                self.outside.append(value)


def read() -> _Reader:
    reader = _Reader()
    reader.feed(PAGE)
    return reader


def test_every_doubt_is_a_link_to_its_place() -> None:
    """A click goes to the row with the source line."""
    reader = read()
    assert reader.links
    assert {link.removeprefix("#") for link in reader.links} <= reader.ids


def test_the_page_needs_nothing_from_outside() -> None:
    """It is sent by mail and opened offline."""
    assert read().outside == []


def test_source_and_result_stand_side_by_side() -> None:
    """The cut lines on the left, the whole paragraph on the right."""
    assert "听取了水利站的意</p>" in PAGE
    assert "听取了水利站的意见，形成了这份报告。" in PAGE


def test_scanned_tags_cannot_run() -> None:
    """Text of the scan is escaped."""
    page = page_of(ISSUE.replace("每到中午", "<script>alert(1)</script>每到中午"))
    assert "<script>alert" not in page

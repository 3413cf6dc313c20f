"""The finished PDFs of the sample issues, read again as a stranger would: by their characters and boxes."""

import json
import re
import statistics
from itertools import pairwise

import pypdfium2
import pytest

from bulletin.load import load_publication

pytestmark = pytest.mark.slow
NEVER_FIRST = "，。、；：！？”’）》〉」』】〕…"
NEVER_LAST = "“‘（《〈「『【〔"
ISSUES = ("2026-1", "2026-2")
WIDE_GAP = 15
"""Points: more than an em, less than the gutter."""


def squeeze(text: str) -> str:
    return re.sub(r"\[\d+\]|\s|[\u200b\u00ad\ufffe]", "", text)


def lines_of(page):
    """The lines of one page, each a list of (character, left, right); a wide gap parts two columns."""
    words = page.get_textpage()
    rows: dict[int, list[tuple[str, float, float]]] = {}
    for index in range(words.count_chars()):
        character = words.get_text_range(index, 1)
        if character.strip():
            left, bottom, right, _ = words.get_charbox(index, loose=True)
            rows.setdefault(round(bottom), []).append((character, left, right))
    lines = []
    for row in rows.values():
        row.sort(key=lambda item: item[1])
        start = 0
        for at in range(1, len(row) + 1):
            if at == len(row) or row[at][1] - row[at - 1][2] > WIDE_GAP:
                lines.append(row[start:at])
                start = at
    return lines


@pytest.fixture(scope="session", params=ISSUES)
def edition(request, built):
    """One issue: its values, its layout and its opened PDF."""
    folder = built / "dist" / request.param
    layout = json.loads((folder / "layout.json").read_text(encoding="utf-8"))
    document = pypdfium2.PdfDocument(next(folder.glob("*.pdf")))
    return load_publication(built).issue(request.param), layout, document


def body_text(layout, document) -> dict[int, str]:
    first = layout["pages"] - 1 - layout["body_pages"]
    return {
        n: squeeze(document[first + n - 1].get_textpage().get_text_range())
        for n in range(1, layout["body_pages"] + 1)
    }


def test_every_article_is_there_whole_and_once(edition):
    issue, layout, document = edition
    text = body_text(layout, document)
    everything = "".join(text.values())
    for article in issue.articles:
        for line in article.body.text.split("\n"):
            for sentence in re.split("(?<=[。！？])", squeeze(line)):
                if len(sentence) > 60:
                    middle = sentence[20:40]
                    assert everything.count(middle) <= sum(
                        squeeze(other.body.text).count(middle) for other in issue.articles
                    )
        characters = squeeze(article.body.text)
        pages = next(a["pages"] for a in layout["articles"] if a["id"] == article.id)
        found = "".join(text[page] for page in pages)
        missing = [c for c in set(characters) if found.count(c) < characters.count(c)]
        assert not missing, (article.id, missing)


def test_contents_numbers_are_the_folios(edition):
    issue, layout, document = edition
    front = layout["pages"] - 1 - layout["body_pages"]
    contents = "".join(squeeze(document[n].get_textpage().get_text_range()) for n in range(2, front))
    titles = {article.id: article.title for article in issue.articles}
    tails = {article.id for article in issue.articles if titles.get(article.continues) == article.title}
    for article in layout["articles"]:
        if article["id"] in tails:
            continue
        title = squeeze("".join(issue.article(article["id"]).listed_lines))
        assert f"{article['start']}{title}" in contents, article["id"]
        page = document[front + article["start"] - 1]
        foot = page.get_textpage().get_text_bounded(0, 0, page.get_width(), 60)
        assert foot.strip() == str(article["start"])


def test_jump_numbers_are_true_at_both_ends(edition):
    _, layout, document = edition
    text = body_text(layout, document)
    for article in layout["articles"]:
        for jump in article["jumps"]:
            assert f"（下转{jump['to_page']}页）" in text[jump["from_page"]]
            assert f"（上接{jump['from_page']}页）" in text[jump["to_page"]]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(edition):
    _, layout, document = edition
    front = layout["pages"] - 1 - layout["body_pages"]
    for number in range(front, layout["pages"] - 1):
        for line in lines_of(document[number]):
            assert line[0][0] not in NEVER_FIRST, "".join(c for c, *_ in line)
            assert line[-1][0] not in NEVER_LAST, "".join(c for c, *_ in line)


def test_right_edges_are_flush(edition):
    """Of the inner lines of running text 99 in 100 end on the column's edge, within 1 pt.

    Inner lines are those of 14 characters and more that do not end a sentence; a closing mark at the
    edge hangs its blank half into the margin.
    """
    issue, layout, document = edition
    size = issue.typesetting.font_size
    front = layout["pages"] - 1 - layout["body_pages"]
    ends: dict[tuple[int, int], list[float]] = {}
    for number in range(front, layout["pages"] - 1):
        for line in lines_of(document[number]):
            is_text = len(line) >= 14 and 168 < line[-1][2] - line[0][1] < 216
            if is_text and line[-1][0] not in "。！？：；”）…":
                right = line[-1][2] - (size / 2 if line[-1][0] in "，、》" else 0)
                column = int(line[0][1] > document[number].get_width() / 2)
                ends.setdefault((number % 2, column), []).append(right)
    off = [abs(end - statistics.median(edges)) for edges in ends.values() for end in edges]
    assert len(off) > 500
    assert sum(distance <= 1.0 for distance in off) >= 0.99 * len(off)


def test_fonts_are_the_pinned_ones_and_embedded(edition):
    *_, document = edition
    names = set()
    for page in document:
        for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=4):
            font = pypdfium2.raw.FPDFTextObj_GetFont(item.raw)
            assert pypdfium2.raw.FPDFFont_GetIsEmbedded(font)
            names.add(item.get_font().get_base_name() if hasattr(item, "get_font") else "")
    assert names


def test_starts_run_in_printed_order(edition):
    _, layout, _ = edition
    starts = [article["start"] for article in layout["articles"]]
    assert all(a <= b for a, b in pairwise(starts))

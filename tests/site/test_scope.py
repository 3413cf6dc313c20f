"""The scope gate: what is internal never reaches a byte of the public site."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bulletin.model import (
    Author,
    Continuation,
    Edition,
    Form,
    Highlight,
    Proposal,
    Publication,
    Scope,
)
from publications import build_pages, make_article, make_issue, make_publication

CANARY = "金丝雀"
SECRET_COLOUR = (13, 57, 211)


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """One issue: a public article with its own picture, and an internal one that is all canary."""
    images = tmp_path / "issues" / "2026-1" / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (64, 36), SECRET_COLOUR).save(images / f"{CANARY}.png")
    Image.new("RGB", (64, 36), (200, 200, 200)).save(images / "公开.png")
    secret = make_article(
        f"2026-1/02-{CANARY}",
        f'## {CANARY}小标题\n\n{CANARY}正文。\n\n![{CANARY}图](images/{CANARY}.png "{CANARY}摄")\n',
        title_lines=(f"{CANARY}题目",),
        department=f"{CANARY}栏目",
        kicker=f"{CANARY}引题",
        deck=(f"{CANARY}副题",),
        authors=(Author(f"{CANARY}某", f"{CANARY}职务", f"{CANARY}单位"),),
        editors_note=f"{CANARY}编者按",
        author_note=f"{CANARY}简介",
        source=f"{CANARY}社",
        proposal=Proposal(CANARY, (f"{CANARY}委员",), f"{CANARY}界", f"{CANARY}局"),
        contents_title_lines=(f"{CANARY}目录题目",),
        scope=Scope.INTERNAL,
    )
    diary = make_article(
        f"2026-1/03-{CANARY}纪事", f"- 1月5日　{CANARY}开会。\n", form=Form.CHRONICLE, scope=Scope.INTERNAL
    )
    public = make_article("2026-1/01-公开", "公开正文。\n\n![公开图](images/公开.png)\n", continues=None)
    tail = make_article("2026-1/04-公开", "续文。", continues=secret.id)
    issue = make_issue(
        "2026-1",
        (public, secret, diary, tail),
        tmp_path / "issues" / "2026-1",
        highlights=(Highlight(f"{CANARY}导读", secret.id), Highlight("公开导读", public.id)),
    )
    hidden = make_issue(
        "2026-2",
        [make_article(f"2026-2/01-{CANARY}", f"{CANARY}整期。")],
        scope=Scope.INTERNAL,
        remark=CANARY,
    )
    return make_publication(issue, hidden, continuations=(Continuation(secret.id, tail.id, is_jump=False),))


def all_bytes(site: Path) -> dict[Path, bytes]:
    """Every file of a site, and every file inside its books."""
    contents = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for path in [path for path in contents if path.suffix == ".epub"]:
        with zipfile.ZipFile(BytesIO(contents[path])) as book:
            contents.update({path / name: book.read(name) for name in book.namelist()})
    return contents


def test_public_edition_has_no_byte_of_an_internal_article(publication: Publication, tmp_path: Path) -> None:
    """Title, text, author, file name, picture name: none is in any file or any file's name."""
    site = build_pages(publication, tmp_path)
    for path, content in all_bytes(site).items():
        for form in (CANARY.encode(), b"%E9%87%91%E4%B8%9D%E9%9B%80", CANARY.encode("unicode_escape")):
            assert form not in content, path
        assert CANARY not in str(path)


def test_public_edition_does_not_copy_an_internal_picture(publication: Publication, tmp_path: Path) -> None:
    """The bytes of the internal picture are nowhere, under whatever name; the public one is there."""
    contents = all_bytes(build_pages(publication, tmp_path))
    pictures = [path for path in contents if path.parts[1:2] == ("images",)]
    assert pictures == [Path("2026-1/images/公开.png-64.webp")]
    assert (tmp_path / "issues" / "2026-1" / "images" / f"{CANARY}.png").read_bytes() not in contents.values()
    colours = [Image.open(tmp_path / "site-public" / path).getpixel((0, 0)) for path in pictures]
    assert SECRET_COLOUR not in colours


def test_internal_edition_shows_everything(publication: Publication, tmp_path: Path) -> None:
    """The test above can fail: the internal edition has the canary's page, picture and issue."""
    contents = all_bytes(build_pages(publication, tmp_path, Edition.INTERNAL))
    assert CANARY.encode() in contents[Path(f"2026-1/02-{CANARY}/index.html")]
    assert Path(f"2026-1/images/{CANARY}.png-64.webp") in contents
    assert Path("2026-2/index.html") in contents
    assert "内部版，请勿外传".encode() in contents[Path("index.html")]


def test_public_build_after_an_internal_one_is_clean(publication: Publication, tmp_path: Path) -> None:
    """The editions do not share their stores of rendered pages."""
    build_pages(publication, tmp_path, Edition.INTERNAL)
    site = build_pages(publication, tmp_path)
    assert not [path for path, content in all_bytes(site).items() if CANARY.encode() in content]


def test_pdf_of_a_mixed_issue_stays_out_of_the_public_edition(
    publication: Publication, tmp_path: Path
) -> None:
    """Even when the caller hands it over: the PDF would hold the internal article."""
    pdf = tmp_path / "期.pdf"
    pdf.write_bytes(b"%PDF-canary")
    contents = all_bytes(build_pages(publication, tmp_path, pdfs={"2026-1": pdf, "2026-2": pdf}))
    assert not [path for path in contents if path.suffix == ".pdf"]
    assert b"%PDF-canary" not in contents.values()


@pytest.mark.parametrize(
    ("highlights", "expected"),
    [((0,), True), ((0, 3), True), ((0, 1), False), ((1,), False), ((), False)],
    ids=["公开一条", "公开两条", "有内部", "只有内部", "没有导读"],
)
def test_the_cover_of_a_mixed_issue_is_shown_only_when_nothing_internal_is_on_it(
    publication: Publication, tmp_path: Path, pdf: Path, highlights: tuple[int, ...], expected: bool
) -> None:
    """The cover prints 本期导读, or the first articles where there is none. No other page is shown."""
    issue = publication.issues[0]
    lines = tuple(Highlight(issue.articles[at].title, issue.articles[at].id) for at in highlights)
    mixed = replace(publication, issues=(replace(issue, highlights=lines),), continuations=())
    site = build_pages(mixed, tmp_path, pdfs={"2026-1": pdf})
    assert (site / "2026-1" / "cover-420.webp").exists() is expected
    assert not (site / "2026-1" / "pages").exists()
    assert not list(site.rglob("*.pdf"))


def test_an_article_made_internal_later_disappears(publication: Publication, tmp_path: Path) -> None:
    """A page that stood in the store of the last build does not come back."""
    issue = publication.issues[0]
    opened = tuple(replace(article, scope=Scope.PUBLIC) for article in issue.articles)
    build_pages(replace(publication, issues=(replace(issue, articles=opened),)), tmp_path)
    site = build_pages(publication, tmp_path)
    assert not [path for path in all_bytes(site) if CANARY in str(path)]
    assert not [path for path in (tmp_path / "cache").rglob("*.html") if CANARY in str(path)]

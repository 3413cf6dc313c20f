"""``build`` on the sample issues: what it makes, that it is the same twice, and that faults touch nothing."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest

from bulletin.load import load_publication
from bulletin.model import Edition
from conftest import copy_archive, run

pytestmark = pytest.mark.slow
CANARY = "内部金丝雀二〇二六"


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_issue_has_its_pdf_and_its_layout(built):
    for issue in ("2026-1", "2026-2"):
        names = {path.name for path in (built / "dist" / issue).iterdir()}
        assert names == {f"晋城政协-{issue}.pdf", "layout.json"}


def test_every_published_article_has_a_page(built):
    publication = load_publication(built).for_edition(Edition.PUBLIC)
    for issue in publication.issues:
        for article in issue.articles:
            page = built / "site" / article.id / "index.html"
            assert f'data-article="{article.id}"' in page.read_text(encoding="utf-8")


def test_the_year_has_its_general_contents_as_a_pdf(built):
    """It names every public article, and the page of the year leads to it."""
    pdf = built / "site" / "archive" / "2026" / "晋城政协-2026-总目次.pdf"
    document = pypdfium2.PdfDocument(pdf)
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    for issue in load_publication(built).for_edition(Edition.PUBLIC).issues:
        for article in issue.articles:
            assert "".join(article.listed_lines[0].split()) in text, article.id
    assert CANARY not in text
    page = (pdf.parent / "index.html").read_text(encoding="utf-8")
    assert quote(pdf.name) in page


def test_layout_json_keeps_its_contract(built):
    layout = json.loads((built / "dist" / "2026-1" / "layout.json").read_text(encoding="utf-8"))
    assert set(layout) >= {
        "issue", "pages", "body_pages", "grid", "articles", "blank", "saved_pages", "warnings",
    }  # fmt: skip
    publication = load_publication(built)
    for article in layout["articles"]:
        assert set(article) >= {"id", "title", "start", "pages", "breaks", "jumps", "boxes"}
        text = publication.article(article["id"]).body.text
        assert article["start"] == article["pages"][0]
        assert [b["page"] for b in article["breaks"]] == article["pages"][1:]
        assert all(0 <= b["offset"] <= len(text) for b in article["breaks"])
        for jump in article["jumps"]:
            assert set(jump) >= {"from_page", "to_page", "host", "characters"}


def test_the_canary_is_in_the_internal_edition_only(built, tmp_path):
    for path in (built / "site").rglob("*"):
        assert CANARY not in path.name
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes(), path
    assert not list((built / "site" / "2026-2").rglob("*.pdf"))
    done = run(
        built,
        "build",
        "--edition",
        "internal",
        "--site",
        str(tmp_path / "site"),
        "--dist",
        str(tmp_path / "dist"),
    )
    assert done.returncode == 0, done.stderr
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "site-internal").rglob("*.html"))
    assert CANARY in pages
    assert list((tmp_path / "site-internal" / "2026-2").rglob("*.pdf"))


def test_the_same_input_gives_the_same_bytes(built, tmp_path):
    """Another folder, no cache, one processor: nothing of the machine is in the outputs."""
    archive = copy_archive(tmp_path)
    done = run(archive, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert hashes(archive / "site") == hashes(built / "site")
    assert hashes(archive / "dist") == hashes(built / "dist")


def test_a_bad_issue_stops_the_build_and_touches_nothing(built, tmp_path):
    archive = tmp_path / "archive"
    shutil.copytree(built, archive)
    before = hashes(archive / "site") | hashes(archive / "dist")
    broken = next((archive / "issues" / "2026-1").glob("03-*.md"))
    broken.write_text("没有元数据的一篇", encoding="utf-8")
    done = run(archive, "build")
    assert done.returncode == 1
    assert f"issues/2026-1/{broken.name}:1" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert hashes(archive / "site") | hashes(archive / "dist") == before
    assert {path.name for path in archive.iterdir() if path.name.startswith(".")} <= {".cache"}


def test_a_build_of_one_issue_leaves_the_others_on_the_website(built, tmp_path):
    """Only the PDF of the issue named is replaced, but the website has those of all."""
    site, dist = tmp_path / "site", tmp_path / "dist"
    done = run(built, "build", "2026-2", "--site", str(site), "--dist", str(dist))
    assert done.returncode == 0, done.stderr
    assert hashes(site) == hashes(built / "site")
    assert [folder.name for folder in dist.iterdir()] == ["2026-2"]


@pytest.mark.skipif(sys.platform == "win32", reason="a process group gets SIGINT only on POSIX systems")
def test_an_interrupted_build_says_one_line(tmp_path):
    """Ctrl+C reaches the worker processes too; none of them shows its traceback."""
    archive = copy_archive(tmp_path)
    command = [sys.executable, "-m", "bulletin.cli", "build", "--jobs", "4"]
    with subprocess.Popen(
        command, cwd=archive, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as build:
        assert build.stdout is not None
        while "排印刷版".encode() not in build.stdout.readline():
            pass
        time.sleep(1)
        os.killpg(build.pid, signal.SIGINT)
        said = build.stdout.read().decode()
    assert build.returncode == 130
    assert said.strip() == "已停止；原有的成品没有动。"
    assert not (archive / "site").exists()


def test_quiet_says_nothing(built, tmp_path):
    done = run(built, "build", "--quiet", "--site", str(tmp_path / "site"), "--dist", str(tmp_path / "dist"))
    assert (done.returncode, done.stdout) == (0, "")


def test_without_a_terminal_there_are_no_control_characters(built, tmp_path):
    done = run(built, "build", "--site", str(tmp_path / "site"), "--dist", str(tmp_path / "dist"))
    assert "\x1b" not in done.stdout + done.stderr
    assert "完成" in done.stdout


def test_a_build_keeps_what_print_made_before(built, tmp_path):
    """The press file of yesterday stays, and the summary says that it is yesterday's."""
    dist = tmp_path / "dist"
    press = dist / "2026-2" / "晋城政协-2026-2-press.pdf"
    press.parent.mkdir(parents=True)
    press.write_bytes(b"yesterday")
    done = run(built, "build", "2026-2", "--site", str(tmp_path / "site"), "--dist", str(dist))
    assert done.returncode == 0, done.stderr
    assert press.read_bytes() == b"yesterday"
    assert press.name in done.stdout


def test_what_did_not_change_is_left_where_it_stands(built, tmp_path):
    """Not only the same bytes: the very files; an output that somebody changed is made whole again."""
    archive = tmp_path / "archive"
    shutil.copytree(built, archive)
    assert run(archive, "build").returncode == 0
    whole = hashes(archive / "site") | hashes(archive / "dist")
    kept = archive / "dist" / "2026-1" / "晋城政协-2026-1.pdf"
    number = kept.stat().st_ino
    spoiled = archive / "dist" / "2026-2" / "layout.json"
    spoiled.write_text("{}", encoding="utf-8")
    assert run(archive, "build").returncode == 0
    assert hashes(archive / "site") | hashes(archive / "dist") == whole
    assert kept.stat().st_ino == number

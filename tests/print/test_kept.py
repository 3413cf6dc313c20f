"""Values kept in the cache folder: made once, made anew when anything they were made from changes."""

import ast
import importlib
import os
from pathlib import Path

import pytest
from tests.print.issues import job_of
from tests.publications import make_article

from bulletin.model import ArticlePages, Edition, PageMap
from bulletin.print import kept as module
from bulletin.print.around import pages_around
from bulletin.print.kept import kept
from bulletin.print.pango import pango_version
from bulletin.print.years import set_years


def counting(made):
    def make():
        made.append(1)
        return ("value", len(made))

    return make


def test_a_value_is_made_once(tmp_path):
    made = []
    first = kept(tmp_path, "same", tuple, counting(made))
    assert kept(tmp_path, "same", tuple, counting(made)) == first
    assert len(made) == 1


def test_another_source_makes_another_value(tmp_path):
    made = []
    kept(tmp_path, "one", tuple, counting(made))
    kept(tmp_path, "two", tuple, counting(made))
    assert len(made) == 2


@pytest.mark.parametrize("place", [0, 32, 40, -2])
def test_a_broken_file_is_made_anew(tmp_path, place):
    """Damaged pickles may give other values, any accident, or never end."""
    made = []
    kept(tmp_path, "same", tuple, counting(made))
    (file,) = tmp_path.iterdir()
    whole = bytearray(file.read_bytes())
    whole[place] ^= 1
    for content in (bytes(whole), b"half a pick", b""):
        file.write_bytes(content)
        assert kept(tmp_path, "same", tuple, counting(made)) == ("value", len(made))
    assert len(made) == 4


def test_another_version_of_a_library_makes_another_value(tmp_path, monkeypatch):
    made = []
    kept(tmp_path, "same", tuple, counting(made))
    monkeypatch.setattr(module.metadata, "version", lambda name: f"another {name}")
    module._program.cache_clear()
    try:
        kept(tmp_path, "same", tuple, counting(made))
    finally:
        module._program.cache_clear()
    assert len(made) == 2


@pytest.mark.parametrize("drawn", ["around", "years"])
def test_another_pango_draws_the_kept_pages_anew(tmp_path, print_cache, monkeypatch, drawn):
    """The cover and 目录 of an issue, and 年度总目次: Pango is no Python package, so its version is asked."""
    asked = []

    def note(folder, made_from, kind, make):
        asked.append(repr(made_from))
        return kept(folder, made_from, kind, make)

    module_ = importlib.import_module(f"bulletin.print.{drawn}")
    monkeypatch.setattr(module_, "kept", note)
    job = job_of([make_article("2026-1/01-a", department="特稿")], tmp_path, print_cache)
    for version in (15012, 15012, 15600):
        monkeypatch.setattr(module_, "pango_version", lambda version=version: version)
        if drawn == "around":
            pages_around(job, PageMap("2026-1", 1, (ArticlePages("2026-1/01-a", (1,)),)))
        else:
            set_years(job.publication, Edition.PUBLIC, {}, job.options)
    assert asked[0] == asked[1] != asked[2]


def test_pango_says_its_version():
    """The same that WeasyPrint draws with."""
    from weasyprint.text.ffi import pango

    assert pango_version() == pango.pango_version() > 15000


def test_all_packages_count_that_the_print_edition_is_made_with():
    """What `print` imports of the bulletin is in the hash of the program."""
    package = Path(module.__file__).parents[1]
    nodes = [
        node
        for file in (package / "print").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bulletin.")
    ]
    used = {node.module.split(".")[1] for node in nodes}
    assert {name for name in used if (package / name).is_dir()} <= set(module._MADE_BY)


def test_what_was_not_asked_for_in_a_month_goes(tmp_path):
    kept(tmp_path, "old", tuple, counting([]))
    kept(tmp_path, "asked for", tuple, counting([]))
    for file in tmp_path.iterdir():
        os.utime(file, (0, 0))
    kept(tmp_path, "asked for", tuple, counting([]))
    module._forget_unused.cache_clear()
    made = []
    kept(tmp_path, "new", tuple, counting([]))
    kept(tmp_path, "asked for", tuple, counting(made))
    assert made == []
    assert len(list(tmp_path.iterdir())) == 2


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path):
    """As on a full disk."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert kept(blocked / "cache", "same", tuple, counting([])) == ("value", 1)

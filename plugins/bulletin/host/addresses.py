"""Addresses on the site: names of the model go in, paths relative to the site's root come out.

A path is written as people read it (``2026-1/03-停车/``); only templates percent-encode it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST_NAME = 60  # characters; a file name may have 255 bytes, and a Chinese character has three

_INVISIBLE = r"\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_UNSAFE = re.compile(rf"[{_INVISIBLE}\\/:*?\"<>|#%&;=+\[\]{{}}^`~]+")


def folder_name(name: str) -> str:
    """A name as a folder name that every file system and every server takes.

    Two different names never share a folder: what had to be changed gets a short hash of the
    original.
    """
    plain = unicodedata.normalize("NFC", name)
    safe = _UNSAFE.sub("-", plain).strip(" .-\u3000")[:LONGEST_NAME].rstrip(" .")
    if safe == name:
        return safe
    return f"{safe or '_'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def issue_url(issue_id: str) -> str:
    """The contents page of an issue."""
    return f"{issue_id}/"


def article_url(article_id: str) -> str:
    """The page of an article."""
    return f"{article_id}/"


def epub_url(issue_id: str, nameplate: str) -> str:
    """The EPUB of an issue."""
    return f"{issue_id}/{folder_name(nameplate)}-{issue_id}.epub"


def pdf_url(issue_id: str, name: str) -> str:
    """The PDF of an issue; ``name`` is its file name."""
    return f"{issue_id}/{name}"


def page_picture_url(issue_id: str, label: int | str) -> str:
    """The facsimile of one printed page, by its number or, where it has none, by its label (封面)."""
    return f"{issue_id}/pages/{folder_name(str(label))}/"


def archive_url() -> str:
    """The list of all issues."""
    return "archive/"


def year_url(year: int) -> str:
    """The general contents of a year (年度总目次)."""
    return f"archive/{year}/"


def year_pdf_url(year: int, nameplate: str) -> str:
    """The general contents of a year as a PDF."""
    return f"{year_url(year)}{folder_name(nameplate)}-{year}-总目次.pdf"


def department_url(name: str, number: int = 1) -> str:
    """The list of a department's articles; ``number`` counts its pages from 1."""
    return _paged(f"departments/{folder_name(name)}/", number)


def author_url(name: str, number: int = 1) -> str:
    """The list of an author's articles; ``number`` counts its pages from 1."""
    return _paged(f"authors/{folder_name(name)}/", number)


def _paged(url: str, number: int) -> str:
    return url if number == 1 else f"{url}{number}/"

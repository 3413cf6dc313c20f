"""How to cite an article: the article, its issue and its printed pages go in, texts come out.

GB/T 7714—2015 in its full-width form as Chinese journals print it, BibTeX, and RIS.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote

from bulletin.model import Article, Issue, IssueNumber

FIRST_AUTHORS = 3  # GB/T 7714 names three, then 等

_BIBTEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BIBTEX.update({sign: f"\\{sign}" for sign in "{}%#&$_"})


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation is made of; ``pages`` as ``13-18, 32``, empty where unknown; ``url`` may be empty."""

    key: str
    authors: tuple[str, ...]
    title: str
    journal: str
    number: IssueNumber
    pages: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class Export:
    """A citation as a file: its format, its name on the reader's disk, its content as a data URL."""

    label: str
    name: str
    url: str


def exports_of(source: Source) -> tuple[Export, ...]:
    """The files that reference managers take.

    They stand in the page itself: two files more for every article would double an archive's files.
    """
    bibtex, ris = cite_bibtex(source), cite_ris(source)
    return (
        Export("BibTeX", f"{source.key}.bib", f"data:application/x-bibtex;charset=utf-8,{quote(bibtex)}"),
        Export(
            "RIS",
            f"{source.key}.ris",
            f"data:application/x-research-info-systems;charset=utf-8,{quote(ris)}",
        ),
    )


def source_of(article: Article, issue: Issue, journal: str, pages: str, url: str) -> Source:
    """The source that an article is; its deck is the subtitle."""
    deck = "\u3000".join(article.deck)
    date = article.date or issue.date
    return Source(
        key=_key(issue.id, article.slug),
        authors=tuple(author.display for author in article.authors),
        title=f"{article.title}：{deck}" if deck else article.title,
        journal=journal,
        number=issue.number,
        pages=pages,
        date=date.isoformat() if date else "",
        url=url,
    )


def _key(issue: str, slug: str) -> str:
    """What BibTeX takes as a key: 2026-1-03; for a file without a number, a hash of its name in its place."""
    name = slug if re.match(r"\d+-", slug) else f"{slug}-{hashlib.sha256(slug.encode()).hexdigest()[:6]}"
    return re.sub(r"[^0-9A-Za-z]+", "-", f"{issue}-{name}").strip("-")


def cite_gbt(source: Source) -> str:
    """The form of GB/T 7714—2015 in full-width marks.

    林某某．题名：副题［J］．晋城政协，2026（1）：13-18，32．
    """
    names = "，".join(source.authors[:FIRST_AUTHORS])
    names += "，等" if len(source.authors) > FIRST_AUTHORS else ""
    pages = f"：{source.pages.replace(', ', '，')}" if source.pages else ""
    where = f"{source.journal}，{source.number.year}（{_number(source.number)}）{pages}"
    return "．".join(filter(None, (names, f"{source.title}［J］", where))) + "．"


def cite_bibtex(source: Source) -> str:
    """A BibTeX entry in UTF-8; each title is braced so that styles leave it alone."""
    fields = (
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in source.authors)),
        ("title", f"{{{_tex(source.title)}}}"),
        ("journal", _tex(source.journal)),
        ("year", str(source.number.year)),
        ("number", _number(source.number)),
        ("pages", source.pages.replace("-", "--")),
        ("url", source.url),
        ("language", "chinese"),
    )
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@article{{{source.key},\n{lines}}}\n"


def cite_ris(source: Source) -> str:
    """A RIS record, lines ended as the format wants them (CR LF)."""
    first, _, last = source.pages.partition(", ")[0].partition("-")
    rows = (
        ("TY", "JOUR"),
        *(("AU", name) for name in source.authors),
        ("TI", source.title),
        ("T2", source.journal),
        ("PY", str(source.number.year)),
        ("DA", source.date.replace("-", "/")),
        ("IS", _number(source.number)),
        ("SP", first),
        ("EP", last or first),
        ("LA", "zh-CN"),
        ("UR", source.url),
    )
    lines = (f"{tag}  - {_line(value)}" for tag, value in rows if value)
    return "\r\n".join((*lines, "ER  - ", ""))


def _number(number: IssueNumber) -> str:
    return str(number.first) if number.first == number.last else f"{number.first}-{number.last}"


def _tex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _line(text))


def _line(text: str) -> str:
    return " ".join(text.splitlines())

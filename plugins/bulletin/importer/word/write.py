"""The edge: drafts read from disk, and their articles and pictures put into a folder, all or none.

In: files and a Target. Out: reports. A file that stands there is never written over without ``force``; the
number in a new file's name continues those of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.importer.word.office import draw_nothing
from bulletin.importer.word.package import Kind, kind_of
from bulletin.importer.word.pipeline import Draft, Mend, read_draft, write_draft
from bulletin.importer.word.reading.media import Draw
from bulletin.importer.word.writing.report import DraftReport
from bulletin.load.files import ARTICLE_LIMIT, read_bytes
from bulletin.load.folder import next_number
from bulletin.outputs import add_files

FILE_LIMIT = 256_000_000
"""Bytes of a draft; one with thirty photographs from a camera has about 150 million."""
_TITLE = re.compile(r"(?m)\A---\n标题: (.*)$")


@dataclass(frozen=True, slots=True)
class Target:
    """Where articles go: a folder and how messages name it; ``file`` when one file was named."""

    folder: Path
    label: str
    file: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading a draft needs from elsewhere.

    ``to_docx`` reads .doc and .wps (bytes, name), ``draw`` metafiles, ``mend`` repairs punctuation;
    ``departments`` are the names in use, ``department`` the one that the editor chose.
    """

    to_docx: Callable[[bytes, str], bytes]
    mend: Mend
    draw: Draw = draw_nothing
    departments: Sequence[str] = ()
    department: str = ""


@dataclass(slots=True)
class _Placing:
    """Names in the folder, those that are about to be written among them."""

    target: Target
    taken: dict[str, bytes | None]
    files: dict[str, bytes] = field(default_factory=dict)

    def article(self, draft: Draft) -> str:
        """The file's name; BulletinError when an article of this title is there already."""
        if self.target.file:
            there = self.target.file if self.target.file in self.taken else ""
        else:
            there = next((name for name in self.taken if self._is_same(name, draft)), "")
        if there and not self.target.force:
            path = f"{self.target.label}/{there}"
            message = f"这里已有《{draft.shaped.head.title}》这一篇（{draft.name} 没有导入）"
            raise BulletinError([Problem(path, None, message, "确要用文稿盖掉它，加 --force", "word-exists")])
        return there or self.target.file or f"{next_number(self.taken)}-{draft.slug}.md"

    def _is_same(self, name: str, draft: Draft) -> bool:
        if not name.endswith(f"-{draft.slug}.md") or name in self.files:
            return False
        found = _TITLE.match((self.taken[name] or b"").decode("utf-8", "replace").replace("\r\n", "\n"))
        return found is not None and found[1].strip().strip("'\"") == draft.shaped.head.title

    def picture(self, slug: str, number: int, data: bytes, suffix: str, *, replaces: bool) -> str:
        """The picture's path in the folder: images/停车新规-1.jpg; a taken name is left alone."""
        names = (
            f"images/{slug}-{number}{again}{suffix}" for again in ("", *(f"-{n}" for n in range(2, 1000)))
        )
        for name in names:
            mine = self.files.get(name)
            there = mine if mine is not None else self._picture_there(name)
            if there is None or there == data or (replaces and mine is None):
                self.files[name] = data
                return name
        raise AssertionError(slug)

    def _picture_there(self, name: str) -> bytes | None:
        file = self.target.folder / name
        return file.read_bytes() if file.is_file() else None

    def add(self, name: str, text: str) -> None:
        """An article's file that will be written."""
        self.taken[name] = None
        self.files[name] = text.encode()


def import_drafts(files: Sequence[Path], target: Target, tools: Tools) -> tuple[DraftReport, ...]:
    """Read every draft, then write all articles and pictures, or nothing.

    BulletinError with the problems of all drafts; MachineError where LibreOffice is wanted and missing.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for file in files:
        try:
            drafts.append(_read(file, tools))
        except BulletinError as error:
            problems += error.problems
    if problems:
        raise BulletinError(problems)
    placing = _Placing(target, _names(target.folder))
    reports = []
    for draft in drafts:
        try:
            reports.append(_place(draft, placing, tools.mend))
        except BulletinError as error:
            problems += error.problems
    if problems:
        raise BulletinError(problems)
    add_files(target.folder, placing.files)
    return tuple(reports)


def _read(file: Path, tools: Tools) -> Draft:
    data = read_bytes(file, file.name, FILE_LIMIT)
    if kind_of(data, file.name) is Kind.OLD:
        data = tools.to_docx(data, file.name)
    return read_draft(data, file.name, tools.departments, tools.draw, tools.department)


def _names(folder: Path) -> dict[str, bytes | None]:
    """The names in a folder and, of articles, what stands in them."""
    if not folder.is_dir():
        return {}
    listed = sorted(folder.iterdir())
    return {
        file.name: file.read_bytes() if file.suffix == ".md" and file.is_file() else None for file in listed
    }


def _place(draft: Draft, placing: _Placing, mend: Mend) -> DraftReport:
    name = placing.article(draft)
    replaces = name in placing.taken
    pictures: Mapping[int, str] = {
        number: placing.picture(draft.slug, place, picture.data, picture.suffix, replaces=replaces)
        for place, (number, picture) in enumerate(draft.pictures.items(), start=1)
    }
    text, report = write_draft(draft, f"{placing.target.label}/{name}", pictures, mend)
    if len(text.encode()) > ARTICLE_LIMIT:
        message = f"一篇文章应在{ARTICLE_LIMIT // 1000} KB 以内，这份文稿有{len(text.encode()) // 1000} KB"
        raise BulletinError([Problem(draft.name, None, message, "请分成几份文稿，再导入", "word-too-long")])
    placing.add(name, text)
    return report

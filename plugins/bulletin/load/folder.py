"""An issue's folder as it lies on disk: which files are articles, their bytes, hashes of its pictures.

Goes in: a folder. Comes out: a snapshot that decides, before anything is parsed, whether the cache
still holds the issue; and the problems of names and files.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import Problem
from bulletin.load.cache import Cache
from bulletin.load.collecting import collecting
from bulletin.load.files import ARTICLE_LIMIT, PICTURE_LIMIT, SETTINGS_LIMIT, name_of, read_inside, unreadable
from bulletin.load.pictures import SUFFIXES

ISSUE_FILE = "issue.yml"
NO_NUMBER = 10**9
"""Where ``natural`` puts a name without a number: behind all others."""
_UNSEEN = "\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
_BAD_IN_NAMES = re.compile(rf"[#?%\\:*\"<>|&\s{_UNSEEN}]")
_SUFFIX_MISTAKES = re.compile(r"\.(?:(?i:md\.txt|markdown|mdown|yaml)|M[dD]|mD)$")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of an issue: articles by name in printed order, issue.yml, hashes of the pictures."""

    folder: Path
    prefix: str
    issue_file: bytes | None
    articles: tuple[tuple[str, bytes], ...]
    pictures: dict[str, str]
    problems: tuple[Problem, ...]

    def key(self, *context: str) -> str:
        """A hash of everything that the issue is made of, and of ``context``."""
        digest = hashlib.blake2b("\n".join((*context, self.prefix)).encode(), digest_size=16)
        for name, data in (*self.articles, (ISSUE_FILE, self.issue_file or b"")):
            digest.update(f"\n{name} {len(data)}\n".encode())
            digest.update(data)
        digest.update("\n".join(f"{name}={value}" for name, value in sorted(self.pictures.items())).encode())
        return digest.hexdigest()


def take_snapshot(folder: Path, root: Path, cache: Cache) -> Snapshot:
    """The folder's files; unreadable ones are named in ``problems`` and left out."""
    prefix = name_of(folder, root)
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    for name in _texts(folder, prefix, problems):
        limit = SETTINGS_LIMIT if name == ISSUE_FILE else ARTICLE_LIMIT
        with collecting(problems):
            texts[name] = read_inside(folder / name, folder, f"{prefix}/{name}", limit)
    issue_file = texts.pop(ISSUE_FILE, None)
    named = {problem.path for problem in problems}
    if issue_file is None and named.isdisjoint((prefix, f"{prefix}/{ISSUE_FILE}")):
        problems.append(_no_issue_file(prefix, folder))
    if not texts and not any(path == prefix or path.endswith(".md") for path in named):
        problems.append(_no_articles(prefix))
    articles = tuple(sorted(texts.items(), key=lambda item: natural(item[0])))
    return Snapshot(
        folder, prefix, issue_file, articles, _picture_digests(folder, prefix, cache), tuple(problems)
    )


def natural(name: str) -> tuple[int, str]:
    """Sort key: the number in front as a number, then the name; names without one come last."""
    match = re.match(r"\d{1,9}", name)
    return (int(match[0]) if match else NO_NUMBER, name)


def next_number(taken: Iterable[str]) -> str:
    """The number for one more article: after the highest in use, those put aside too; two digits at least."""
    found = (re.match(r"_?(\d{1,4})-", name) for name in taken)
    return f"{max((int(match[1]) for match in found if match), default=0) + 1:02}"


def _texts(folder: Path, prefix: str, problems: list[Problem]) -> Iterator[str]:
    """Names of issue.yml and the article files; those beginning with . _ or ~ are put aside."""
    try:
        names = sorted(file.name for file in folder.iterdir())
    except OSError as error:
        problems.append(unreadable(prefix, error))
        return
    for name in names:
        if name.startswith((".", "_", "~")):
            continue
        if _SUFFIX_MISTAKES.search(name):
            problems.append(_bad_suffix(f"{prefix}/{name}", name))
        elif name.endswith(".md") and _BAD_IN_NAMES.search(name):
            problems.append(_bad_name(f"{prefix}/{name}", name))
        elif name.endswith(".md") or name == ISSUE_FILE:
            yield name


def _picture_digests(folder: Path, prefix: str, cache: Cache) -> dict[str, str]:
    """Hashes of the pictures by path in the folder; bytes are read again only when a stamp changed."""
    known = cache.recall_stamps(prefix)
    stamps = {name: (size, mtime, file) for name, size, mtime, file in _picture_files(folder)}
    fresh: dict[str, tuple[int, int, str]] = {}
    for name, (size, mtime, file) in stamps.items():
        before = known.get(name)
        if before is not None and before[:2] == (size, mtime):
            fresh[name] = before
        elif size <= PICTURE_LIMIT:
            try:
                data = file.read_bytes()
            except OSError:
                continue  # named where an article uses it
            fresh[name] = (size, mtime, hashlib.blake2b(data, digest_size=16).hexdigest())
    if fresh != known:
        cache.keep_stamps(prefix, fresh)
    return {name: digest for name, (_, _, digest) in fresh.items()}


def _picture_files(folder: Path) -> Iterator[tuple[str, int, int, Path]]:
    for directory, _, names in os.walk(folder):
        for name in names:
            file = Path(directory, name)
            if file.suffix.lower() in SUFFIXES and file.is_file():
                status = file.stat()
                yield file.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns, file


def _bad_suffix(path: str, name: str) -> Problem:
    right = "issue.yml" if name.lower().endswith(".yaml") else f"{name.split('.', maxsplit=1)[0]}.md"
    message = f"文件名应以 .md 结尾（期的说明叫 issue.yml），现为“{name}”"
    return Problem(
        path,
        None,
        message,
        f"请改名为 {right}；看不到结尾，就在文件夹的“查看”里勾上“文件扩展名”",
        "file-name",
    )


def _bad_name(path: str, name: str) -> Problem:
    found = "、".join(dict.fromkeys(_name_of_mark(mark) for mark in _BAD_IN_NAMES.findall(name)))
    right = _BAD_IN_NAMES.sub("", name)
    return Problem(path, None, f"文件名里有{found}，做不成网址", f"请改名，例如 {right}", "file-name")


def _name_of_mark(mark: str) -> str:
    """How an editor calls a character."""
    if re.fullmatch(f"[{_UNSEEN}]", mark):
        return "看不见的字符"
    return f"“{mark}”" if mark.strip() else "空格"


def _no_issue_file(prefix: str, folder: Path) -> Problem:
    year, _, number = folder.name.partition("-")
    remedy = f"请新建 issue.yml，写上 年份: {year} 和 期号: {number or 1}，或从上一期复制一份来改"
    return Problem(prefix, None, "这一期没有 issue.yml", remedy, "issue-file-missing")


def _no_articles(prefix: str) -> Problem:
    remedy = "放进至少一篇，例如 01-停车.md；这一期不要了，就把文件夹移走"
    return Problem(prefix, None, "这一期没有文章：文件夹里没有 .md 文件", remedy, "issue-empty")

"""The texts that ``check`` reads and mends: files on disk, with their line ends, as they are.

The edge of ``check``. Goes in: the archive's root and the folder of its issues. Comes out: texts by
the path that messages use; or a file written back, with a copy of what it was beside it unless git
keeps the old one.
"""

from __future__ import annotations

import codecs
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from bulletin.check.house import FILE_NAME, NO_RULES, HouseRules, read_house_rules
from bulletin.check.ignored import COPY
from bulletin.errors import BulletinError
from bulletin.load.encoding import decode
from bulletin.load.files import ARTICLE_LIMIT, SETTINGS_LIMIT, name_of, read_bytes
from bulletin.load.marked_yaml import read_yaml
from bulletin.outputs import write_whole

SETTINGS = "mkdocs.yml"


def read_rules(root: Path) -> HouseRules:
    """The house rules of the archive; none when it has no such file. Raises BulletinError.

    Codes that mkdocs.yml switches off (``extra.publication.检查: {关闭: […]}``) are among them.
    """
    file = root / FILE_NAME
    rules = NO_RULES
    if file.is_file():
        rules = read_house_rules(decode(read_bytes(file, FILE_NAME, SETTINGS_LIMIT), FILE_NAME))
    return replace(rules, disabled=rules.disabled | _disabled_in_settings(root / SETTINGS))


def read_texts(root: Path, issues: Path, only: Collection[str]) -> dict[str, str]:
    """Articles and issue.yml of the issues, by path; files that cannot be read are left to the loader."""
    texts: dict[str, str] = {}
    for file in _files(issues, only):
        name = name_of(file, root)
        try:
            texts[name] = decode(read_bytes(file, name, ARTICLE_LIMIT), name)
        except BulletinError:
            continue  # the loader names what is wrong with it
    return texts


def write_mended(root: Path, path: str, text: str) -> Path | None:
    """Write a mended text with the file's own line ends; where the copy stands, None within git."""
    file = root / path
    before = file.read_bytes()
    copy = None if _is_in_git(file) else file.with_name(f"{file.name}{COPY}")
    if copy is not None and not copy.exists():
        write_whole(copy, before)
    mode = file.stat().st_mode & 0o777
    write_whole(file, _with_line_ends(text, before))
    file.chmod(mode)
    return copy


def _with_line_ends(text: str, before: bytes) -> bytes:
    """The text in bytes, each line with the end that it had, behind the mark that the file began with."""
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    ends = [*re.findall(rb"\r\n|\r|\n", before), b""]
    lines = text.split("\n")
    return mark + b"".join(line.encode() + end for line, end in zip(lines, ends, strict=True))


def _disabled_in_settings(file: Path) -> frozenset[str]:
    try:
        text = decode(read_bytes(file, SETTINGS, SETTINGS_LIMIT), SETTINGS)
        value: object = read_yaml(text, SETTINGS, tags=True).values
    except BulletinError:
        return frozenset()  # the loader names what is wrong with it
    for step in ("extra", "publication", "检查", "关闭"):
        value = value.get(step) if isinstance(value, dict) else None
    listed = value if isinstance(value, list) else [value]
    return frozenset(code for code in listed if isinstance(code, str))


def _files(issues: Path, only: Collection[str]) -> Iterator[Path]:
    names = sorted(only) or sorted(one.name for one in issues.glob("[0-9]*-*") if one.is_dir())
    for name in names:
        folder = issues / name
        for file in sorted(folder.glob("*.md")):
            if not file.name.startswith((".", "_", "~")):
                yield file
        if (folder / "issue.yml").is_file():
            yield folder / "issue.yml"


def _is_in_git(file: Path) -> bool:
    """Whether git has the file exactly as it stands, so that it can give it back."""
    git = shutil.which("git")
    if git is None:
        return False
    asked = (("ls-files", "--error-unmatch"), ("diff", "--quiet", "HEAD"))
    return all(
        subprocess.run(
            [git, *words, "--", file.name], cwd=file.parent, check=False, capture_output=True
        ).returncode
        == 0
        for words in asked
    )

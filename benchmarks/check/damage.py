"""A small archive made from the sample issues, and what one trial damages in it.

Goes in: a folder of the trial's own, and a source of chance. Comes out: the archive, and the damage that
stands in it for the time of a ``with`` block.
"""

from __future__ import annotations

import contextlib
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutations import FOR_BYTES, FOR_TEXTS, mutate, mutate_name

from bulletin.cli.archive import Archive, choose_archive

ROOT = Path(__file__).resolve().parents[2]
ISSUE = "2026-1"
_LINKS = re.compile(r"\]\((?!images/)[^)\n]*\)")


def make_archive(folder: Path) -> Archive:
    """An archive with one issue of two articles; the first gives way to the article that is damaged."""
    root = folder / "archive"
    issue = root / "issues" / ISSUE
    issue.mkdir(parents=True)
    for name in ("content", "theme"):
        (root / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "house-rules.yml"):
        shutil.copy(ROOT / name, root)
    for source in sorted((ROOT / "issues").glob("*/images")):
        shutil.copytree(source, issue / "images", dirs_exist_ok=True)
    (issue / "issue.yml").write_text(issue_file(), encoding="utf-8")
    (issue / "02-山路.md").write_text("---\n标题: 山路\n栏目: 特稿\n---\n\n山路通了。\n", encoding="utf-8")
    return choose_archive(root)


def issue_file() -> str:
    """The first sample issue's own file, its highlights the two articles."""
    text = (ROOT / "issues" / ISSUE / "issue.yml").read_text(encoding="utf-8")
    return re.sub(r"导读:\n(?:  - .*\n)+", "导读:\n  - 02-山路\n  - 一句话\n", text)


def seeds() -> dict[str, bytes]:
    """The sample articles by file name, with nothing in them that leads to another one."""
    found: dict[str, bytes] = {}
    for file in sorted((ROOT / "issues").glob("*/*.md")):
        text = re.sub(r"(?m)^续自: .*\n", "", file.read_text(encoding="utf-8"))
        text = re.sub(r"(?m)^\s*(?:（上接）|（下转）)|（下转）\s*\Z", "", text)
        found[f"01{file.name[2:]}"] = _LINKS.sub("](https://example.com/)", text).encode()
    return found


@dataclass(frozen=True, slots=True)
class Damage:
    """One trial's damage: which kind of file, and the files that stand otherwise than in the archive."""

    kind: str
    files: dict[str, bytes]
    """By path in the archive's root."""
    gone: tuple[str, ...] = ()


def make_damage(chance: random.Random, archive: Archive, articles: dict[str, bytes]) -> Damage:
    """Some damage: half of it in articles."""
    name = chance.choice(sorted(articles))
    article = f"issues/{ISSUE}/{name}"
    kind = chance.choices(
        ("article", "issue.yml", "mkdocs.yml", "house-rules.yml", "picture", "name"), (60, 12, 8, 7, 6, 7)
    )[0]
    sound = {article: articles[name]}
    if kind == "article":
        return Damage(kind, {article: mutate(chance, articles[name], FOR_TEXTS)})
    if kind == "picture":
        pictures = sorted((archive.issues / ISSUE / "images").iterdir())
        shown = [one for one in pictures if one.name.encode() in articles[name]]
        picture = chance.choice(shown or pictures)
        path = picture.relative_to(archive.root).as_posix()
        return Damage(kind, {**sound, path: mutate(chance, picture.read_bytes(), FOR_BYTES)})
    if kind == "name":
        old = chance.choice((article, f"issues/{ISSUE}/issue.yml"))
        folder, _, last = old.rpartition("/")
        content = sound.get(old) or (archive.root / old).read_bytes()
        renamed = {f"{folder}/{mutate_name(chance, last)}": content}
        return Damage(kind, renamed if old == article else {**sound, **renamed}, (old,))
    path = f"issues/{ISSUE}/issue.yml" if kind == "issue.yml" else kind
    return Damage(kind, {**sound, path: mutate(chance, (archive.root / path).read_bytes(), FOR_TEXTS)})


@contextlib.contextmanager
def standing(archive: Archive, damage: Damage) -> Iterator[None]:
    """The archive with the damage in it, and as it was afterwards."""
    touched = {path: archive.root / path for path in (*damage.files, *damage.gone)}
    before = {path: file.read_bytes() if file.is_file() else None for path, file in touched.items()}
    for path in damage.gone:
        touched[path].unlink(missing_ok=True)
    for path, data in damage.files.items():
        touched[path].write_bytes(data)
    try:
        yield
    finally:
        for path, data in before.items():
            if data is None:
                touched[path].unlink(missing_ok=True)
            else:
                touched[path].write_bytes(data)
        for copy in archive.issues.rglob("*.orig"):
            copy.unlink()

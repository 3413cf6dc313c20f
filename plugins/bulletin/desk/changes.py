"""Changes of files, all of them or none.

Goes in: what each file was and shall be, and under which name. Comes out: the files changed; or, when
the disk refuses anything, every file as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BulletinError, Problem


@dataclass(frozen=True, slots=True)
class FileChange:
    """``old`` becomes ``new`` (the same path, or another in its folder), ``before`` becomes ``after``."""

    old: Path
    new: Path
    before: bytes
    after: bytes

    @property
    def is_rename(self) -> bool:
        """Whether the file gets another name."""
        return self.old != self.new


def apply_changes(changes: Sequence[FileChange], folder: Path) -> None:
    """Carry out all changes; ``folder`` holds the files, and for a moment what they were.

    BulletinError, and nothing changed, when a file is no longer as it was read or a name is taken.
    OSError when the disk refuses; then everything is back in its place.
    """
    problems = [*_changed_meanwhile(changes), *_names_taken(changes)]
    if problems:
        raise BulletinError(problems)
    scratch = Path(tempfile.mkdtemp(prefix=".bulletin-", dir=folder))
    undo: list[tuple[Path, Path]] = []
    stranded = False
    try:
        for number, change in enumerate(changes):
            (scratch / f"new-{number}").write_bytes(change.after)
            shutil.copymode(change.old, scratch / f"new-{number}")
        for number, change in enumerate(changes):
            _set_aside(change, scratch / f"old-{number}", undo)
        for number, change in enumerate(changes):
            _move(scratch / f"new-{number}", change.new, undo)
    except BaseException as error:
        stranded = not _put_back(undo)
        if stranded:
            message = "做到一半时磁盘出了问题，有的原稿没有放回原处"
            remedy = f"原稿在 {scratch} 里，请把它们移回来"
            raise BulletinError([Problem(str(folder), None, message, remedy, "stranded")]) from error
        raise
    finally:
        if not stranded:
            shutil.rmtree(scratch, ignore_errors=True)


def _put_back(undo: Sequence[tuple[Path, Path]]) -> bool:
    """Whether every file that was moved is back in its place."""
    back = True
    for source, target in reversed(undo):
        try:
            target.replace(source)
        except OSError:
            back = False
    return back


def _set_aside(change: FileChange, aside: Path, undo: list[tuple[Path, Path]]) -> None:
    """Keep what the file was. One that keeps its name stays: a power cut must not leave a gap there."""
    if change.is_rename:
        _move(change.old, aside, undo)
    else:
        shutil.copy2(change.old, aside)
        undo.append((change.old, aside))


def _move(source: Path, target: Path, undo: list[tuple[Path, Path]]) -> None:
    source.replace(target)
    undo.append((source, target))


def _changed_meanwhile(changes: Iterable[FileChange]) -> Iterable[Problem]:
    for change in changes:
        if not change.old.is_file() or change.old.read_bytes() != change.before:
            message = "这个文件刚才又被改过，这次一处也没有动"
            yield Problem(str(change.old), None, message, "先把它保存好，再运行一次", "changed-meanwhile")


def _names_taken(changes: Sequence[FileChange]) -> Iterable[Problem]:
    leaving = {change.old for change in changes}
    for change in changes:
        if change.is_rename and change.new not in leaving and change.new.exists():
            message = f"已经有“{change.new.name}”了，不能盖掉它"
            yield Problem(str(change.old), None, message, "换一个短题，或先给那一个改名", "name-taken")

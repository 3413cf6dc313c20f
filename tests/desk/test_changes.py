"""Changes of files happen whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.desk import FileChange, apply_changes
from bulletin.errors import BulletinError
from desk.archives import tree


def _three(root: Path) -> list[FileChange]:
    """Two files that swap names, and one that gets new content."""
    for name in ("a", "b", "c"):
        (root / name).write_bytes(name.encode())
    return [
        FileChange(root / "a", root / "b", b"a", b"a"),
        FileChange(root / "b", root / "a", b"b", b"b!"),
        FileChange(root / "c", root / "c", b"c", b"c!"),
    ]


def test_names_may_be_swapped(tmp_path: Path) -> None:
    """No name is lost when two files take each other's."""
    apply_changes(_three(tmp_path), tmp_path)
    assert tree(tmp_path) == {"b": b"a", "a": b"b!", "c": b"c!"}


def test_a_file_that_keeps_its_name_is_never_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between any two steps the old text or the new stands there, so that a power cut loses nothing."""
    seen: list[bytes] = []
    replace = Path.replace

    def watch(self: Path, target: Path) -> Path:
        seen.append((tmp_path / "c").read_bytes())
        moved = replace(self, target)
        seen.append((tmp_path / "c").read_bytes())
        return moved

    changes = _three(tmp_path)
    monkeypatch.setattr(Path, "replace", watch)
    apply_changes(changes, tmp_path)
    assert seen == [b"c"] * 9 + [b"c!"]


@pytest.mark.parametrize("failing", range(5))
def test_a_refusing_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """Whichever step fails, every file has its name and its bytes again, and no scratch stays."""
    changes = _three(tmp_path)
    before = tree(tmp_path)
    steps = iter(range(100))
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if next(steps) == failing:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        apply_changes(changes, tmp_path)
    assert tree(tmp_path) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "b", "c"]


def test_a_file_saved_in_between_is_not_overwritten(tmp_path: Path) -> None:
    """Somebody saved the file after it was read: nothing is written, and the editor is told."""
    changes = _three(tmp_path)
    (tmp_path / "c").write_bytes(b"newer")
    before = tree(tmp_path)
    with pytest.raises(BulletinError) as refused:
        apply_changes(changes, tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["changed-meanwhile"]
    assert tree(tmp_path) == before


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    """A file that is not part of the change keeps its name."""
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "z").write_bytes(b"z")
    with pytest.raises(BulletinError) as refused:
        apply_changes([FileChange(tmp_path / "a", tmp_path / "z", b"a", b"a")], tmp_path)
    assert [problem.code for problem in refused.value.problems] == ["name-taken"]
    assert tree(tmp_path) == {"a": b"a", "z": b"z"}

"""The cache: a change costs the change, and a damaged cache costs only time."""

from __future__ import annotations

import os
import pickle
from hashlib import blake2b
from pathlib import Path

import pytest
from PIL import Image

from bulletin.errors import BulletinError
from bulletin.load import again, load_publication
from bulletin.load import issue as issue_module
from bulletin.load.cache import Cache
from bulletin.model import Publication
from load.archives import article, good_archive, write


class Counting:
    """How many issues were read from their files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reads = 0
        original = issue_module._read

        def counted(*args: object) -> object:
            self.reads += 1
            return original(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(issue_module, "_read", counted)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    return Counting(monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two issues, one with a picture."""
    root = good_archive(tmp_path / "archive")
    write(root, "issues/2026-2/issue.yml", "年份: 2026\n期号: 2\n")
    write(root, "issues/2026-2/01-文.md", article(body="见图。\n\n![桥](images/桥.png)\n"))
    (root / "issues/2026-2/images").mkdir()
    Image.new("L", (4, 3)).save(root / "issues/2026-2/images/桥.png")
    return root


def load(root: Path) -> Publication:
    return load_publication(root, cache=root.parent / "cache")


def test_nothing_changed_nothing_read(root: Path, counting: Counting) -> None:
    """And the values are the same."""
    first = load(root)
    assert counting.reads == 2
    assert load(root) == first == load_publication(root)
    assert counting.reads == 4  # the second two by the load without a cache


@pytest.mark.parametrize(
    "path", ["issues/2026-2/01-文.md", "issues/2026-2/issue.yml", "issues/2026-2/02-新.md"]
)
def test_a_changed_file_is_read_with_its_issue_only(root: Path, counting: Counting, path: str) -> None:
    """The other issue comes from the cache."""
    load(root)
    extra = "# 改\n" if path.endswith("yml") else "再添一句。\n"
    file = root / path
    write(root, path, (file.read_text("utf-8") if file.exists() else article()) + extra)
    fresh = load(root)
    assert counting.reads == 3
    assert fresh == load_publication(root)


class Reading:
    """The names of the article files that were read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        original = again.read_article

        def noted(data: bytes, name: str, around: object) -> object:
            self.names.append(name)
            return original(data, name, around)  # type: ignore[arg-type]

        monkeypatch.setattr(again, "read_article", noted)

    def since(self) -> list[str]:
        """The names since this was asked last."""
        names, self.names = self.names, []
        return names


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(monkeypatch)


def test_of_a_changed_issue_only_the_changed_article_is_read(root: Path, reading: Reading) -> None:
    """Links and continuations of the others stay; a broken article keeps nothing and spoils nothing."""
    write(root, "issues/2026-2/02-又.md", article(body="见 [前一篇](01-文.md)。\n"))
    load(root)
    reading.since()
    write(root, "issues/2026-2/01-文.md", article(body="改过。\n"))
    fresh = load(root)
    assert reading.since() == ["01-文.md"]
    assert fresh == load_publication(root)
    reading.since()
    write(root, "issues/2026-2/01-文.md", article("页码: 一"))
    with pytest.raises(BulletinError):
        load(root)
    (root / "issues/2026-2/01-文.md").unlink()
    reading.since()
    with pytest.raises(BulletinError, match="没有这一篇"):
        load(root)
    write(root, "issues/2026-2/01-文.md", article(body="又改过。\n"))
    assert load(root).article("2026-2/01-文").body.text == "又改过。"
    assert reading.since() == ["01-文.md"]


@pytest.mark.parametrize("path", ["mkdocs.yml", "issues/2026-2/issue.yml"])
def test_what_every_article_takes_from_above_has_them_all_read(
    root: Path, reading: Reading, path: str
) -> None:
    """A scope of the issue, a form of a department."""
    load(root)
    reading.since()
    text = (root / path).read_text("utf-8")
    changed = text.replace("- 建言献策", "- {名称: 建言献策, 体裁: 规章}")
    write(root, path, changed if changed != text else f"{text}公开范围: 内部\n")
    assert load(root) == load_publication(root)
    assert "01-文.md" in reading.since()


def test_a_changed_picture_changes_its_articles_digest(root: Path, counting: Counting) -> None:
    """The size, even when name, length and page stay."""
    before = load(root).article("2026-2/01-文")
    file = root / "issues/2026-2/images/桥.png"
    Image.new("L", (5, 3)).save(file)
    os.utime(file, ns=(1, 1))
    after = load(root).article("2026-2/01-文")
    assert counting.reads == 3
    assert before.digest != after.digest
    assert after.body.pictures[0].width == 5


def test_a_touched_picture_costs_no_new_reading(root: Path, counting: Counting) -> None:
    """A fresh copy of the archive has new times and the same bytes."""
    load(root)
    os.utime(root / "issues/2026-2/images/桥.png", ns=(1, 1))
    load(root)
    assert counting.reads == 2


def test_a_changed_setting_is_not_taken_from_the_cache(root: Path, counting: Counting) -> None:
    """A department's form makes other bodies of the same files."""
    load(root)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", settings.replace("- 建言献策", "- {名称: 建言献策, 体裁: 规章}"))
    load(root)
    assert counting.reads == 4


def test_a_moved_archive_is_found_in_its_new_place(root: Path, counting: Counting) -> None:
    """Folders are not part of what is kept; only their names in the archive are."""
    load(root)
    moved = root.rename(root.with_name("moved"))
    publication = load(moved)
    assert publication.issue("2026-1").folder == str(moved / "issues/2026-1")
    assert counting.reads == 2


def test_an_issue_with_problems_is_not_kept(root: Path) -> None:
    """Its messages come again until the fault is gone."""
    write(root, "issues/2026-2/01-文.md", article("页码: 一"))
    messages = []
    for _ in range(2):
        with pytest.raises(Exception, match="页码应为数字") as caught:
            load(root)
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


class Evil:
    """What a stranger's pickle would do."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, ("evil",))


def damaged(payload: bytes) -> list[bytes]:
    """Ways in which an entry can be broken or foreign; the last two carry a right checksum."""
    return [
        b"",
        payload[:-1],
        payload[:40] + b"?" + payload[41:],
        b"x" * 100,
        *(blake2b(body, digest_size=32).digest() + body for body in (pickle.dumps(Evil()), b"\x80\x05.")),
    ]


def test_broken_and_foreign_entries_are_built_again_and_never_run(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file of the cache is replaced by each kind of damage."""
    monkeypatch.chdir(tmp_path)
    expected = load(root)
    files = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(files) >= 3
    for kind in range(6):
        for file in files:
            good = file.read_bytes()
            file.write_bytes(damaged(good)[kind])
            assert load(root) == expected
            assert file.read_bytes() == good
    assert not (tmp_path / "evil").exists()


def test_a_cache_that_cannot_be_written_stops_nothing(root: Path, tmp_path: Path) -> None:
    """A file stands where its folder should be."""
    (tmp_path / "cache").write_text("")
    assert load(root) == load_publication(root)


def test_without_a_folder_nothing_is_kept() -> None:
    """Keeping is silently refused."""
    cache = Cache(None)
    cache.keep("2026-1", "key", 1)
    assert cache.recall("2026-1", "key") is None


def test_a_hundred_changes_leave_one_entry_an_issue(root: Path, tmp_path: Path) -> None:
    """Editors save all day; the cache must not outgrow the archive."""
    load(root)
    before = sorted(path.name for path in (tmp_path / "cache").iterdir())
    for number in range(5):
        write(root, "issues/2026-2/01-文.md", article(body=f"第{number}稿。\n"))
        load(root)
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == before

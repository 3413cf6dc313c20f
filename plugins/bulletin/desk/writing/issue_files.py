"""The files that the form may touch: articles, issue.yml and pictures of the issues, nothing else.

Goes in: names as the browser sends them. Comes out: bytes, and files changed whole or not at all.
BulletinError says what is wrong with a name; OSError is the disk's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bulletin.desk.changes import FileChange, apply_changes
from bulletin.desk.moving import list_slugs
from bulletin.errors import BulletinError, Problem
from bulletin.load.archive import FOLDER_NAME
from bulletin.load.encoding import decode
from bulletin.load.files import ARTICLE_LIMIT, PICTURE_LIMIT, leads_inside, read_inside
from bulletin.load.folder import ISSUE_FILE
from bulletin.load.pictures import SUFFIXES
from bulletin.load.portable import portable

PICTURES = "images"
_UNFIT = re.compile(r"[#?%\\/:*\"<>|&\s\x00-\x1f\x7f]|^[._~]|\.\.")
_STARTS = {
    b"\x89PNG\r\n\x1a\n": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
}
"""How a picture begins, and the ending that its name should have."""
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IssueFiles:
    """The folder of the issue folders; browsers call it ``issues`` whatever its name is."""

    folder: Path

    def issues(self) -> tuple[str, ...]:
        """The ids of the issues, newest first."""
        found = [FOLDER_NAME.fullmatch(entry.name) for entry in self.folder.iterdir() if entry.is_dir()]
        numbers = {one[0]: tuple(int(part or 0) for part in one.groups()) for one in found if one}
        return tuple(sorted(numbers, key=lambda name: numbers[name], reverse=True))

    def articles(self, issue: str) -> tuple[str, ...]:
        """The slugs of an issue's articles in printed order."""
        return list_slugs(self._issue(issue))

    def names(self, issue: str) -> tuple[str, ...]:
        """The names of all files of an issue's folder, those put aside too."""
        return tuple(file.name for file in self._issue(issue).iterdir())

    def file(self, path: str) -> Path:
        """The file, there or not, that ``issues/2026-1/03-停车.md`` or ``issues/2026-1/issue.yml`` means."""
        first, _, rest = path.partition("/")
        issue, _, name = rest.partition("/")
        is_article = name.endswith(".md") and not _UNFIT.search(name)
        if first != "issues" or not (is_article or name == ISSUE_FILE):
            raise _refused(path)
        return self._issue(issue) / name

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None when there is none."""
        file = self.file(path)
        if not file.exists() and not file.is_symlink():
            return None
        return read_inside(file, file.parent, path, ARTICLE_LIMIT)

    def write(self, path: str, before: bytes | None, after: bytes) -> None:
        """Put new bytes in the place of those read; BulletinError when they have changed meanwhile."""
        file = self.file(path)
        if len(after) > ARTICLE_LIMIT:
            message = f"一篇应在{ARTICLE_LIMIT:,}字节以内，现有{len(after):,}字节"
            raise BulletinError([Problem(path, None, message, "分成几篇，用“续自”接起来", "file-too-big")])
        decode(after, path)
        if before == after:
            return
        if before is None:
            _write_new(file, after, path)
        else:
            apply_changes([FileChange(file, file, before, after)], file.parent)

    def put_aside(self, path: str) -> str:
        """Give an article's file a name with _ in front, under which nothing reads it; the new name."""
        file = self.file(path)
        before = self.read(path)
        if before is None or file.name == ISSUE_FILE:
            raise _refused(path)
        taken = {one.name for one in file.parent.iterdir()}
        names = (f"_{file.stem}{f'-{number}' if number > 1 else ''}.md" for number in range(1, 10_000))
        aside = file.with_name(next(name for name in names if name not in taken))
        apply_changes([FileChange(file, aside, before, before)], file.parent)
        return aside.name

    def picture(self, issue: str, name: str) -> bytes | None:
        """The bytes of a picture, ``name`` from the issue's folder on; None when there is none."""
        folder = self._issue(issue)
        file = folder / name
        is_picture = file.suffix.lower() in SUFFIXES and ".." not in name and leads_inside(file, folder)
        return file.read_bytes() if is_picture and file.is_file() else None

    def pictures(self, issue: str) -> tuple[str, ...]:
        """The pictures of an issue's ``images``, from its folder on."""
        folder = self._issue(issue) / PICTURES
        files = folder.iterdir() if folder.is_dir() else ()
        return tuple(sorted(f"{PICTURES}/{file.name}" for file in files if file.suffix.lower() in SUFFIXES))

    def add_picture(self, issue: str, wished: str, data: bytes) -> str:
        """Put a picture into ``images``; its name from the issue's folder on.

        The same picture is not stored twice; another of the same name gets a number.
        """
        name = _picture_name(wished, data)
        folder = self._issue(issue) / PICTURES
        if not leads_inside(folder, folder.parent):
            message, remedy = f"{PICTURES} 通到这一期的文件夹外面，图片没有存", "把它换成真的文件夹"
            raise BulletinError([Problem(f"issues/{issue}/{PICTURES}", None, message, remedy, "outside")])
        folder.mkdir(exist_ok=True)
        stem, suffix = Path(name).stem, Path(name).suffix
        for number in range(1, 10_000):
            file = folder / (f"{stem}-{number}{suffix}" if number > 1 else name)
            if not file.exists():
                _write_new(file, data, f"{PICTURES}/{file.name}")
                break
            if file.read_bytes() == data:
                break
        return f"{PICTURES}/{file.name}"

    def _issue(self, issue: str) -> Path:
        folder = self.folder / issue
        if not FOLDER_NAME.fullmatch(issue) or not folder.is_dir() or not leads_inside(folder, self.folder):
            raise _refused(f"issues/{issue}")
        return folder


def _picture_name(wished: str, data: bytes) -> str:
    """A file name from the picture's own, with the ending that its bytes ask for."""
    suffix = ".webp" if _WEBP.match(data) else None
    suffix = next((ending for first, ending in _STARTS.items() if data.startswith(first)), suffix)
    if suffix is None or not 0 < len(data) <= PICTURE_LIMIT:
        message = f"“{wished}”不是 PNG、JPEG、GIF 或 WebP 图片"
        raise BulletinError(
            [Problem(wished, None, message, "用看图软件打开，另存为 JPEG 或 PNG 再传", "picture-broken")]
        )
    own = Path(wished.replace("\\", "/")).name
    stem = re.sub(r"[^\w\u3400-\u9fff-]+", "-", Path(own).stem).strip("-_")[:60] or "图片"
    ending = Path(own).suffix.lower()
    return portable(f"{stem}{ending if ending == '.jpeg' and suffix == '.jpg' else suffix}")


def _write_new(file: Path, data: bytes, path: str) -> None:
    """A file where there is none; nothing of it stays when the disk refuses."""
    try:
        with file.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        message = f"已经有“{file.name}”了，没有盖掉它"
        raise BulletinError(
            [Problem(path, None, message, "再保存一次，会换一个编号", "name-taken")]
        ) from None
    except OSError:
        file.unlink(missing_ok=True)
        raise


def _refused(path: str) -> BulletinError:
    message = "这个位置不在各期的文件夹里，或不是稿件"
    return BulletinError([Problem(path, None, message, "从左边的目录里选一篇", "outside")])

"""Files of an issue's folder that nothing reads, so that an editor does not wait for them in vain; and
files under names that Windows refuses.

Goes in: the archive's root and the folder of its issues. Comes out: a warning for each such file.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from bulletin.errors import Problem, Severity
from bulletin.load.files import name_of
from bulletin.load.folder import ISSUE_FILE
from bulletin.load.pictures import SUFFIXES
from bulletin.load.portable import is_portable, portable

COPY = ".orig"
"""What ``check --fix`` keeps of a file."""
_IMPORT = "用 python3 build.py import 转成稿件"
_KINDS = {
    **dict.fromkeys((".docx", ".doc", ".wps", ".rtf", ".odt"), ("文稿", _IMPORT)),
    ".pdf": ("PDF 文件", "请作者给文字稿"),
    ".txt": ("纯文本", "要作稿件，就照样子加上文首，文件名改成 .md 结尾"),
    **dict.fromkeys((".html", ".htm"), ("网页", "把文字复制进稿件")),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), ("表格", "把表写进稿件，各栏用 | 隔开")),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), ("幻灯片", "把文字复制进稿件，图另存为 PNG 或 JPEG")),
    **dict.fromkeys((".zip", ".rar", ".7z"), ("压缩包", "先解开，再把稿件和图片放进来")),
    **dict.fromkeys(
        (".heic", ".tif", ".tiff", ".bmp", ".psd", ".svg", ".ai", ".cdr"),
        ("排不出的图片", "用看图软件另存为 PNG 或 JPEG"),
    ),
}


def find_ignored(root: Path, issues: Path, only: Collection[str]) -> tuple[Problem, ...]:
    """A warning for every file of the issues (none named: of all) that is neither read nor put aside.

    And for every file that is not put aside and that Windows cannot have.
    """
    names = sorted(only) or sorted(one.name for one in issues.glob("[0-9]*-*") if one.is_dir())
    return tuple(problem for name in names for problem in _of_issue(root, issues / name))


def _of_issue(root: Path, folder: Path) -> Iterator[Problem]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(files):
            file = Path(place, name)
            kind = _kind(file, folder)
            if name.startswith((".", "_", "~")):
                continue
            if not is_portable(name):
                yield _not_portable(name_of(file, root), name)
            elif kind and not name.endswith(COPY):
                message = f"这是{kind[0]}，放在一期的文件夹里不会用上"
                remedy = f"{kind[1]}；只是留底，就移到别处，或在文件名前加 _"
                path = name_of(file, root)
                yield Problem(path, None, message, remedy, "file-ignored", Severity.WARNING)


def _not_portable(path: str, name: str) -> Problem:
    message = f"Windows 不许文件叫“{name}”，这一期拷到 Windows 上就打不开它"
    remedy = f"请改名，例如 {portable(name)}；稿件里写着它的地方一起改"
    return Problem(path, None, message, remedy, "file-windows", Severity.WARNING)


def _kind(file: Path, folder: Path) -> tuple[str, str] | None:
    """What a file is and what to do with it; None for one that is read, or refused by the loader."""
    suffix = file.suffix.lower()
    if suffix in SUFFIXES or file.name.lower().endswith((".md.txt", ".markdown", ".mdown", ".yaml")):
        return None
    if suffix == ".md" or file.name == ISSUE_FILE:
        if file.parent == folder:
            return None
        return ("下一层文件夹里的稿件", "移到这一期的文件夹里，和别的稿件放在一起")
    return _KINDS.get(suffix, (f" {suffix} 文件" if suffix else "没有扩展名的文件", "不是稿件和图片，就移走"))

"""What a browser asks for, as values of JSON: the proxy protocol of Decap CMS, and a little more.

Decap's own backend for local files (decap-server, MIT) speaks the same protocol: entriesByFolder,
entriesByFiles, getEntry, persistEntry, getMedia, persistMedia, deleteFiles. An entry's text is JSON
made here and read here, so that no YAML passes through the browser.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bulletin.desk.new_article import begin_article
from bulletin.desk.writing.form import ARTICLE, BEGAN, BROKEN, CONTINUED, ISSUE, NAME, ORDER, flatten, nest
from bulletin.desk.writing.issue_files import IssueFiles
from bulletin.desk.writing.merging import Merged, Sheet, merge, prints_of
from bulletin.desk.writing.ordering import place_of, shift
from bulletin.desk.writing.saved_forms import SavedForms
from bulletin.desk.writing.sent import read_raw
from bulletin.errors import BulletinError, Problem, Severity
from bulletin.model import Department

Json = dict[str, Any]
WRITING = frozenset({"persistEntry", "deleteFiles", "persistMedia", "shift"})
"""The actions that change files."""
_EMPTY = b"---\n---\n"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class Look:
    """What an unsaved article looks like: its body as HTML (empty when it cannot be read), its problems."""

    html: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """Who makes the form and reads what was written.

    ``form`` gives Decap's config; ``look`` gets an issue's id, a file name and unsaved bytes; ``check``
    an issue's id.
    """

    form: Callable[[], Json]
    look: Callable[[str, str, bytes], Look]
    check: Callable[[str], tuple[Problem, ...]]


class Actions:
    """Answers one question at a time; safe to use from any thread."""

    def __init__(self, files: IssueFiles, readers: Readers, preview: str, pictures: str) -> None:
        self._files, self._readers = files, readers
        self._pictures = pictures
        self._writing = threading.Lock()
        self._saved = SavedForms()
        self._known: Mapping[str, Callable[[Json], Any]] = {
            "info": lambda _: {"repo": "issues", "publish_modes": ["simple"], "type": "local_fs"},
            "form": lambda _: {"config": readers.form(), "preview": preview},
            "entriesByFolder": self._entries_by_folder,
            "entriesByFiles": self._entries_by_files,
            "getEntry": lambda params: self._entry(str(params["path"])),
            "persistEntry": self._persist,
            "deleteFiles": self._delete,
            "getMedia": lambda _: [],
            "persistMedia": self._add_picture,
            "pictures": self._list_pictures,
            "name": self._name,
            "place": lambda params: place_of(files, str(params["path"])),
            "shift": self._shift,
            "look": self._look,
            "check": self._check,
            "getDeployPreview": lambda _: None,
        }

    def answer(self, action: str, params: Json) -> Any:
        """The answer. BulletinError for what cannot be done, KeyError for what is not asked rightly."""
        return self._known[action](params)

    def _entries_by_folder(self, params: Json) -> list[Json]:
        issue = PurePosixPath(str(params["folder"])).name
        return [self._entry(f"issues/{issue}/{slug}.md") for slug in self._files.articles(issue)]

    def _entries_by_files(self, params: Json) -> list[Json]:
        paths = [str(one["path"]) for one in params["files"]]
        return [self._entry(path) for path in paths if self._files.read(path) is not None]

    def _entry(self, path: str) -> Json:
        """A file as Decap takes it; one that cannot be read is there all the same, and says why."""
        name = PurePosixPath(path).stem
        own: Json = {NAME: name, ORDER: _order(name)}
        self._files.file(path)  # a path that is none is refused; a file that is broken is shown
        try:
            data = self._files.read(path)
            if data is None:
                raise FileNotFoundError(path)
            values = sheet_of(path).read(data, path)
            content = {**nest(values, sheet_of(path)), BEGAN: prints_of(values), **own, **_continued(values)}
        except BulletinError as error:
            content = {**own, "标题": f"（读不了）{name}", BROKEN: "\n".join(map(str, error.problems))}
        return {"data": json.dumps(content, ensure_ascii=False), "file": {"path": path, "id": None}}

    def _persist(self, params: Json) -> Json:
        prints: list[str] = []
        elsewhere: list[str] = []
        form = str(params.get("form") or "")
        for file in params["dataFiles"]:
            path, sent = str(file["path"]), read_raw(str(file["raw"]))
            with self._writing:
                before = self._files.read(path)
                merged = self._merged(path, {**sent, **self._last_save(form, path)}, before)
                self._files.write(path, before, merged.data)
                prints.append(prints_of(sheet_of(path).receive(flatten(sent))))
                self._saved.keep(form, path, prints[-1])
            elsewhere += merged.elsewhere
        return {"message": "好。", "prints": prints, "elsewhere": elsewhere}

    def _last_save(self, form: str, path: str) -> Json:
        """What this form wrote last, which counts for what it began with: the answer may have been lost."""
        last = self._saved.last(form)
        return {BEGAN: last.prints} if last is not None and last.path == path else {}

    def _merged(self, path: str, sent: Json, before: bytes | None) -> Merged:
        sheet = sheet_of(path)
        began = sent.get(BEGAN) if isinstance(sent.get(BEGAN), str) else None
        if before is not None and sent.get(BROKEN):
            sheet.read(before, path)
            message, remedy = "这一篇刚才读不了，现在好了", "刷新这一页，再改"
            raise BulletinError([Problem(path, None, message, remedy, "changed-meanwhile")])
        if before is not None and began is None:
            message = f"已经有“{PurePosixPath(path).name}”了，没有盖掉它"
            raise BulletinError([Problem(path, None, message, "再保存一次，会换一个编号", "name-taken")])
        if before is None and began is not None:
            message = "这个文件已经不在原处（改了名，或移到了一边），没有存"
            remedy = "先把您写的文字复制下来，回到目录重新打开这一篇，再粘贴进去"
            raise BulletinError([Problem(path, None, message, remedy, "file-missing")])
        values = sheet.receive(flatten(sent))
        return merge(sheet, _EMPTY if before is None else before, path, values, began or "{}")

    def _delete(self, params: Json) -> Json:
        with self._writing:
            aside = [self._files.put_aside(str(path)) for path in params["paths"]]
        return {"message": f"放到了一边：{'、'.join(aside)}", "aside": aside}

    def _add_picture(self, params: Json) -> Json:
        asset = params["asset"]
        path = PurePosixPath(str(asset["path"]))
        issue = path.parts[1] if len(path.parts) > 2 else ""
        try:
            data = base64.b64decode(str(asset["content"]), validate=True)
        except binascii.Error:
            data = b""
        with self._writing:
            name = self._files.add_picture(issue, path.name, data)
        return {"path": name, "address": f"{self._pictures}{issue}/{name}"}

    def _list_pictures(self, params: Json) -> list[Json]:
        issue = str(params["issue"])
        names = self._files.pictures(issue)
        return [{"path": name, "address": f"{self._pictures}{issue}/{name}"} for name in names]

    def _name(self, params: Json) -> str:
        """The name, without ending, that a new article's file will have; or has, when its form wrote it."""
        issue, last = str(params["issue"]), self._saved.last(str(params.get("form") or ""))
        if last is not None and last.path.startswith(f"issues/{issue}/") and self._files.read(last.path):
            return PurePosixPath(last.path).stem
        title = str(params["title"]).replace("\u3000", "")
        begun = begin_article(title, Department("稿件"), "", self._files.names(issue))
        return begun.file_name.removesuffix(".md")

    def _shift(self, params: Json) -> str:
        with self._writing:
            return shift(self._files, str(params["path"]), 1 if params["by"] == 1 else -1)

    def _look(self, params: Json) -> Json:
        path, sent = str(params["path"]), read_raw(str(params["raw"]))
        name = PurePosixPath(path)
        try:
            data = self._merged(path, sent, self._files.read(path)).data
            look = self._readers.look(name.parent.name, name.name, data)
        except BulletinError as error:
            return {"html": "", "body_line": 0, "problems": [_problem(one) for one in error.problems]}
        line = _body_line(data)
        html = re.sub(r'(<img\b[^>]*?\bsrc=")(?!/)', rf"\g<1>{self._pictures}{name.parent.name}/", look.html)
        return {"html": html, "body_line": line, "problems": [_problem(one) for one in look.problems]}

    def _check(self, params: Json) -> Json:
        """What ``check`` says of a saved file, and how many problems its issue has besides."""
        path = PurePosixPath(str(params["path"]))
        found = self._readers.check(path.parent.name)
        own = [one for one in found if PurePosixPath(one.path).parts[-2:] == path.parts[-2:]]
        data = self._files.read(str(path)) or b""
        return {
            "problems": [_problem(one) for one in own],
            "others": len(found) - len(own),
            "body_line": _body_line(data) if path.suffix == ".md" else 0,
        }


def sheet_of(path: str) -> Sheet:
    """How a file is shown."""
    return ARTICLE if path.endswith(".md") else ISSUE


def _order(name: str) -> str:
    """The number in front of a file's name, so long that texts sort as numbers do."""
    found = re.match(r"\d{1,4}", name)
    return found[0].zfill(2) if found else ""


def _continued(values: Mapping[str, object]) -> Json:
    """The list's mark of an article that continues another, unless its title says so."""
    return {CONTINUED: "（续）"} if values.get("续自") and "续" not in str(values["标题"])[-4:] else {}


def _body_line(data: bytes) -> int:
    """The file's line, from 1, on which the shown body begins."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    below = range(marks[1] + 1, len(lines)) if len(marks) == 2 else range(0)
    return next((number + 1 for number in below if lines[number]), 0)


def _problem(problem: Problem) -> Json:
    return {
        "line": problem.line,
        "column": problem.column,
        "level": _LEVELS[problem.severity],
        "message": problem.message,
        "remedy": problem.remedy,
    }

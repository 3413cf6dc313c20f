"""What is tried with one damaged archive: ``check``, ``check --fix``, the website, the print.

Goes in: an archive with the damage standing in it. Comes out: what fails, in words; a tally of the rest.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from damage import Damage

from bulletin.check import mend, read_rules
from bulletin.check.meaning import read_meaning
from bulletin.cli import main as program
from bulletin.cli.archive import Archive
from bulletin.errors import BulletinError, MachineError, excerpt
from bulletin.host import Host
from bulletin.load import load_publication
from bulletin.load.encoding import decode
from bulletin.model import Edition, Publication
from bulletin.print import PrintOptions, typeset_issue
from bulletin.site import build_site
from bulletin.site.article_page import article_pages

SECONDS = 5.0
"""Processor seconds that a trial may take."""
WEB_EVERY, PRINT_EVERY, MEND_EVERY = 100, 100, 2
"""One trial in so many builds the whole website, sets the issue in print, mends the text."""
LONGEST = 400
"""Characters of a message with its remedy."""
_FOREIGN = re.compile(
    r"Traceback|Error|Exception|\bNone\b|Input should|validation|codec|object at|bulletin\.|<class|/tmp"
)
"""Words of a program, which no editor can act on."""


class Hang(BaseException):
    """A trial that took too long; no part of the program may catch it."""


@dataclass(slots=True)
class Tally:
    """What came out: trials by the kind of file, codes with an example, failures."""

    trials: Counter[str] = field(default_factory=Counter)
    codes: dict[str, str] = field(default_factory=dict)
    loaded: int = 0
    mended: int = 0
    webs: int = 0
    prints: int = 0
    slowest: tuple[float, str] = (0.0, "")
    """Processor seconds of the slowest ``check``, with ``--fix`` where it was tried; which trial it was."""
    failures: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    @property
    def so_far(self) -> str:
        """How far it has come."""
        seconds = time.monotonic() - self.began
        return f"{self.trials.total()} 次，{seconds:.0f} 秒，失败 {len(self.failures)} 次"

    @property
    def report(self) -> str:
        """All figures."""
        kinds = "、".join(f"{kind} {count}" for kind, count in self.trials.most_common())
        seconds, trial = self.slowest
        return (
            f"损坏 {self.trials.total()} 次（{kinds}）\n"
            f"仍能读出 {self.loaded} 次，做整个网站 {self.webs} 次，"
            f"排印 {self.prints} 次，改好标点 {self.mended} 次\n"
            f"最慢一次检查 {seconds:.2f} 秒（处理器；{trial}），报过 {len(self.codes)} 种问题\n"
            f"{self.so_far}"
        )


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises Hang when the block takes more processor time than this."""

    def stop(*_: object) -> None:
        raise Hang

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def command(*arguments: str) -> tuple[int, str, str]:
    """A command of the program in this process: exit code, what it said, what it complained."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = program.main(arguments)
    return code, said.getvalue(), complained.getvalue()


def try_check(archive: Archive, tally: Tally) -> Iterator[str]:
    """``check`` as a program reads it: what is wrong with its answer."""
    code, said, complained = command("check", "--format", "json")
    if code == 1 and not said:
        said, found = "[]", complained
        if _FOREIGN.search(found) or not found.strip():
            yield f"complaint: {found[:300]}"
    if code not in (0, 1) or (code == 0 and complained):
        yield f"exit code {code}: {complained[:300]}"
    for problem in json.loads(said):
        tally.codes.setdefault(problem["code"], f"{problem['message']}；{problem['remedy']}")
        yield from judge(problem, archive.root)


def judge(problem: dict[str, Any], root: Path) -> Iterator[str]:
    """What keeps an editor from acting on a problem."""
    words = f"{problem['message']}；{problem['remedy']}"
    shown = f"[{problem['code']}] {excerpt(problem['path'], 1000)}:{problem['line']} {words}"
    bare = re.sub(r"“[^”]*”", "", words)
    if not problem["message"].strip() or not problem["remedy"].strip() or not problem["code"]:
        yield f"says nothing: {shown}"
    if _FOREIGN.search(bare):
        yield f"words of a program: {shown}"
    if re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069]", shown):
        yield f"characters that a terminal obeys: {shown!r}"
    if len(words) > LONGEST:
        yield f"too long ({len(words)}): {shown[:500]}"
    file = root / problem["path"]
    if not file.exists() and problem["code"] != "file-missing":
        yield f"names a file that is not there: {shown}"
    if problem["line"] is not None and file.is_file():
        lines = len(re.findall(rb"\r\n|\r|\n", file.read_bytes())) + 1
        if not 1 <= problem["line"] <= lines:
            yield f"names a line that is not there ({lines}): {shown}"


def try_mend(archive: Archive, damage: Damage, tally: Tally) -> Iterator[str]:
    """``check --fix`` twice: the second time nothing is left."""
    rules = read_rules(archive.root)
    for path, data in damage.files.items():
        try:
            text = decode(data, path)
        except BulletinError:
            continue
        once = mend(path, text, rules)
        tally.mended += bool(once.changes)
        if path.endswith(".md") and read_meaning(once.text) != read_meaning(text):
            yield f"mended into another meaning: {path}"
        again = mend(path, once.text, rules)
        if again.changes:
            change = again.changes[0]
            yield f"mended again: {path}:{change.line} {change.before!r} -> {change.after!r}"


def try_editions(archive: Archive, number: int, tally: Tally) -> Iterator[str]:
    """What loads is made into pages: each article's, and for some trials all the site, or the print."""
    try:
        publication = load_publication(archive.root, cache=archive.cache / "load")
    except BulletinError:
        return
    tally.loaded += 1
    host = Host(publication, Edition.INTERNAL, archive.cache / "site")
    for page in article_pages(host):
        if callable(page.context):
            page.context()
    try:
        if number % WEB_EVERY == 0:
            tally.webs += 1
            _build(archive, publication)
        if number % PRINT_EVERY == 0:
            tally.prints += 1
            options = PrintOptions(archive.cache / "print", archive.root / "theme" / "print")
            typeset_issue(publication, publication.issues[0], options)
    except (BulletinError, MachineError) as error:
        if _FOREIGN.search(re.sub(r"“[^”]*”", "", str(error))):
            yield f"words of a program: {error}"


def _build(archive: Archive, publication: Publication) -> None:
    out = archive.root / "out"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        build_site(archive.config_file, publication, Edition.INTERNAL, {}, {}, out, archive.cache)
    shutil.rmtree(out)


def try_damage(archive: Archive, damage: Damage, number: int, tally: Tally) -> Iterator[str]:
    """Everything that is tried with one damage; what fails, in words."""
    tally.trials[damage.kind] += 1
    heavy = number % WEB_EVERY == 0 or number % PRINT_EVERY == 0
    began = time.process_time()
    try:
        with limited(SECONDS):
            yield from try_check(archive, tally)
            if damage.kind in ("article", "issue.yml") and number % MEND_EVERY == 0:
                yield from try_mend(archive, damage, tally)
        took = time.process_time() - began
        tally.slowest = max(tally.slowest, (took, f"第 {number} 次，{' '.join(damage.files)}"))
        if damage.kind in ("article", "picture", "issue.yml", "mkdocs.yml"):
            with limited(SECONDS * (6 if heavy else 1)):
                yield from try_editions(archive, number, tally)
    except Hang:
        yield f"hangs: {traceback.format_exc(limit=-3)}"
    except Exception:  # noqa: BLE001 - to see any is what this program is for
        yield traceback.format_exc(limit=-6)
    except SystemExit as error:
        yield f"left with {error.code}"

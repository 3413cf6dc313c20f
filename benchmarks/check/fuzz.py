"""Damage archives, and see whether ``check`` crashes, hangs, or says what nobody can act on.

Run: .venv/bin/python benchmarks/check/fuzz.py [--count 20000] [--seed 1] [--first 0] [--keep FOLDER]
Each trial damages one file of a small archive made from the sample issues (an article, issue.yml,
mkdocs.yml, house-rules.yml, a picture, a file's name) and runs ``check`` over it in this process; an
article is mended (twice: the second time must change nothing), and what still loads is made into web
pages and set in print for a share of the trials. A trial may use five seconds of the processor.
Ends with 1 when a trial failed; ``--keep`` keeps each damaged file that failed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from mutations import FOR_BYTES, FOR_TEXTS, mutate, mutate_name

from bulletin.check import mend, read_rules
from bulletin.check.meaning import read_meaning
from bulletin.cli import main as program
from bulletin.cli.archive import Archive, choose_archive
from bulletin.errors import BulletinError, MachineError, excerpt
from bulletin.host import Host
from bulletin.load import load_publication
from bulletin.load.encoding import decode
from bulletin.model import Edition, Publication
from bulletin.print import PrintOptions, typeset_issue
from bulletin.site import build_site
from bulletin.site.article_page import article_pages

ROOT = Path(__file__).resolve().parents[2]
ISSUE = "2026-1"
SECONDS = 5.0
"""Processor seconds that a trial may take."""
WEB_EVERY, PRINT_EVERY, MEND_EVERY = 100, 100, 2
"""One trial in so many builds the whole website, sets the issue in print, mends the text."""
LONGEST = 400
"""Characters of a message with its remedy."""
_LINKS = re.compile(r"\]\((?!images/)[^)\n]*\)")
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
    slowest: float = 0.0
    failures: list[str] = field(default_factory=list)


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
    heavy = number % WEB_EVERY == 0 or number % PRINT_EVERY == 0
    began = time.process_time()
    try:
        with limited(SECONDS):
            yield from try_check(archive, tally)
            if damage.kind in ("article", "issue.yml") and number % MEND_EVERY == 0:
                yield from try_mend(archive, damage, tally)
        tally.slowest = max(tally.slowest, time.process_time() - began)
        if damage.kind in ("article", "picture", "issue.yml", "mkdocs.yml"):
            with limited(SECONDS * (6 if heavy else 1)):
                yield from try_editions(archive, number, tally)
    except Hang:
        yield f"hangs: {traceback.format_exc(limit=-3)}"
    except Exception:  # noqa: BLE001 - to see any is what this program is for
        yield traceback.format_exc(limit=-6)
    except SystemExit as error:
        yield f"left with {error.code}"


def run(options: argparse.Namespace) -> Tally:
    """All trials."""
    tally = Tally()
    articles = seeds()
    program.get_command = cache(program.get_command)  # the same program each time, made once
    with tempfile.TemporaryDirectory() as folder:
        archive = make_archive(Path(folder))
        os.chdir(archive.root)
        began = time.monotonic()
        for number in range(options.first, options.first + options.count):
            chance = random.Random(f"{options.seed} {number}")
            damage = make_damage(chance, archive, articles)
            tally.trials[damage.kind] += 1
            with standing(archive, damage):
                failed = list(try_damage(archive, damage, number, tally))
            if failed:
                note(number, damage, failed, tally, options.keep)
            if (done := number - options.first + 1) % 1000 == 0:
                print(
                    f"{done} 次，{time.monotonic() - began:.0f} 秒，失败 {len(tally.failures)} 次", flush=True
                )
    return tally


def note(number: int, damage: Damage, failed: Sequence[str], tally: Tally, keep: Path | None) -> None:
    """Tell a failure at once, and keep what caused it."""
    tally.failures.append(f"{number}: {failed[0]}")
    print(f"== {number} {damage.kind}: {' | '.join(damage.files)}", *failed[:5], sep="\n", flush=True)
    for path, data in damage.files.items() if keep else ():
        target = keep / str(number) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def main() -> int:
    """Print the figures; 1 when a trial failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=lambda name: Path(name).resolve())
    parser.add_argument("--messages", action="store_true", help="show one message of every code")
    options = parser.parse_args()
    tally = run(options)
    kinds = "、".join(f"{kind} {count}" for kind, count in tally.trials.most_common())
    print(f"损坏 {tally.trials.total()} 次（{kinds}）")
    print(
        f"仍能读出 {tally.loaded} 次，做整个网站 {tally.webs} 次，"
        f"排印 {tally.prints} 次，改好标点 {tally.mended} 次"
    )
    print(f"最慢一次检查 {tally.slowest:.2f} 秒（处理器），报过 {len(tally.codes)} 种问题")
    if options.messages:
        print(*(f"  [{code}] {words}" for code, words in sorted(tally.codes.items())), sep="\n")
    print(f"失败 {len(tally.failures)} 次")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())

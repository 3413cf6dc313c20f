"""``check``: every fault of the content, as text, JSON or SARIF; and what mends itself, mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from bulletin.check import (
    FILE_NAME,
    NO_RULES,
    Finding,
    HouseRules,
    Mended,
    as_json,
    as_sarif,
    count,
    find_faults,
    find_ignored,
    find_text_faults,
    mend,
    next_steps,
    read_rules,
    read_texts,
    write_mended,
)
from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.chosen import Chosen, choose
from bulletin.cli.loading import load_archive
from bulletin.cli.options import IssuesFolder, IssuesOrArticles, Quiet
from bulletin.cli.report import show_report
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError, Problem, Severity
from bulletin.host.settings import find_missing, read_config
from bulletin.load.collecting import collecting
from bulletin.load.encoding import decode
from bulletin.load.files import SETTINGS_LIMIT, read_bytes

_YES = frozenset(["y", "yes", "是", "改", "好"])


class Format(Enum):
    """How the list of problems is written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, in which texts, under which titles; both go by path.

    ``refused``: why the loader gave nothing, so that the rest was not looked at.
    """

    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    titles: Mapping[str, str]
    refused: tuple[Finding, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether something was not looked at."""
        return bool(self.refused)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems alone."""
        return tuple(finding.problem for finding in self.findings)

    def of(self, chosen: Chosen) -> Found:
        """What was asked for; what keeps the loader or the house's rules from reading stays."""
        return replace(
            self,
            findings=tuple(one for one in self.findings if self._is_of(one, chosen)),
            titles={path: title for path, title in self.titles.items() if chosen.has(path)},
        )

    def _is_of(self, finding: Finding, chosen: Chosen) -> bool:
        path = finding.problem.path
        no_rules = path == FILE_NAME and finding.problem.severity is Severity.ERROR
        return chosen.has(path) or no_rules or finding in self.refused


Fix = Annotated[bool, typer.Option("--fix", help="改好能放心改的标点和空格；先给您看，问过再改")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="和 --fix 一起用：不再问，直接改")]


def check(
    issues: IssuesOrArticles = None,
    issues_folder: IssuesFolder = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="样式", help="text 给人看，json、sarif 给程序看")
    ] = Format.TEXT,
    fix: Fix = False,
    yes: Yes = False,
    quiet: Quiet = False,
) -> int:
    """检查稿件：哪个文件、哪一行、怎么改。加 --fix 把标点、空格一类改好。

    一处觉得没有错的：在那一行末尾写 <!-- 检查: 关闭 代号 -->，代号在每一条的方括号里。
    整本都不要查的：写进 house-rules.yml 的“关闭”。

    例：python3 build.py check　　python3 build.py check 2026-1　　python3 build.py check 2026-1/03-停车.md
    """
    if fix and form is not Format.TEXT:
        raise typer.BadParameter("--fix 要给您看改了什么，只能和 --format text 一起用")
    terminal = Terminal(quiet=quiet or form is not Format.TEXT)
    chosen = choose(choose_archive(find_root(), issues_folder), issues or [])
    spoiled: list[Problem] = []
    rules = NO_RULES
    with collecting(spoiled):
        rules = read_rules(chosen.archive.root)
    unanswered = _fix(chosen, rules, terminal, ask=not yes) if fix else False
    found = _find(chosen, rules, spoiled, terminal).of(chosen)
    if form is Format.JSON:
        typer.echo(as_json(found.problems))
    elif form is Format.SARIF:
        typer.echo(as_sarif(found.problems))
    else:
        _show(found, rules, " ".join(("python3 build.py check", *(issues or ()))), terminal)
        if chosen.is_articles:
            whole = " ".join(chosen.only)
            terminal.say(
                f"只看了点名的稿件，同一期的别处和全刊的设置没有列；看全期：python3 build.py check {whole}"
            )
    is_faulty = any(problem.severity is Severity.ERROR for problem in found.problems)
    return 1 if is_faulty else 2 if unanswered else 0


def _find(chosen: Chosen, rules: HouseRules, spoiled: list[Problem], terminal: Terminal) -> Found:
    """All problems; where the loader refuses, its problems and those of the texts that are sound."""
    archive, only = chosen.archive, chosen.only
    texts = read_texts(archive.root, archive.issues, only)
    before = tuple(map(Finding, (*spoiled, *find_ignored(archive.root, archive.issues, only))))
    try:
        publication = load_archive(archive, terminal, only=only)
    except BulletinError as error:
        broken = {problem.path for problem in error.problems}
        sound = {path: text for path, text in texts.items() if path not in broken}
        refused = tuple(map(Finding, error.problems))
        return Found((*before, *refused, *find_text_faults(sound, rules)), texts, {}, refused)
    machine: list[Problem] = []
    with collecting(machine):
        machine += find_missing(read_config(archive.config_file))
    titles = {article.path: article.title for issue in publication.issues for article in issue.articles}
    faults = find_faults(publication, texts, rules, only)
    return Found((*before, *map(Finding, machine), *faults), texts, titles)


def _show(found: Found, rules: HouseRules, command: str, terminal: Terminal) -> None:
    """The report, and what to do next."""
    problems = found.problems
    texts = {**found.texts, **_settings_texts(find_root(), problems)}
    show_report(terminal, problems, found.titles, texts)
    if not problems and found.titles:
        terminal.say(f"没有发现问题。{len(found.titles)} 篇都查过了。")
        return
    terminal.say(count(problems))
    for step in next_steps(problems, _count_mendable(found, rules), command, unfinished=found.unfinished):
        terminal.say(f"  · {step}")


def _count_mendable(found: Found, rules: HouseRules) -> int:
    """How many lines ``--fix`` would mend."""
    paths = {finding.problem.path for finding in found.findings if finding.edits}
    return sum(len(mend(path, found.texts[path], rules).changes) for path in sorted(paths))


def _settings_texts(root: Path, problems: Collection[Problem]) -> dict[str, str]:
    """The texts of files besides articles in which problems are, as far as they can be read."""
    texts: dict[str, str] = {}
    for name in {problem.path for problem in problems if problem.path.endswith(".yml")}:
        with collecting([]):
            texts[name] = decode(read_bytes(root / name, name, SETTINGS_LIMIT), name)
    return texts


def _fix(chosen: Chosen, rules: HouseRules, terminal: Terminal, *, ask: bool) -> bool:
    """Mend file by file; each is shown and, unless told otherwise, asked for: whether nobody answered."""
    archive = chosen.archive
    changed = 0
    unanswered = False
    for path, text in read_texts(archive.root, archive.issues, chosen.only).items():
        mended = mend(path, text, rules)
        if not mended.changes or not chosen.has(path):
            continue
        _show_changes(mended, terminal)
        agreed = _agrees(path, terminal) if ask else True
        unanswered = unanswered or agreed is None
        if not agreed:
            continue
        copy = write_mended(archive.root, path, mended.text)
        changed += 1
        terminal.say(f"改好了；原来的存为 {copy.name}" if copy else "改好了；原来的在 git 里")
    terminal.say(f"改了{changed}个文件。" if changed else "没有改动。")
    return unanswered


def _agrees(path: str, terminal: Terminal) -> bool | None:
    """Whether the editor wants this file mended; None when nobody is there to answer."""
    try:
        answer = typer.prompt(f"改 {path} 吗？写 y 再回车就改，直接回车不改", default="", show_default=False)
    except typer.Abort:
        terminal.err.print("\n没有人回答，这个文件没有改；要不问就改，请加 --yes")
        return None
    return answer.strip().lower() in _YES


def _show_changes(mended: Mended, terminal: Terminal) -> None:
    terminal.out.print(Text(f"{mended.path}：可以放心改的有{len(mended.changes)}行", style="bold"))
    for change in mended.changes:
        terminal.out.print(Text(f"  第{change.line}行　“{change.before}”改成“{change.after}”"))

"""What an editor sees in the terminal: progress, problems, the closing summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from bulletin.check import SEVERITY_NAMES
from bulletin.errors import Problem, Severity

Advance = Callable[[int, int], None]
"""Tells how far a step is: done, of how many."""

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "color(130)", Severity.NOTE: "color(66)"}
"""Colours that can be read on a dark and on a light ground."""


class Terminal:
    """Standard output for results, standard error for problems; plain when it is no terminal.

    ``quiet`` keeps progress and summary back; problems are always shown.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, line: str) -> None:
        """A line of progress or result, unless quiet."""
        if not self.quiet:
            self.out.print(Text(line))

    @contextmanager
    def step(self, name: str) -> Iterator[Advance]:
        """A long step: a bar on a terminal, one line without one."""
        if self.quiet:
            yield _ignore
        elif not self.out.is_terminal:
            self.say(f"{name}…")
            yield _ignore
        else:
            with Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=32),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=self.out,
                transient=True,
            ) as progress:
                task = progress.add_task(name, total=None)
                yield lambda done, total: progress.update(task, completed=done, total=total)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Every problem on a line of its own, grouped by severity, with a closing count."""
        listed = sorted(problems, key=lambda problem: (problem.severity, problem.place))
        for problem in listed:
            line = Text(f"{SEVERITY_NAMES[problem.severity]} ", style=SEVERITY_STYLES[problem.severity])
            line.append(str(problem), style="not bold default")
            self.err.print(line)
        errors = sum(problem.severity is Severity.ERROR for problem in listed)
        if errors:
            self.err.print(Text(f"共{errors}处错误。改好后再运行；原有的成品没有动。"))

    def show_summary(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        """What was made and where, as two columns; a long path runs on, and is never cut."""
        if self.quiet:
            return
        listed = list(rows)
        width = max((cell_len(name) for name, _ in listed), default=0)
        self.out.print(Text(title, style="bold green"))
        for name, value in listed:
            padded = name + " " * (width - cell_len(name))
            self.out.print(Text.assemble((padded, "bold"), "  ", value))


def _ignore(_done: int, _total: int) -> None:
    """Progress that nobody watches."""

"""Print the issues of an archive: typefaces once, then each issue, several at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from bulletin.cli.archive import Archive
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError, Problem
from bulletin.model import Issue, Publication
from bulletin.outputs import write_whole
from bulletin.print import PrintedIssue, PrintOptions, pdf_name, typeset_issue


def proof_options(archive: Archive) -> PrintOptions:
    """What a proof is made with: the theme, and a folder for what print may keep."""
    return PrintOptions(archive.cache / "print", archive.root / "theme" / "print")


def print_issues(
    publication: Publication,
    issues: Iterable[Issue],
    options: PrintOptions,
    terminal: Terminal,
    executor: Executor | None = None,
) -> dict[str, PrintedIssue]:
    """The print edition of each issue, by id; BulletinError with the problems of all of them."""
    chosen = tuple(issues)
    printed: dict[str, PrintedIssue] = {}
    problems: list[Problem] = []
    with terminal.step("排印刷版") as advance:
        advance(0, len(chosen))
        for issue, result in _results(publication, chosen, options, executor):
            try:
                printed[issue.id] = result()
            except BulletinError as error:
                problems += error.problems
            advance(len(printed), len(chosen))
    if problems:
        raise BulletinError(problems)
    return printed


def _results(
    publication: Publication, issues: Iterable[Issue], options: PrintOptions, executor: Executor | None
) -> Iterator[tuple[Issue, Callable[[], PrintedIssue]]]:
    """Each issue with a function that gives its print edition, at work already when there is an executor."""
    if executor is None:
        for issue in issues:
            yield issue, partial(typeset_issue, publication, issue, options)
        return
    started = [(issue, executor.submit(typeset_issue, publication, issue, options)) for issue in issues]
    for issue, future in started:
        yield issue, future.result


def write_printed(publication: Publication, issue: Issue, printed: PrintedIssue, folder: Path) -> Path:
    """Write the proof PDF and layout.json into a folder; the path of the PDF."""
    pdf = folder / pdf_name(publication, issue)
    pdf.write_bytes(printed.pdf)
    write_whole(folder / "layout.json", layout_bytes(printed.layout))
    return pdf


def layout_bytes(layout: Mapping[str, object]) -> bytes:
    """layout.json, readable by a person too."""
    return (json.dumps(layout, ensure_ascii=False, indent=1) + "\n").encode()

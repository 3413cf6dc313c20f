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
from bulletin.print import (
    PrintedIssue,
    PrintedStore,
    PrintOptions,
    open_store,
    pdf_name,
    publication_of,
    typeset_issue,
)

LAYOUT = "layout.json"


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
    """Each issue with a function that gives its print edition, at work already when there is an executor.

    An issue goes to a process without the others: an archive's publication is many megabytes.
    """
    store = open_store(publication, options)
    works: list[tuple[Issue, Callable[[], PrintedIssue]]] = []
    for issue in issues:
        found = store.find(issue)
        if found is not None:
            works.append((issue, partial(_same, found)))
            continue
        task = partial(typeset_issue, publication_of(publication, issue), issue, options)
        typeset = executor.submit(task).result if executor else task
        works.append((issue, partial(_typeset, store, issue, typeset)))
    yield from works


def _same(found: PrintedIssue) -> PrintedIssue:
    return found


def _typeset(store: PrintedStore, issue: Issue, typeset: Callable[[], PrintedIssue]) -> PrintedIssue:
    made = typeset()
    store.keep(issue, made)
    return made


def write_printed(publication: Publication, issue: Issue, printed: PrintedIssue, folder: Path) -> Path:
    """Write the proof PDF and layout.json into a folder; the path of the PDF."""
    pdf = folder / pdf_name(publication, issue)
    pdf.write_bytes(printed.pdf)
    write_whole(folder / LAYOUT, layout_bytes(printed.layout))
    return pdf


def find_written(publication: Publication, issue: Issue, printed: PrintedIssue, folder: Path) -> Path | None:
    """The PDF in a folder that holds this very print edition already; None when anything is different."""
    pdf = folder / pdf_name(publication, issue)
    try:
        is_same = pdf.read_bytes() == printed.pdf
        is_same = is_same and (folder / LAYOUT).read_bytes() == layout_bytes(printed.layout)
    except OSError:
        return None
    return pdf if is_same else None


def layout_bytes(layout: Mapping[str, object]) -> bytes:
    """layout.json, readable by a person too."""
    return (json.dumps(layout, ensure_ascii=False, indent=1) + "\n").encode()

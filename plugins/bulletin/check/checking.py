"""Every rule over a publication or over bare texts.

Goes in: the publication, the text of each of its files, the house rules. Comes out: findings, each
with its place, in the order of places. Pure.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from bulletin.check.codes import CODES
from bulletin.check.finding import Finding
from bulletin.check.house import FILE_NAME, HouseRules
from bulletin.check.manuscript import Manuscript, read_manuscript
from bulletin.check.rules import TEXT_RULES, contents, imprint, jumps, names, pictures, references
from bulletin.check.rules.doubled import check_doubled
from bulletin.check.switches import keep_switched_on
from bulletin.errors import Problem, Severity
from bulletin.load.folder import ISSUE_FILE
from bulletin.model import Issue, PageSource, Publication

_ORDER = frozenset(["date-order"])
"""Errors in the order of things that an issue printed long ago keeps."""


def check_publication(
    publication: Publication,
    sources: Mapping[str, str],
    rules: HouseRules,
    only: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Every problem of the issues in ``only`` (none named: of all), in the order of their places.

    ``sources`` holds the text of each article file, and of issue.yml, by its path as in
    ``Article.path``; an article without one is checked by its values alone.
    """
    return tuple(finding.problem for finding in find_faults(publication, sources, rules, only))


def find_faults(
    publication: Publication,
    sources: Mapping[str, str],
    rules: HouseRules,
    only: Collection[str] = (),
) -> tuple[Finding, ...]:
    """As ``check_publication``, with the edits that mend what can be mended safely."""
    found = [*_unknown_codes(rules), *([] if only else imprint.check_footer(publication))]
    for issue in publication.issues:
        if only and issue.id not in only:
            continue
        paths = [article.path for article in issue.articles]
        paths.append(issue_path(issue, paths))
        manuscripts = {path: read_manuscript(path, sources.get(path, "")) for path in paths}
        of_texts = check_manuscripts(tuple(manuscripts.values()), rules)
        is_printed = issue.typesetting.pages is PageSource.PRINTED
        found += map(_as_printed, of_texts) if is_printed else of_texts
        found += _check_issue(publication, issue, manuscripts)
    return _sift(found, sources, rules)


def find_text_faults(sources: Mapping[str, str], rules: HouseRules) -> tuple[Finding, ...]:
    """What can be said of texts alone, where the loader refuses the issue; files of a folder together."""
    folders: dict[str, list[Manuscript]] = defaultdict(list)
    for path, text in sources.items():
        folders[str(PurePosixPath(path).parent)].append(read_manuscript(path, text))
    found = [one for folder in folders.values() for one in check_manuscripts(folder, rules)]
    return _sift(found, sources, rules)


def check_manuscripts(manuscripts: Sequence[Manuscript], rules: HouseRules) -> Iterator[Finding]:
    """The rules that need nothing but the files of one issue."""
    for manuscript in manuscripts:
        for rule in TEXT_RULES:
            yield from rule(manuscript, rules)
    yield from check_doubled(manuscripts, rules)


def issue_path(issue: Issue, articles: Sequence[str]) -> str:
    """How messages name the issue's own file."""
    folder = PurePosixPath(articles[0]).parent if articles else PurePosixPath("issues", issue.id)
    return str(folder / ISSUE_FILE)


def _check_issue(
    publication: Publication, issue: Issue, manuscripts: Mapping[str, Manuscript]
) -> Iterator[Finding]:
    issue_file = manuscripts[issue_path(issue, [article.path for article in issue.articles])]
    yield from imprint.check_imprint(issue, issue_file)
    yield from contents.check_pages(issue, manuscripts)
    yield from contents.check_departments(issue, manuscripts)
    yield from contents.check_twins(issue, manuscripts)
    yield from contents.check_numbers(issue, manuscripts)
    yield from contents.check_listed_titles(issue, manuscripts)
    yield from contents.check_title_length(issue, manuscripts)
    yield from names.check_names(issue, manuscripts)
    yield from jumps.check_jump_pages(publication, issue)
    yield from jumps.check_joined(publication, issue)
    yield from references.check_page_references(issue, manuscripts)
    for article in issue.articles:
        yield from pictures.check_resolution(issue, article, manuscripts[article.path])


def _as_printed(finding: Finding) -> Finding:
    """A faithful reprint cannot change the order in which the original printed its items."""
    problem = finding.problem
    if problem.code not in _ORDER:
        return finding
    remedy = "与原刊一致就不必改；是录入时弄错的，改正日期或次序"
    return replace(finding, problem=replace(problem, severity=Severity.WARNING, remedy=remedy))


def _unknown_codes(rules: HouseRules) -> Iterator[Finding]:
    """Codes that are switched off and that no rule has: a slip would switch off nothing."""
    known = {*CODES, *(rule.code for rule in rules.words)}
    for code in sorted(rules.disabled - known):
        guess = next(iter(difflib.get_close_matches(code, known, 1)), "")
        remedy = f"是不是“{guess}”？" if guess else "代号在检查结果每一条末尾的方括号里"
        message = f"要关闭的检查没有“{code}”这个代号"
        yield Finding(Problem(FILE_NAME, None, message, remedy, "code-unknown", Severity.WARNING))


def _sift(found: Iterable[Finding], sources: Mapping[str, str], rules: HouseRules) -> tuple[Finding, ...]:
    """Without what is switched off, in the order of places, nothing twice."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_path[finding.problem.path].append(finding)
    kept = [
        finding
        for path, ones in by_path.items()
        for finding in keep_switched_on(ones, sources.get(path, ""), rules.disabled)
    ]
    unique = {(*one.problem.place, one.problem.code, one.problem.message): one for one in kept}
    return tuple(sorted(unique.values(), key=lambda one: (*one.problem.place, one.problem.code)))

"""One issue's folder to its value: issue.yml, the articles in printed order, highlights.

Goes in: a snapshot of the folder and the settings of the publication. Comes out: the issue and the
references that only the whole archive can check, or every problem of the issue at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load import pictures
from bulletin.load.article import ReadArticle, Surroundings, read_article
from bulletin.load.cache import Cache, version
from bulletin.load.encoding import decode
from bulletin.load.folder import ISSUE_FILE, Snapshot, natural, take_snapshot
from bulletin.load.issue_schema import IssueKeys, folder_name
from bulletin.load.links import Reference
from bulletin.load.marked_yaml import MarkedYaml, read_yaml
from bulletin.load.messages import nearest, validate
from bulletin.load.publication import Settings
from bulletin.model import Article, Highlight, Issue, Masthead, Scope

_SLUG = re.compile(r"\d{1,3}-\S+")


@dataclass(frozen=True, slots=True)
class IssueTask:
    """What one process needs to read one issue; ``settings`` is None where mkdocs.yml is broken."""

    folder: Path
    root: Path
    settings: Settings | None
    cache: Path | None


@dataclass(frozen=True, slots=True)
class LoadedIssue:
    """An issue and its references to other articles; or its problems, and no issue."""

    issue: Issue | None
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def recall_issue(task: IssueTask) -> LoadedIssue | None:
    """The issue from the cache, when nothing that it came from has changed."""
    if task.cache is None:
        return None
    cache = Cache(task.cache)
    snapshot = take_snapshot(task.folder, task.root, cache)
    kept = None if snapshot.problems else cache.recall(_key(task, snapshot))
    if not isinstance(kept, LoadedIssue) or kept.issue is None:
        return None
    return replace(kept, issue=replace(kept.issue, folder=str(task.folder)))


def build_issue(task: IssueTask) -> LoadedIssue:
    """The issue read from its files; kept in the cache when it has no problems."""
    cache = Cache(task.cache)
    snapshot = take_snapshot(task.folder, task.root, cache)
    loaded = _read(snapshot, task.settings)
    if loaded.issue is not None:
        cache.keep(_key(task, snapshot), loaded)
    return loaded


def _key(task: IssueTask, snapshot: Snapshot) -> str:
    # Values of frozen dataclasses and enumerations: their text tells all of them.
    return snapshot.key(version(), repr(task.settings))


def _read(snapshot: Snapshot, settings: Settings | None) -> LoadedIssue:
    problems = list(snapshot.problems)
    keys = None
    try:
        if snapshot.issue_file is not None:
            keys, yaml = _issue_keys(snapshot)
    except BulletinError as error:
        problems.extend(error.problems)
    around = _surroundings(snapshot, keys, settings)
    read = _articles(snapshot, around, problems)
    articles = printed_order(tuple(one.article for one in read))
    problems.extend(_twins(articles))
    if keys is None:
        return LoadedIssue(None, problems=tuple(problems))
    highlights, unknown = _highlights(keys, yaml, articles, complete=len(read) == len(snapshot.articles))
    problems.extend(unknown)
    if problems:
        return LoadedIssue(None, problems=tuple(problems))
    issue = _issue(snapshot, keys, settings, articles, highlights, around)
    return LoadedIssue(issue, tuple(reference for one in read for reference in one.references))


def _issue_keys(snapshot: Snapshot) -> tuple[IssueKeys, MarkedYaml]:
    name = f"{snapshot.prefix}/{ISSUE_FILE}"
    yaml = read_yaml(decode(snapshot.issue_file or b"", name), name)
    keys = validate(yaml, IssueKeys)
    problems = [*_wrong_folder(keys, yaml, snapshot), *_wrong_cover(keys, yaml, snapshot)]
    if problems:
        raise BulletinError(problems)
    return keys, yaml


def _wrong_folder(keys: IssueKeys, yaml: MarkedYaml, snapshot: Snapshot) -> Iterator[Problem]:
    wanted = folder_name(keys.issue_number())
    if snapshot.folder.name != wanted:
        line = yaml.line(("期号",) if "期号" in yaml.values else ("number",))
        message = f"文件夹名应与年份、期号相同（{wanted}），现为“{snapshot.folder.name}”"
        remedy = f"把文件夹改名为 {wanted}，或改正这里的年份和期号"
        yield Problem(yaml.path, line, message, remedy, "folder-name")


def _wrong_cover(keys: IssueKeys, yaml: MarkedYaml, snapshot: Snapshot) -> Iterator[Problem]:
    if not keys.cover:
        return
    line = yaml.line(("封面图",) if "封面图" in yaml.values else ("cover",))
    fault = pictures.check_source(keys.cover, snapshot.folder)
    if fault:
        code, message, remedy = fault
        yield Problem(yaml.path, line, f"封面图：{message}", remedy, code)
        return
    try:
        pictures.measure(snapshot.folder / keys.cover, f"{snapshot.prefix}/{keys.cover}")
    except BulletinError as error:
        (found,) = error.problems
        message = f"封面图“{keys.cover}”：{found.message}"
        yield Problem(yaml.path, line, message, found.remedy, found.code)


def _surroundings(snapshot: Snapshot, keys: IssueKeys | None, settings: Settings | None) -> Surroundings:
    scope = (keys.scope if keys else None) or (settings.scope if settings else Scope.PUBLIC)
    departments = settings.publication.departments if settings else None
    return Surroundings(
        snapshot.folder.name, snapshot.folder, snapshot.prefix, departments, scope, snapshot.pictures, version()
    )


def _articles(snapshot: Snapshot, around: Surroundings, problems: list[Problem]) -> list[ReadArticle]:
    read = []
    for name, data in snapshot.articles:
        try:
            read.append(read_article(data, name, around))
        except BulletinError as error:
            problems.extend(error.problems)
    return read


def printed_order(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """By file name; by page, then name, where every article has its page."""
    if all(article.page is not None for article in articles):
        return tuple(sorted(articles, key=lambda article: (article.page, natural(article.slug))))
    return tuple(sorted(articles, key=lambda article: natural(article.slug)))


def _twins(articles: tuple[Article, ...]) -> Iterator[Problem]:
    """Two articles with one page and one title, or with one title and one text."""
    seen: dict[tuple[str, object], Article] = {}
    for article in articles:
        marks = [(article.title, article.body.text)]
        if article.page is not None:
            marks.append((article.title, article.page))
        twin = next((seen[mark] for mark in marks if mark in seen), None)
        if twin is not None:
            shared = "正文" if article.page is None or article.page != twin.page else f"页码（{article.page}）"
            message = f"标题和{shared}与 {twin.path} 相同"
            remedy = "同一篇留一份，删去另一份；不是同一篇，改正标题或页码"
            yield Problem(article.path, None, message, remedy, "article-twice")
        seen.update(dict.fromkeys(marks, article))


def _highlights(
    keys: IssueKeys, yaml: MarkedYaml, articles: tuple[Article, ...], *, complete: bool
) -> tuple[tuple[Highlight, ...], list[Problem]]:
    """The highlights, matched to articles by file name, id or title; other lines stay text."""
    names: dict[str, Article] = {}
    for article in articles:
        for name in (article.slug, article.id, article.title, "".join(article.listed_lines)):
            names.setdefault(_bare(name), article)
    found, problems = [], []
    for index, written in enumerate(keys.highlights):
        match = names.get(_bare(written.removesuffix(".md")))
        if match is None and complete and _SLUG.fullmatch(written.removesuffix(".md")):
            problems.append(_unknown_highlight(written, index, yaml, articles))
        by_name = match is not None and _bare(written.removesuffix(".md")) in (match.slug, match.id)
        found.append(Highlight(match.title if match and by_name else written, match.id if match else None))
    return tuple(found), problems


def _unknown_highlight(
    written: str, index: int, yaml: MarkedYaml, articles: tuple[Article, ...]
) -> Problem:
    key = "导读" if "导读" in yaml.values else "highlights"
    guess = nearest(written, [article.slug for article in articles])
    remedy = f"是不是“{guess}”？" if guess else "核对文件名，"
    remedy += "不是文章，就写成一句话"
    return Problem(yaml.path, yaml.line((key, index)), f"导读里的“{written}”，本期没有这一篇", remedy, "highlight-unknown")


def _bare(title: str) -> str:
    return re.sub(r"\s+", "", title)


def _issue(
    snapshot: Snapshot,
    keys: IssueKeys,
    settings: Settings | None,
    articles: tuple[Article, ...],
    highlights: tuple[Highlight, ...],
    around: Surroundings,
) -> Issue:
    return Issue(
        id=snapshot.folder.name,
        folder=str(snapshot.folder),
        number=keys.issue_number(),
        whole_number=keys.whole_number,
        date=keys.date,
        masthead=keys.masthead(settings.publication.masthead if settings else Masthead()),
        articles=articles,
        highlights=highlights,
        typesetting=keys.typesetting.value(),
        scope=around.scope,
        cover=keys.cover or None,
        remark=keys.remark,
    )

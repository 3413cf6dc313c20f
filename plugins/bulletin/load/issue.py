"""One issue's folder to its value: issue.yml, the articles in printed order, highlights.

Goes in: a snapshot of the folder and the settings of the publication. Comes out: the issue and the
references that only the whole archive can check, or every problem of the issue at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load.again import KnownArticles, hash_input
from bulletin.load.article import ReadArticle, Surroundings
from bulletin.load.cache import Cache, version
from bulletin.load.collecting import collecting
from bulletin.load.encoding import decode
from bulletin.load.folder import ISSUE_FILE, Snapshot, natural, take_snapshot
from bulletin.load.highlights import match_highlights
from bulletin.load.issue_schema import IssueKeys, folder_name
from bulletin.load.links import Reference
from bulletin.load.marked_yaml import MarkedYaml, read_yaml
from bulletin.load.messages import validate
from bulletin.load.pictures import Mention, measure
from bulletin.load.publication import Settings
from bulletin.model import Article, Department, Highlight, Issue, Masthead, PageSource, Scope


@dataclass(frozen=True, slots=True)
class IssueTask:
    """What one process needs to read one issue; ``settings`` is None where mkdocs.yml is broken."""

    folder: Path
    root: Path
    settings: Settings | None
    cache: Path | None


@dataclass(frozen=True, slots=True)
class LoadedIssue:
    """An issue and its references to other articles; or its problems, and no issue.

    ``inputs`` are hashes, by article id, of what each article was read from.
    """

    issue: Issue | None
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    inputs: dict[str, str] = field(default_factory=dict)


def recall_issue(task: IssueTask) -> LoadedIssue | None:
    """The issue from the cache, when nothing that it came from has changed."""
    if task.cache is None:
        return None
    cache = Cache(task.cache)
    snapshot = take_snapshot(task.folder, task.root, cache)
    kept = None if snapshot.problems else cache.recall(snapshot.prefix, _key(task, snapshot))
    if not isinstance(kept, LoadedIssue) or kept.issue is None:
        return None
    return replace(kept, issue=replace(kept.issue, folder=str(task.folder)))


def build_issue(task: IssueTask) -> LoadedIssue:
    """The issue read from its files, the changed ones only; kept in the cache when it has no problems."""
    cache = Cache(task.cache)
    snapshot = take_snapshot(task.folder, task.root, cache)
    loaded = _read(snapshot, task.settings, _known(cache.recall_last(snapshot.prefix)))
    if loaded.issue is not None:
        cache.keep(snapshot.prefix, _key(task, snapshot), loaded)
    return loaded


def _key(task: IssueTask, snapshot: Snapshot) -> str:
    # Values of frozen dataclasses and enumerations: their text tells all of them.
    return snapshot.key(version(), repr(task.settings))


def _known(last: object) -> KnownArticles:
    """The articles of the issue as it was when it last had no problems."""
    if not isinstance(last, LoadedIssue) or last.issue is None:
        return KnownArticles({})
    return KnownArticles.of(last.inputs, last.issue.articles, last.references)


def _read(snapshot: Snapshot, settings: Settings | None, known: KnownArticles) -> LoadedIssue:
    """Every file of the issue; an issue comes out only when none has a problem."""
    problems = list(snapshot.problems)
    keys = None
    with collecting(problems):
        keys, yaml = _issue_keys(snapshot)
    around = _surroundings(snapshot, keys, settings)
    read = [known.read(data, name, around) for name, data in snapshot.articles]
    problems.extend(problem for one in read for problem in one.problems)
    pages = keys.typesetting.value().pages if keys else PageSource.COMPUTED
    articles = printed_order(tuple(one.article for one in read if one.article), pages)
    problems.extend(_twins(articles))
    references = tuple(reference for one in read for reference in one.references)
    highlights: tuple[Highlight, ...] = ()
    if keys is not None:
        with collecting(problems):
            slugs = [Path(name).stem for name, _ in snapshot.articles]
            highlights = match_highlights(keys, yaml, articles, slugs)
    if keys is None or problems:
        return LoadedIssue(None, references, tuple(problems))
    issue = _issue(
        snapshot=snapshot,
        keys=keys,
        settings=settings,
        articles=articles,
        highlights=highlights,
        scope=around.scope,
    )
    return LoadedIssue(issue, references, inputs=_inputs(snapshot, read, around))


def _inputs(snapshot: Snapshot, read: Sequence[ReadArticle], around: Surroundings) -> dict[str, str]:
    """What each article was read from."""
    return {
        one.article.id: hash_input(data, name, around)
        for one, (name, data) in zip(read, snapshot.articles, strict=True)
        if one.article
    }


def _issue_keys(snapshot: Snapshot) -> tuple[IssueKeys, MarkedYaml]:
    name = f"{snapshot.prefix}/{ISSUE_FILE}"
    if snapshot.issue_file is None:  # already named by the snapshot
        raise BulletinError([])
    yaml = read_yaml(decode(snapshot.issue_file, name), name)
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
    try:
        measure(Mention(keys.cover, snapshot.folder, yaml.path, line))
    except BulletinError as error:
        yield from error.problems


def _surroundings(snapshot: Snapshot, keys: IssueKeys | None, settings: Settings | None) -> Surroundings:
    name = snapshot.folder.name
    scope = (keys.scope if keys else None) or (settings.scope if settings else Scope.PUBLIC)
    departments = settings.publication.departments if settings else None
    if departments is not None and keys is not None:
        known = {department.name for department in departments}
        departments += tuple(Department(name) for name in keys.departments if name not in known)
    return Surroundings(
        name, snapshot.folder, snapshot.prefix, departments, scope, snapshot.pictures, version()
    )


def printed_order(articles: tuple[Article, ...], pages: PageSource) -> tuple[Article, ...]:
    """By file name; by page, then name, where the pages are printed and every article has its own."""
    if pages is PageSource.PRINTED and all(article.page is not None for article in articles):
        return tuple(sorted(articles, key=lambda article: (article.page, natural(article.slug))))
    return tuple(sorted(articles, key=lambda article: natural(article.slug)))


def _twins(articles: tuple[Article, ...]) -> Iterator[Problem]:
    """Two articles with one page and one title, or with one title and one text."""
    pages: dict[tuple[str, int], Article] = {}
    texts: dict[tuple[str, str], Article] = {}
    for article in articles:
        same_text = texts.setdefault((article.title, article.body.text), article)
        same_page = (
            article if article.page is None else pages.setdefault((article.title, article.page), article)
        )
        twin = same_page if same_page is not article else same_text
        if twin is not article:
            shared = f"页码（{article.page}）" if twin is same_page else "正文"
            message = f"标题和{shared}与 {twin.path} 相同"
            remedy = "同一篇就留一份，删去另一份；不是同一篇，请改正标题或页码"
            yield Problem(article.path, None, message, remedy, "article-twice")


def _issue(
    *,
    snapshot: Snapshot,
    keys: IssueKeys,
    settings: Settings | None,
    articles: tuple[Article, ...],
    highlights: tuple[Highlight, ...],
    scope: Scope,
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
        scope=scope,
        cover=keys.cover or None,
        remark=keys.remark,
    )

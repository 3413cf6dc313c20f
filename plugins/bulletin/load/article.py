"""One article file to its value: front matter, body, digest; all its problems at once.

Goes in: the file's bytes and what its issue knows. Comes out: the article and the references that
only the whole archive can check.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load import pictures
from bulletin.load.article_schema import ArticleKeys
from bulletin.load.encoding import decode
from bulletin.load.frontmatter import Halves, split
from bulletin.load.links import Reference, article_id, line_of
from bulletin.load.marked_yaml import MarkedYaml, read_yaml
from bulletin.load.messages import nearest, validate
from bulletin.markup import render_body
from bulletin.model import Article, Body, Department, Form, Scope


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article takes from its issue; ``departments`` is None where mkdocs.yml is broken.

    ``prefix`` is how messages name the issue's folder, ``digests`` the hashes of its pictures.
    """

    issue_id: str
    folder: Path
    prefix: str
    departments: tuple[Department, ...] | None
    scope: Scope
    digests: dict[str, str]
    version: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, and its references to others."""

    article: Article
    references: tuple[Reference, ...]


@dataclass(slots=True)
class _Resolver:
    """Answers the body's questions and notes what is wrong, with lines."""

    halves: Halves
    path: str
    article: str
    around: Surroundings
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def _line(self, written: str) -> int:
        return line_of(self.halves.body, self.halves.body_line, written)

    def picture(self, source: str) -> tuple[int, int] | None:
        """The size of a picture in the issue's folder."""
        line = self._line(source)
        fault = pictures.check_source(source, self.around.folder)
        if fault:
            code, message, remedy = fault
            self.problems.append(Problem(self.path, line, message, remedy, code))
            return None
        self.used.add(source)
        try:
            return pictures.measure(self.around.folder / source, f"{self.around.prefix}/{source}")
        except BulletinError as error:
            (found,) = error.problems
            message = f"图片“{source}”：{found.message}"
            self.problems.append(Problem(self.path, line, message, found.remedy, found.code))
            return None

    def article_of(self, href: str) -> str | None:
        """The id that a link means; whether it exists is seen when all issues are read."""
        if href.startswith("#"):
            return None
        target = article_id(href, self.around.issue_id)
        if target is None:
            message = f"链接“{href[:40]}”不像一篇文章"
            remedy = "请写成 [停车](03-停车.md)，别的期写成 [停车](../2026-1/03-停车.md)，网址要有 https://"
            self.problems.append(Problem(self.path, self._line(href), message, remedy, "link-unknown"))
            return None
        self.references.append(Reference(self.article, self.path, self._line(href), href, target))
        return target


@dataclass(frozen=True, slots=True)
class _Asked:
    """The resolver as ``render_body`` wants it."""

    resolver: _Resolver

    def picture(self, source: str) -> tuple[int, int] | None:
        return self.resolver.picture(source)

    def article(self, href: str) -> str | None:
        return self.resolver.article_of(href)


def read_article(data: bytes, file_name: str, around: Surroundings) -> ReadArticle:
    """The article of one file. Raises BulletinError with every problem of the file."""
    path = f"{around.prefix}/{file_name}"
    halves = split(decode(data, path), path)
    identity = f"{around.issue_id}/{Path(file_name).stem}"
    problems: list[Problem] = []
    try:
        yaml = read_yaml(halves.yaml, path, halves.yaml_line)
        keys = _checked(validate(yaml, ArticleKeys), yaml, around)
    except BulletinError as error:
        problems.extend(error.problems)
        keys = None
    resolver = _Resolver(halves, path, identity, around)
    form = _form(keys, around) if keys else Form.ARTICLE
    body = _body(halves, form, resolver)
    problems.extend(resolver.problems)
    if keys is None or body is None or problems:
        raise BulletinError(problems)
    continues = _continues(keys, yaml, resolver)
    digest = _digest(data, resolver, keys.scope or around.scope, form)
    return ReadArticle(_article(keys, identity, path, body, digest, form, continues, around), tuple(resolver.references))


def _checked(keys: ArticleKeys, yaml: MarkedYaml, around: Surroundings) -> ArticleKeys:
    """The keys again, when their department is one of mkdocs.yml's."""
    names = None if around.departments is None else [one.name for one in around.departments]
    if names is None or keys.department in names:
        return keys
    place = next(key for key in ("栏目", "department", "column") if key in yaml.values)
    guess = nearest(keys.department, names)
    message = f"栏目应是 mkdocs.yml 里列出的，没有“{keys.department}”"
    remedy = f"是不是“{guess}”？" if guess else f"可用的有：{'、'.join(names)}；"
    remedy += "确要新设栏目，先加进 mkdocs.yml"
    raise BulletinError([Problem(yaml.path, yaml.line((place,)), message, remedy, "department-unknown")])


def _form(keys: ArticleKeys, around: Surroundings) -> Form:
    """The form an editor named, else the one that the article's own words tell."""
    if keys.form is not None:
        return keys.form
    if keys.proposal is not None:
        return Form.PROPOSAL
    named = next((d.form for d in around.departments or () if d.name == keys.department), Form.ARTICLE)
    if named is not Form.ARTICLE:
        return named
    heading = "".join((*keys.title, keys.kicker, *keys.deck))
    return Form.DIGEST if "发言摘登" in heading or "发言摘编" in heading else Form.ARTICLE


def _body(halves: Halves, form: Form, resolver: _Resolver) -> Body | None:
    try:
        body = render_body(
            halves.body, first_line=halves.body_line, form=form, resolver=_Asked(resolver)
        )
    except RecursionError:
        message, remedy = "正文一层套一层，太深了", "看看是否误贴了成串的 > 或 - ，删去多余的"
        resolver.problems.append(Problem(resolver.path, halves.body_line, message, remedy, "body-deep"))
        return None
    if not body.text.strip() and not body.pictures and not resolver.problems:
        message, remedy = "没有正文", "在第二个 --- 的下面写正文；还没有写好的文章，文件名前加 _ 先搁着"
        resolver.problems.append(Problem(resolver.path, halves.body_line, message, remedy, "body-empty"))
    return body


def _continues(keys: ArticleKeys, yaml: MarkedYaml, resolver: _Resolver) -> str | None:
    if not keys.continues:
        return None
    place = "续自" if "续自" in yaml.values else "continues"
    target = article_id(keys.continues, resolver.around.issue_id) or keys.continues
    line = yaml.line((place,))
    resolver.references.append(
        Reference(resolver.article, resolver.path, line, keys.continues, target, is_continuation=True)
    )
    return target


def _digest(data: bytes, resolver: _Resolver, scope: Scope, form: Form) -> str:
    """A hash of all that the article's values came from."""
    parts = [resolver.around.version, scope.value, form.value, resolver.article, resolver.path]
    parts += [f"{source}={resolver.around.digests.get(source, '')}" for source in sorted(resolver.used)]
    return hashlib.blake2b("\n".join(parts).encode() + data, digest_size=16).hexdigest()


def _article(
    keys: ArticleKeys,
    identity: str,
    path: str,
    body: Body,
    digest: str,
    form: Form,
    continues: str | None,
    around: Surroundings,
) -> Article:
    return Article(
        id=identity,
        path=path,
        title_lines=keys.title,
        department=keys.department,
        body=body,
        digest=digest,
        scope=keys.scope or around.scope,
        form=form,
        kicker=keys.kicker,
        deck=keys.deck,
        authors=tuple(author.value() for author in keys.authors),
        page=keys.page,
        date=keys.date,
        source=keys.source,
        editors_note=keys.editors_note,
        author_note=keys.author_note,
        proposal=keys.proposal.value() if keys.proposal else None,
        contents_title_lines=keys.contents_title,
        continues=continues,
    )

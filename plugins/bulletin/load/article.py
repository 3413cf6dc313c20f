"""One article file to its value: front matter, body, digest; all its problems at once.

Goes in: the file's bytes and what its issue knows. Comes out: the article and the references that
only the whole archive can check.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BulletinError, Problem
from bulletin.load.article_schema import ArticleKeys
from bulletin.load.body import read_body
from bulletin.load.collecting import collecting
from bulletin.load.encoding import decode
from bulletin.load.frontmatter import split
from bulletin.load.jumps import jump_problems
from bulletin.load.links import Reference, article_id
from bulletin.load.marked_yaml import MarkedYaml, read_yaml
from bulletin.load.messages import nearest, validate
from bulletin.load.people import credit_proposers
from bulletin.load.resolver import FolderResolver
from bulletin.model import Article, Author, Body, Department, Form, Scope


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article takes from its issue; ``departments`` is None where mkdocs.yml is broken.

    ``prefix`` is how messages name the issue's folder, ``digests`` the hashes of its pictures,
    ``version`` that of the program.
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
    """What became of one file: its article, or None where it has problems; its references."""

    article: Article | None
    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_article(data: bytes, file_name: str, around: Surroundings) -> ReadArticle:
    """The article of one file, or every problem of the file."""
    path = f"{around.prefix}/{file_name}"
    try:
        halves = split(decode(data, path), path)
    except BulletinError as error:
        return ReadArticle(None, problems=error.problems)
    identity = f"{around.issue_id}/{Path(file_name).stem}"
    resolver = FolderResolver(halves, path, identity, around.folder)
    keys, continues = _front_matter(resolver, around)
    form = _form(keys, around) if keys else Form.ARTICLE
    body = read_body(form, resolver)
    article = None
    if keys is not None and body is not None:
        scope = keys.scope or around.scope
        article = _article(
            keys=keys,
            resolver=resolver,
            body=body,
            digest=_digest(data, resolver, around, f"{scope.value} {form.value}"),
            form=form,
            continues=continues,
            scope=scope,
        )
        resolver.problems.extend(jump_problems(article))
    return ReadArticle(
        None if resolver.problems else article, tuple(resolver.references), tuple(resolver.problems)
    )


def _front_matter(resolver: FolderResolver, around: Surroundings) -> tuple[ArticleKeys | None, str | None]:
    """The keys, None where they are wrong, and the id of the article that this one continues."""
    keys, continues = None, None
    with collecting(resolver.problems):
        yaml = read_yaml(resolver.halves.yaml, resolver.path, resolver.halves.yaml_line)
        keys = validate(yaml, ArticleKeys)
        continues = _continues(keys, yaml, resolver)
        _check_department(keys.department, yaml, around)
    return keys, continues


def _check_department(department: str, yaml: MarkedYaml, around: Surroundings) -> None:
    if around.departments is None:
        return
    names = [one.name for one in around.departments]
    if department in names:
        return
    place = next(key for key in ("栏目", "department", "column") if key in yaml.values)
    guess = nearest(department, names)
    message = f"栏目应是 mkdocs.yml 里列出的，没有“{department}”"
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


def _continues(keys: ArticleKeys, yaml: MarkedYaml, resolver: FolderResolver) -> str | None:
    if not keys.continues:
        return None
    line = yaml.line(("续自" if "续自" in yaml.values else "continues",))
    target = article_id(keys.continues, resolver.identity.partition("/")[0]) or keys.continues
    resolver.references.append(
        Reference(resolver.identity, resolver.path, line, keys.continues, target, is_continuation=True)
    )
    return target


def _digest(data: bytes, resolver: FolderResolver, around: Surroundings, inherited: str) -> str:
    """A hash of all that the article's values came from."""
    parts = [around.version, inherited, resolver.path]
    parts += [f"{source}={around.digests.get(source, '')}" for source in sorted(resolver.used)]
    return hashlib.blake2b("\n".join(parts).encode() + b"\n" + data, digest_size=16).hexdigest()


def _credited(keys: ArticleKeys) -> tuple[Author, ...]:
    """The authors, or where a proposal names none its proposers."""
    authors = tuple(author.value() for author in keys.authors)
    return authors or (credit_proposers(keys.proposal.proposers) if keys.proposal else ())


def _article(
    *,
    keys: ArticleKeys,
    resolver: FolderResolver,
    body: Body,
    digest: str,
    form: Form,
    continues: str | None,
    scope: Scope,
) -> Article:
    return Article(
        id=resolver.identity,
        path=resolver.path,
        title_lines=keys.title,
        department=keys.department,
        body=body,
        digest=digest,
        scope=scope,
        form=form,
        kicker=keys.kicker,
        deck=keys.deck,
        authors=_credited(keys),
        page=keys.page,
        date=keys.date,
        source=keys.source,
        editors_note=keys.editors_note,
        author_note=keys.author_note,
        proposal=keys.proposal.value() if keys.proposal else None,
        contents_title_lines=keys.contents_title,
        continues=continues,
    )

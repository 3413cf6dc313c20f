"""References to articles, in the bytes of the files that make them, written anew for articles that move.

Goes in: a file's bytes and the new ids. Comes out: its bytes with 续自, links and 导读 changed, spelled
as the editor spelled them. A change counts only when the rendered body stays the same but for where
its links lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

import yaml

from bulletin.desk.raw_text import Edit, RawText, Span, pair_of, read_front
from bulletin.errors import BulletinError, Problem
from bulletin.load.encoding import decode
from bulletin.load.links import article_id
from bulletin.load.marked_yaml import read_yaml
from bulletin.markup import render_body
from bulletin.model import Form

Renamed = Mapping[str, str]
"""New article ids by old ones; issues stay."""

_DESTINATION = r"(?P<to>(?:[^()\s<>]|\([^()\s<>]*\))+)"
_LINKS = re.compile(
    rf"\]\(\s*<?{_DESTINATION}"
    rf"|^[ ]{{0,3}}\[[^\]\n]+\]:[ \t]*<?(?P<definition>[^\s<>]+)"
    rf"|\bhref\s*=\s*[\"']?(?P<href>[^\"'\s>]+)",
    re.MULTILINE,
)


@dataclass(slots=True)
class _AnyResolver:
    """Answers for the body's links by their form alone; every picture is there."""

    issue: str

    def picture(self, source: str) -> tuple[int, int] | None:  # noqa: ARG002
        return (1, 1)

    def article(self, href: str) -> str | None:
        return None if href.startswith("#") else article_id(href, self.issue)


def mentions(data: bytes, renamed: Renamed) -> bool:
    """Whether a file may refer to one of the articles; most do not, and need not be read closely."""
    slugs = [article.partition("/")[2] for article in renamed]
    text = unquote(data.decode("utf-8", "replace"))
    return any(slug in text for slug in slugs)


def rewrite_article(data: bytes, path: str, issue: str, renamed: Renamed) -> bytes:
    """An article's file with its references changed; ``issue`` is the folder that it stands in.

    BulletinError when the file cannot be read, or when a link is written so that it cannot be changed.
    """
    raw = RawText.of(data, path)
    front = list(_continuation_edits(raw, issue, renamed))
    links = list(_link_edits(raw, issue, renamed))
    wanted = _body_of(raw.with_edits(()), path, issue, renamed)
    chosen = links
    if _body_of(raw.with_edits(links), path, issue, {}) != wanted:
        chosen = [edit for edit in links if _is_link(raw, edit, issue)]
    changed = raw.with_edits((*front, *chosen))
    if _body_of(changed, path, issue, {}) != wanted:
        message = "这一篇里有一处链接，程序改不了它的写法"
        remedy = "请先把指向那一篇的链接写成 [停车](03-停车.md) 这样，再运行一次"
        raise BulletinError([Problem(path, None, message, remedy, "link-odd")])
    return changed


def rewrite_issue_file(data: bytes, path: str, issue: str, renamed: Renamed) -> bytes:
    """issue.yml with its 导读 changed."""
    decode(data, path)
    raw = RawText.of(data, path)
    marked = read_yaml(raw.plain, path)
    pair = pair_of(marked, ("导读", "highlights"))
    nodes = _scalars(pair[1]) if pair else ()
    spans = (raw.span(node, marked.first_line) for node in nodes)
    found = (_respelled(raw, span, issue, renamed) for span in spans if _is_name(span.value, issue, renamed))
    return raw.with_edits(edit for edit in found if edit is not None)


def _is_name(written: str, issue: str, renamed: Renamed) -> bool:
    """Whether a line of 导读 is a file name or an id, and no plain words."""
    name = written.removesuffix(".md")
    return name in renamed or f"{issue}/{name}" in renamed


def _scalars(node: yaml.Node) -> Iterable[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else (node,)


def _continuation_edits(raw: RawText, issue: str, renamed: Renamed) -> Iterator[Edit]:
    marked = read_front(raw)
    pair = pair_of(marked, ("续自", "continues"))
    edit = _respelled(raw, raw.span(pair[1], marked.first_line), issue, renamed) if pair else None
    if edit is not None:
        yield edit


def _link_edits(raw: RawText, issue: str, renamed: Renamed) -> Iterator[Edit]:
    first = raw.offset(raw.halves().body_line)
    for match in _LINKS.finditer(raw.text, first):
        name = next(name for name, found in match.groupdict().items() if found is not None)
        edit = _respelled(raw, Span(*match.span(name), match[name]), issue, renamed)
        if edit is not None:
            yield edit


def _respelled(raw: RawText, span: Span, issue: str, renamed: Renamed) -> Edit | None:
    """The edit that makes a mention lead to the article's new name; None when it need not change."""
    if "://" in span.value or span.value.startswith(("#", "mailto:")):
        return None
    old = article_id(span.value, issue)
    if old is None or old not in renamed:
        return None
    new = respell(span.value, old.partition("/")[2], renamed[old].partition("/")[2])
    written = raw.text[span.start : span.end]
    at = written.find(span.value)
    if at < 0:  # folded or escaped in YAML: the plain form says the same
        return Edit(span.start, span.end, new)
    return Edit(span.start + at, span.start + at + len(span.value), new)


def respell(written: str, old: str, new: str) -> str:
    """A mention with another slug; folder, ending, mark and percent signs stay as they were written.

    >>> respell("../2026-1/03-停车.md#s1", "03-停车", "04-停车")
    '../2026-1/04-停车.md#s1'
    """
    path, mark, anchor = written.partition("#")
    spelled = quote(old) if "%" in path else old
    shown = quote(new) if "%" in path else new
    head, found, tail = path.rpartition(spelled)
    if not found:  # percent signs in another spelling
        head, found, tail = unquote(path).rpartition(old)
    return f"{head}{shown if found else ''}{tail}{mark}{anchor}"


def _is_link(raw: RawText, edit: Edit, issue: str) -> bool:
    """Whether an edit changes where a link leads, and nothing that is read (as in a sample of code)."""
    before = _body_of(raw.with_edits(()), raw.path, issue, {})
    after = _body_of(raw.with_edits([edit]), raw.path, issue, {})
    bare = re.compile(r' data-article="[^"]*"')
    return before != after and bare.sub("", before) == bare.sub("", after)


def _body_of(data: bytes, path: str, issue: str, renamed: Renamed) -> str:
    """The rendered body; links lead to new ids already."""
    halves = RawText.of(data, path).halves()
    body = render_body(halves.body, first_line=1, form=Form.ARTICLE, resolver=_AnyResolver(issue))
    return re.sub(r'(?<= data-article=")[^"]*', lambda match: renamed.get(match[0], match[0]), body.html)

"""Markdown to clean HTML: Python-Markdown, then nh3, which lets nothing active through."""

from __future__ import annotations

import re
from collections.abc import Mapping

import markdown
import nh3

_EXTENSIONS = ["tables", "footnotes", "attr_list", "sane_lists", "fenced_code"]
_SETTINGS = {"tables": {"use_align_attribute": True}}  # the style attribute is not let through
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCK_TAGS = {*_HEADINGS, "p", "blockquote", "ul", "ol", "li", "pre", "hr", "div"}
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
_INLINE_TAGS = {"strong", "em", "b", "i", "code", "br", "a", "img", "sup", "sub"}
_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title", "class"},
    "ol": {"start"},
    "li": {"id"},
    "div": {"class"},
    "sup": {"id"},
    "th": {"align"},
    "td": {"align"},
}
_SCHEMES = {"http", "https", "mailto"}

_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that HTML cannot hold; an editor pastes them unseen."""
_WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_OPEN = r"<(?:strong|em|b|i|a(?! [^>]*>\s*<img)|code|sup)\b"
_CLOSE = r"</(?:strong|em|b|i|a|code|sup)>"
_SOFT_BREAK = re.compile(rf"(?:(?<=[{_WIDE}])|(?<=>))[ \t]*\n[ \t]*(?=[{_WIDE}]|{_OPEN})")
_AFTER_TAG = re.compile(rf"(?:{_CLOSE}|<br ?/?>)$")
_FOREIGN_PICTURE = re.compile(r"<img\b[^>]*\bsrc=\"(?:[a-z]+:|//)[^>]*>")
_PREFORMATTED = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)


def convert(source: str) -> str:
    """Clean HTML of a Markdown text; scripts, styles, handlers and foreign resources are gone.

    Chinese has no spaces, so a line end between two Chinese characters joins them.
    """
    source = _UNPRINTABLE.sub("", source)
    # A fresh instance: footnotes keep state, and threads may not share one.
    raw = markdown.Markdown(
        extensions=_EXTENSIONS, extension_configs=_SETTINGS, output_format="html"
    ).convert(source)
    parts = _PREFORMATTED.split(_clean(raw, _ATTRIBUTES))
    return "".join(part if part.startswith("<pre>") else _join_lines(part) for part in parts)


def clean_html(raw: str) -> str:
    """The HTML of a standing page without anything active and without foreign pictures."""
    clean = _clean(raw, _ATTRIBUTES | {name: {"id"} for name in _HEADINGS})
    return _FOREIGN_PICTURE.sub("", clean)


def _clean(raw: str, attributes: Mapping[str, set[str]]) -> str:
    return nh3.clean(
        raw,
        tags=_BLOCK_TAGS | _TABLE_TAGS | _INLINE_TAGS,
        attributes=dict(attributes),
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _join_lines(html: str) -> str:
    def joined(match: re.Match[str]) -> str:
        before = html[max(0, match.start() - 10) : match.start()]
        return "" if not before.endswith(">") or _AFTER_TAG.search(before) else match[0]

    return _SOFT_BREAK.sub(joined, html).replace("<br>\n", "<br>")

"""The templates' environment: escaping is on for all, and addresses become relative links.

Links are relative and end in ``/``, so the site works under any path of any server; in a folder opened
from a disk, where ``/`` has no page, assets/reading.js adds the file's name when a link is followed.
MkDocs' Jinja environment goes in and is made strict; it must not have compiled a template yet.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from bulletin.site.frame import VERSION, Frame


def prepare_environment(env: Environment, frame: Frame) -> None:
    """Escape everything, refuse unknown names, and give templates the frame and their filters."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["site"] = frame
    env.filters["href"] = link_to
    env.filters["urlpath"] = encode_path


@lru_cache(maxsize=4096)
def encode_path(url: str) -> str:
    """An address as it stands in HTML: percent-encoded; a # or ? in it belongs to a name."""
    return quote(url)


@pass_context
def link_to(context: Context, url: str) -> str:
    """A link from the page being rendered to an address relative to the site's root."""
    base = str(context["base_url"]).rstrip("/")
    path, mark, version = url.partition(VERSION)
    return f"{base}/{encode_path(path)}{mark}{version}"

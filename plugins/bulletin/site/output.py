"""Empty the host's register onto the disk: every page through its template, every file as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import Environment

import bulletin
from bulletin.host import GeneratedPage, Host, digest_of
from bulletin.site.feeds import make_sitemap
from bulletin.site.placing import Places, Source, place_files
from bulletin.site.rendering import render_pages

MAKERS = ("model", "markup", "host", "contents", "continuation", "site")


def write_site(host: Host, env: Environment, theme: Path, folder: Path, standing: Iterable[str]) -> None:
    """Write all that is registered into ``folder``; ``standing`` are MkDocs' own pages, for the sitemap."""
    base = digest_of(env.globals["site"], _program_digest(theme))
    pages = [replace(page, key=digest_of(base, page.template, page.key)) for page in host.pages.values()]
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if host.progress:
            host.progress(done, len(pages))

    host.render = partial(render, env)
    stored, host.rendered = render_pages(pages, host.render, host.cache / "pages", step)
    files: dict[str, Source] = {**stored, **host.files, **make_sitemap(host, (*host.pages, *standing))}
    host.moved = place_files(files, host.folders, Places(host.cache, folder, host.old_site))


def render(env: Environment, page: GeneratedPage) -> str:
    """The HTML of a page."""
    context: Mapping[str, object] = page.context() if callable(page.context) else page.context
    template = env.get_template(page.template)
    return template.render(**context, base_url=_way_to_root(page.url), address=page.url, page=None)


def _way_to_root(url: str) -> str:
    return "../" * url.count("/") or "."


def _program_digest(theme: Path) -> str:
    """A hash of the templates and of the program parts that make pages: either may change every page."""
    package = Path(bulletin.__path__[0])
    modules = (file for part in MAKERS for file in (package / part).rglob("*.py"))
    files = sorted((*theme.rglob("*.html"), *modules))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()

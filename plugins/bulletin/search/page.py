"""What search gives to the website: the built index goes in, its page and its files come out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

from bulletin.host import Crumb, GeneratedPage, Host, digest_of
from bulletin.search.index import SearchIndex, build_index
from bulletin.search.script import SCRIPT, join_script
from bulletin.workers import begin_work

FOLDER = "search/data/"
"""Where the index lies, relative to the site's root."""

PAGE = "search/"
"""The address of the search page."""

MANY_ARTICLES = 400


def register_search(host: Host) -> None:
    """Index what the edition shows; add the page, the script and the index files to the site."""
    index = _build(host)
    script = join_script()
    context = _context(host, index, hashlib.sha256(script).hexdigest()[:8])
    host.add_page(GeneratedPage(PAGE, "search.html", context, digest_of(tuple(context.items()))))
    host.add_file(SCRIPT, script)
    for address, content in index.files.items():
        host.add_file(f"{FOLDER}{address}", content)
    for address, folder in index.folders.items():
        host.add_folder(f"{FOLDER}{address}/", folder)


def _build(host: Host) -> SearchIndex:
    """The index; without processes of the build's own, an archive of many articles is worth some."""
    store = host.cache / "search"
    if host.executor or sum(len(issue.articles) for issue in host.publication.issues) < MANY_ARTICLES:
        return build_index(host.publication, host.page_maps, store, host.executor)
    with ProcessPoolExecutor(initializer=begin_work) as executor:
        return build_index(host.publication, host.page_maps, store, executor)


def _context(host: Host, index: SearchIndex, script: str) -> Mapping[str, object]:
    newest = host.publication.newest_first
    return {
        "title": "搜索",
        "description": f"搜索{host.publication.nameplate}全部期次：标题、作者、正文",
        "section": "搜索",
        "crumbs": (Crumb("搜索"),),
        "folder": FOLDER,
        "version": index.version,
        "begin": _first_files(index),
        "script": f"{SCRIPT}?v={script}",
        "newest": f"{newest[0].id}/" if newest else "",
    }


def _first_files(index: SearchIndex) -> tuple[str, ...]:
    """What every question needs: the page loads these at once, so that no question waits for them in turn."""
    first = (f"{index.version}/manifest", f"{index.version}/documents/")
    return tuple(f"{FOLDER}{address}" for address in sorted(index.files) if address.startswith(first))

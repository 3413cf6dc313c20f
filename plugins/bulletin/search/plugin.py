"""The search plugin's edge: hands the search page and the index to the host."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from bulletin.host.generator import host_of
from bulletin.search.page import register_search


class SearchPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """The exact search: page, script, index."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Register the page and the files."""
        register_search(host_of(config))
        return env

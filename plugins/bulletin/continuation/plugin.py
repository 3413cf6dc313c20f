"""The continuation plugin's edge: hands jump links and page marks to the host."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from bulletin.continuation.sources import insertion_source
from bulletin.host.generator import host_of


class ContinuationPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Jump links both ways, and page marks."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Register the insertions."""
        host = host_of(config)
        host.add_insertions(insertion_source(host))
        return env

"""The contents plugin's edge: hands the pages of contents to the host."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from bulletin.contents.archive import archive_pages
from bulletin.contents.issue_page import issue_pages
from bulletin.host import year_pdf_url
from bulletin.host.generator import host_of


class ContentsPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Issue pages, archive, years."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Register the pages, and the files they lead to."""
        host = host_of(config)
        for page in (*issue_pages(host), *archive_pages(host)):
            host.add_page(page)
        for year, pdf in host.yearly.items():
            host.add_file(year_pdf_url(year, host.publication.nameplate), pdf)
        return env

"""The site plugin's edge: MkDocs' events come in, our pages go out.

It must be the last of our plugins in mkdocs.yml: the others register their pages in ``on_env``, and
their files before ``on_post_build``.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from bulletin.host.generator import host_of
from bulletin.markup.convert import clean_html
from bulletin.site.environment import prepare_environment
from bulletin.site.frame import STYLE, Link, join_styles, make_frame
from bulletin.site.output import write_site
from bulletin.site.pages import register_pages

MATERIAL = ("assets/stylesheets/", "assets/javascripts/", "assets/images/")
SOURCES = ("styles/", "epub.css", "assets/nameplate.svg", "sitemap.xml")


class SitePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Frame, pages, files."""

    env: Environment
    standing: tuple[Link, ...]
    welcome: str

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The sitemap is ours: MkDocs knows only its own pages."""
        config.theme.static_templates = set(config.theme.static_templates) - {"sitemap.xml"}
        host_of(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Material's style sheets and scripts are not used; of index.md the home page takes the text."""
        home = files.get_file_from_path("index.md")
        self.welcome = get_data(home.content_string)[0] if home else ""
        for file in list(files):
            if file is home or file.src_uri.startswith((*MATERIAL, *SOURCES)):
                files.remove(file)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Standing pages are made clean as articles are: nothing in them runs or comes from elsewhere."""
        return clean_html(html)

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All features have spoken: the frame is known, and MkDocs may render its own pages with it."""
        host = host_of(config)
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.standing = tuple(Link(str(page.title), page.url) for page in pages)
        theme = Path(config.theme.dirs[0])
        register_pages(host, theme, self.welcome)
        style = join_styles(theme)
        host.add_file(STYLE, style)
        self.env = env
        prepare_environment(env, make_frame(host, theme, style, self.standing))
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything that is registered."""
        urls = (link.url for link in self.standing)
        theme = Path(config.theme.dirs[0])
        write_site(host_of(config), self.env, theme, Path(config.site_dir), urls)

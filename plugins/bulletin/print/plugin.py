"""The print plugin's edge: a site that is built without PDFs still gets the page numbers of print."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from bulletin.host.generator import host_of
from bulletin.print.edition import page_maps_of
from bulletin.print.options import PrintOptions


class PrintPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Lays out the issues whose pages nobody has computed yet."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Fill in missing page maps; ``build.py`` brings them along, plain ``mkdocs build`` does not."""
        host = host_of(config)
        options = PrintOptions(host.cache / "print", Path(config.config_file_path).parent / "theme" / "print")
        missing = page_maps_of(host.whole_publication, host.page_maps, options)
        host.page_maps = {**host.page_maps, **missing}

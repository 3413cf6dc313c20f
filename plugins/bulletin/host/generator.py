"""The one place that knows how MkDocs is started, and where a build's host is kept in its configuration.

A configuration file goes in; MkDocs writes the site. Without a host, as in a plain ``mkdocs build``,
the publication is loaded here, once for all plugins.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from bulletin.errors import BulletinError
from bulletin.host.host import Host
from bulletin.host.settings import read_config
from bulletin.load import load_publication
from bulletin.model import Edition

KEY = "bulletin"


def host_of(config: MkDocsConfig) -> Host:
    """The host of this build; made from the issue folders beside mkdocs.yml when nobody has set one.

    Raises PluginError with every problem of the content, which MkDocs shows without a traceback.
    """
    host = config.extra.get(KEY)
    if not isinstance(host, Host):
        root = Path(config.config_file_path).parent
        cache = root / ".cache"
        try:
            publication = load_publication(root, cache=cache)
        except BulletinError as error:
            raise PluginError(str(error)) from error
        host = config.extra[KEY] = Host(publication, Edition.PUBLIC, cache / "site" / Edition.PUBLIC.value)
    return host


def run_generator(config_file: Path, host: Host, folder: Path) -> None:
    """Let MkDocs build the site of this host into ``folder``, which it empties first.

    BulletinError when the machine's part of the configuration is broken.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = read_config(config_file, folder)
    config.extra[KEY] = host
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()

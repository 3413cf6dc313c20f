"""mkdocs.yml as MkDocs reads it: its configuration, or what is wrong with the machine's part of it.

Goes in: the file. Comes out: the configuration, or BulletinError. What editors write, under
``extra.publication``, is the loader's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from bulletin.errors import BulletinError, Problem

PLUGINS = ("bulletin/contents", "bulletin/continuation", "bulletin/search", "bulletin/print", "bulletin/site")
"""All are needed; the last one writes the pages."""
THEME = "theme/web"
CODE = "settings-broken"
_UNREADABLE = (ConfigurationError, RecursionError, ValueError, OverflowError, TypeError)
"""What YAML's own types raise: a month 13 is a ValueError to them."""
_REMEDY = "照原来的样子改回去；除了 extra.publication，这个文件平常不用动"


def read_config(config_file: Path, site: Path | None = None) -> MkDocsConfig:
    """The configuration, for a website in ``site``. Raises BulletinError with every fault."""
    config = MkDocsConfig(config_file_path=str(config_file))
    name = config_file.name
    try:
        with config_file.open("rb") as stream:
            config.load_file(stream)
        config.load_dict({"site_dir": str(site)} if site else {})
        errors, _ = config.validate()
    except _UNREADABLE as error:
        marked = re.findall(r"line (\d+)", str(error))
        line = int(marked[-1]) if marked else None
        message = "做网站用的设置读不懂，也许有写错的日期、数字或记号"
        raise BulletinError([Problem(name, line, message, _REMEDY, CODE)]) from None
    text = config_file.read_text(encoding="utf-8", errors="replace")
    problems = [
        Problem(
            name,
            _line_of(key, text),
            f"“{key}”这一项写得不对，MkDocs 说“{error}”",
            _REMEDY,
            CODE,
        )
        for key, error in errors
    ]
    problems += [] if problems else _unusable(config, name, text)
    if problems:
        raise BulletinError(problems)
    return config


def find_missing(config: MkDocsConfig) -> tuple[Problem, ...]:
    """A problem when plugins of ours are missing: MkDocs would build a website without their pages."""
    missing = [plugin for plugin in PLUGINS if plugin not in config.plugins]
    if not missing:
        return ()
    file = Path(config.config_file_path)
    message = f"plugins 里缺少 {'、'.join(missing)}，网站做不全"
    remedy = f"每个一行，依次写上 {'、'.join(PLUGINS)}"
    line = _line_of("plugins", file.read_text(encoding="utf-8", errors="replace"))
    return (Problem(file.name, line, message, remedy, CODE),)


def _unusable(config: MkDocsConfig, name: str, text: str) -> Iterator[Problem]:
    """What our pages cannot be made without."""
    if list(config.plugins)[-1:] != [PLUGINS[-1]]:
        message = f"plugins 里 {PLUGINS[-1]} 应排在最后，现在不是"
        yield Problem(name, _line_of("plugins", text), message, "把它写在这一项的最后一行", CODE)
    if not (Path(config.theme.dirs[0]) / "article.html").is_file():
        message = f"theme 的 custom_dir 应为 {THEME}，现在找不到网页的样子"
        remedy = f"在 theme 下面写 custom_dir: {THEME}"
        yield Problem(name, _line_of("theme", text), message, remedy, CODE)


def _line_of(key: str, text: str) -> int | None:
    found = re.search(rf"(?m)^{re.escape(key)}[ \t]*:", text)
    return text.count("\n", 0, found.start()) + 1 if found else None

"""``export``: the archive's records for a search engine."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import choose_archive, find_root
from bulletin.cli.loading import load_archive
from bulletin.cli.options import EditionChoice, IssuesFolder, Quiet
from bulletin.cli.terminal import Terminal
from bulletin.model import Edition
from bulletin.outputs import write_whole
from bulletin.search import opensearch_bulk, opensearch_settings


class Engine(Enum):
    """What the records are for."""

    OPENSEARCH = "opensearch"


def export(
    engine: Annotated[Engine, typer.Argument(metavar="引擎", help="给哪一种搜索引擎：opensearch")],
    out: Annotated[Path, typer.Option("--out", metavar="文件夹", help="写到哪里")] = Path("dist/opensearch"),
    edition: EditionChoice = Edition.PUBLIC,
    issues_folder: IssuesFolder = None,
    quiet: Quiet = False,
) -> int:
    """导出全部文章的检索记录，供 OpenSearch 批量导入。

    例：python3 build.py export opensearch　　python3 build.py export opensearch --out 检索
    """
    terminal = Terminal(quiet=quiet)
    archive = choose_archive(find_root(), issues_folder)
    publication = load_archive(archive, terminal).for_edition(edition)
    write_whole(out / "settings.json", opensearch_settings())
    write_whole(out / "bulk.ndjson", b"".join(opensearch_bulk(publication)))
    terminal.say(f"{engine.value}：设置在 {out / 'settings.json'}，记录在 {out / 'bulk.ndjson'}")
    return 0

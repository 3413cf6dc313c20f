"""``schema``: JSON Schemas and snippets, so that VS Code completes keys and marks mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bulletin.cli.archive import find_root
from bulletin.cli.options import Quiet
from bulletin.cli.terminal import Terminal
from bulletin.desk import article_schema, article_snippets, issue_schema
from bulletin.load.publication import read_settings
from bulletin.outputs import write_whole


def schema(
    out: Annotated[Path, typer.Option("--out", metavar="文件夹", help="写到哪里")] = Path(".vscode"),
    quiet: Quiet = False,
) -> int:
    """写出 issue.yml 和文首的 JSON Schema，让 VS Code 补全各项、标出写错的地方。

    写三个文件：issue.schema.json、article.schema.json、bulletin.code-snippets。

    issue.yml：在 VS Code 里装 Red Hat 的 YAML 扩展，再在 .vscode/settings.json 里写
    "yaml.schemas": {".vscode/issue.schema.json": "issues/*/issue.yml"}

    稿件的文首：YAML 扩展不看 Markdown 里的文首，由 bulletin.code-snippets 补全。放在 .vscode 里就生效：
    打“文首”或“栏目”等，按 Ctrl+空格选用。article.schema.json 给认得它的编辑器和程序用。

    例：python3 build.py schema　　python3 build.py schema --out .vscode
    """
    terminal = Terminal(quiet=quiet)
    publication = read_settings(find_root()).publication
    departments = [department.name for department in publication.departments]
    files = {
        "issue.schema.json": issue_schema(),
        "article.schema.json": article_schema(departments),
        "bulletin.code-snippets": article_snippets(departments),
    }
    for name, content in files.items():
        write_whole(out / name, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
    terminal.say(f"写好了：{'、'.join(files)}，在 {out}。怎样让 VS Code 用上，见 schema --help。")
    return 0

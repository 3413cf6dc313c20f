"""Small archives for the desk's tests: two issues whose articles refer to each other in every way."""

from __future__ import annotations

from pathlib import Path

SETTINGS = """\
extra:
  publication:
    刊名: 样刊
    刊期: 双月刊
    栏目: [特稿, 建言献策, {名称: 提案选登, 体裁: 提案}, {名称: 工作动态, 体裁: 纪事}]
"""
PARKING = "---\n标题: 停车记\n栏目: 建言献策\n---\n\n停车的地方不够。见[路](04-路.md)。\n"
ROAD = """\
---
标题: 路
栏目: 建言献策
续自: 2026-1/03-停车
---

路很长。见[停车](03-停车.md#s1)和[自己](04-路.md)。
"""
SAMPLE = """\
---
标题: 写法
栏目: 特稿
---

链接写成 `[停车](03-停车.md)`，例如[停车](./03-停车.md "看看")。

    [停车](03-停车.md)

[又一处][一]，<a href="03-停车">还有一处</a>。

[一]: <03-停车.md>
"""
LATER = """\
---
标题: 再说停车
栏目: 特稿
续自: ../2026-1/03-停车.md
---

见[上一期](../2026-1/03-停车.md)、[这里](../2026-1/03-%E5%81%9C%E8%BD%A6.md)。
"""
FIRST = (
    '年份: 2026\n期号: 1\n总期号: 7\n导读: # 封面用\n  - 03-停车\n  - 停车的地方不够\n  - "2026-1/04-路"\n'
)
SECOND = "年份: 2026\n期号: 2\n总期号: 8\n"


def write_archive(root: Path, line_end: str = "\n", bom: bytes = b"") -> Path:
    """The archive in ``root``, every article with these line ends and this mark in front."""
    files = {
        "mkdocs.yml": SETTINGS,
        "issues/2026-1/issue.yml": FIRST,
        "issues/2026-1/01-写法.md": SAMPLE,
        "issues/2026-1/03-停车.md": PARKING,
        "issues/2026-1/04-路.md": ROAD,
        "issues/2026-2/issue.yml": SECOND,
        "issues/2026-2/01-再说.md": LATER,
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        own = bom + text.replace("\n", line_end).encode() if name.endswith(".md") else text.encode()
        file.write_bytes(own)
    return root


def tree(root: Path) -> dict[str, bytes]:
    """Every file below ``root`` with its bytes."""
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}

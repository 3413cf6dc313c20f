"""``doctor``: what this machine has, and the line that installs what it lacks."""

from __future__ import annotations

from bulletin.cli.archive import find_root
from bulletin.cli.terminal import Terminal
from bulletin.errors import BulletinError
from bulletin.fonts import FontChoice
from bulletin.load import load_publication
from bulletin.setup import examine_machine, is_ready, render_findings


def doctor() -> int:
    """看这台电脑装了什么、缺什么、怎么装。

    例：python3 build.py doctor
    """
    terminal = Terminal()
    root = find_root()
    try:
        chosen = FontChoice.of(load_publication(root, only=[]).fonts)
    except BulletinError as error:
        terminal.say(
            f"稿件里有 {len(error.problems)} 处问题（运行 python3 build.py check 细看），字体按平常的查。"
        )
        chosen = FontChoice()
    findings = examine_machine(root, chosen)
    terminal.say(render_findings(findings))
    return 0 if is_ready(findings) else 3

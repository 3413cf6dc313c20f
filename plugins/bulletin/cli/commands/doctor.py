"""``doctor``: what this machine has, and the line that installs what it lacks."""

from __future__ import annotations

from bulletin.cli.archive import find_root
from bulletin.cli.terminal import Terminal
from bulletin.setup import examine_machine, is_ready, render_findings


def doctor() -> int:
    """看这台电脑装了什么、缺什么、怎么装。"""
    findings = examine_machine(find_root())
    Terminal().say(render_findings(findings))
    return 0 if is_ready(findings) else 3

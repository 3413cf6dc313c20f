"""One thing that the machine has or lacks, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """What was found; the value is what the report says."""

    OK = "有"
    OLDER = "需更新"
    MISSING = "缺少"


class Need(Enum):
    """What a thing is for: a build, a better result, one job among others, the tests."""

    BUILD = "必需"
    BETTER = "建议"
    OPTIONAL = "可选"
    TEST = "测试用"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for; ``remedy`` is the line that installs it, empty when nothing is to be done."""

    name: str
    state: State
    found: str
    remedy: str = ""
    need: Need = Need.BUILD


def is_ready(findings: Iterable[Finding]) -> bool:
    """Whether everything that a build needs is there (an older version still counts as there)."""
    return all(finding.state is not State.MISSING for finding in findings if finding.need is Need.BUILD)

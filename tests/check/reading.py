"""What the rules say of a text: codes alone, or with what is written at their places."""

from bulletin.check import NO_RULES, HouseRules, check_publication, find_text_faults, mend
from bulletin.errors import Problem
from bulletin.model import Issue
from publications import make_publication

PATH = "issues/2026-1/03-停车.md"
FRONT = "---\n标题: 停车\n栏目: 调研报告\n---\n\n"
CHRONICLE = "---\n标题: 纪事\n栏目: 工作动态\n---\n\n"


def problems(body: str, rules: HouseRules = NO_RULES, front: str = FRONT) -> tuple[Problem, ...]:
    """The problems of an article with this body."""
    return tuple(finding.problem for finding in find_text_faults({PATH: front + body}, rules))


def codes(body: str, rules: HouseRules = NO_RULES, front: str = FRONT) -> list[str]:
    """Their codes, in the order of their places."""
    return [problem.code for problem in problems(body, rules, front)]


def at(body: str, code: str, front: str = FRONT) -> str:
    """The characters of the body from the place of the first problem of this code, five at most."""
    text = front + body
    problem = next(one for one in problems(body, front=front) if one.code == code)
    line = text.split("\n")[(problem.line or 0) - 1]
    return line[(problem.column or 0) - 1 :][:5]


def mended(body: str, front: str = FRONT) -> str:
    """The body after ``check --fix``."""
    return mend(PATH, front + body, NO_RULES).text.removeprefix(front)


def issue_codes(issue: Issue, rules: HouseRules = NO_RULES, **sources: str) -> list[str]:
    """Codes of the problems of an issue made from values, the footer's left out."""
    found = check_publication(make_publication(issue), sources, rules, only=[issue.id])
    return [problem.code for problem in found]

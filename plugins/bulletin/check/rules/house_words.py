"""The house rules applied: words, names, titles and the order of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules, OfficeHolder, WordRule
from bulletin.check.house.values import REACH
from bulletin.check.manuscript import Manuscript, Passage
from bulletin.errors import Severity

_GAP = re.compile(r"[、，, \u3000]{1,2}")

_POST = re.compile(
    r"副?(?:主席|书记|市长|县长|区长|镇长|乡长|主任|秘书长|局长|部长|处长|科长|校长|院长|会长|厂长|总经理|董事长|主编)$"
)
_LONGEST_POST = 5


def check_words(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """Words that the house does not write, outside the phrases in which they may stand."""
    words = [(word, rule) for rule in rules.words for word in rule.words if word in manuscript.text]
    for passage in manuscript.passages:
        for word, rule in words:
            for found in re.finditer(re.escape(word), passage.text):
                if _counts(passage.text, found, rule):
                    yield _word_finding(manuscript, passage, found, rule)


def check_people(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """Names written wrongly, and names under a title that is another's."""
    titles = sorted({title for one in rules.people for title in one.titles}, key=len, reverse=True)
    named = [one for one in rules.people if any(n in manuscript.text for n in (one.name, *one.wrong_forms))]
    for passage in manuscript.passages:
        for person in named:
            yield from _miswritten(manuscript, passage, person)
            for found in re.finditer(re.escape(person.name), passage.text):
                before = passage.text[: found.start()]
                title = next((one for one in titles if before.endswith(one)), None) or _post_in(before)
                if title and person.titles and not _is_right(title, person, before):
                    start = passage.start + found.start() - len(title)
                    message = f"{person.name}的职务应为{'、'.join(person.titles)}，现为“{title}”"
                    remedy = "核对职务；人事有变动，请改 house-rules.yml"
                    yield manuscript.find(start, "house-title", Severity.WARNING, message, remedy)


def check_order(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """Names in a row that do not follow the order of the house."""
    for passage in manuscript.passages:
        for order in rules.orders:
            places = sorted(
                (found.start(), found.end(), rank)
                for rank, name in enumerate(order)
                for found in re.finditer(re.escape(name), passage.text)
            )
            for first, second in pairwise(places):
                if _GAP.fullmatch(passage.text[first[1] : second[0]]) and second[2] < first[2]:
                    message = f"“{order[second[2]]}”应排在“{order[first[2]]}”前面"
                    start = passage.start + second[0]
                    remedy = "核对排名次序；次序有变动，请改 house-rules.yml"
                    yield manuscript.find(start, "house-order", Severity.WARNING, message, remedy)


def _counts(text: str, found: re.Match[str], rule: WordRule) -> bool:
    behind = text[found.end() : found.end() + REACH]
    if rule.followed_by and not any(one in behind for one in rule.followed_by):
        return False
    return not any(_is_within(text, found, phrase) for phrase in rule.allowed)


def _is_within(text: str, found: re.Match[str], phrase: str) -> bool:
    """Whether the word stands in this longer phrase."""
    start = max(0, found.end() - len(phrase))
    return phrase in text[start : found.start() + len(phrase)]


def _word_finding(manuscript: Manuscript, passage: Passage, found: re.Match[str], rule: WordRule) -> Finding:
    reason = f"（{rule.reason}）" if rule.reason else ""
    message = f"不写“{found[0]}”{reason}"
    remedy = f"改成“{rule.instead}”" if rule.instead else "换一个说法，或删去"
    return manuscript.find(passage.start + found.start(), rule.code, rule.severity, message, remedy)


def _miswritten(manuscript: Manuscript, passage: Passage, person: OfficeHolder) -> Iterator[Finding]:
    for wrong in person.wrong_forms:
        for found in re.finditer(re.escape(wrong), passage.text):
            if (
                person.name
                in passage.text[max(0, found.start() - len(person.name)) : found.end() + len(person.name)]
            ):
                continue
            message = f"姓名应为“{person.name}”，现为“{wrong}”"
            start = passage.start + found.start()
            yield manuscript.find(start, "house-name", Severity.WARNING, message, "核对后改正")


def _post_in(before: str) -> str | None:
    """The post that a text ends with, as words for posts go: 副市长, 秘书长."""
    found = _POST.search(before[-_LONGEST_POST:])
    return found[0] if found else None


def _is_right(title: str, person: OfficeHolder, before: str) -> bool:
    """Whether the title before the name is one of the person's own, perhaps without its place."""
    return any(
        before.endswith(own) or (own.endswith(title) and not own.endswith(f"副{title}"))
        for own in person.titles
    )

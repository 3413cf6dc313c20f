"""The short title that names an article's file, and its pictures: it ends where a word or a phrase does.

In: a title. Out: its Chinese characters, letters and digits, as a rule at most twelve. Same title, same name.
"""

from __future__ import annotations

import re

LONGEST = 12
"""Characters of a title that is kept whole, and of the part that is taken from a longer one."""
LONGEST_WHOLE = 18
"""Characters of a phrase that has no place to cut it."""
SHORTEST = 4
_UNFIT = re.compile(r"[^\w〇]+")
_FRAME = re.compile(
    r"^(?:关于)?(.{4,}?)的(?:几点|几条|一些|若干|初步)?"
    r"(?:建议|提案|意见|思考|对策|报告|通知|通报|调查|调研报告|情况报告|情况通报|说明|函|请示|批复|决定|决议)$"
)
_HINGE = re.compile(r"(?<=.{4})[的和与及并]|(?<=.{4})(?:以及)")


def short_title(title: str) -> str:
    """The short title; empty when the title has only marks.

    A longer one loses its frame (关于…的建议), then what follows a mark, then what follows 的 or 和.
    """
    phrases = [phrase for phrase in _UNFIT.split(title) if phrase]
    whole = "".join(phrases)
    if len(whole) <= LONGEST:
        return whole
    if framed := _FRAME.match(whole):
        phrases = [_UNFIT.sub("", framed[1]).removeprefix("关于")] if len(phrases) == 1 else phrases
    taken = phrases[0]
    for phrase in phrases[1:]:
        if len(taken) >= SHORTEST or len(taken + phrase) > LONGEST:
            break
        taken += phrase
    return taken if len(taken) <= LONGEST else _cut(taken)


def _cut(phrase: str) -> str:
    """A phrase up to its last hinge that leaves it short enough; whole, or cut, where it has none."""
    hinges = [found.start() for found in _HINGE.finditer(phrase) if found.start() <= LONGEST]
    if hinges:
        return phrase[: hinges[-1]]
    return phrase if len(phrase) <= LONGEST_WHOLE else phrase[:LONGEST]

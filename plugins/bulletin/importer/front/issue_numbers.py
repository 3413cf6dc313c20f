"""Which issue this is: year, number and whole number, in whatever order and script they are printed.

In: the short lines of a cover. Out: IssueNumbers. 〔4 / 总第43期 / 2020〕, 二〇二一年第三期（总第四十六期）,
2021·3, 2021.03, 第5、6期合刊 and No.3 are all read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin.importer.reading.numbering import DIGITS, han_number

HAN = "[一二三四五六七八九十百〇零○]{1,6}"
WHOLE = re.compile(rf"[总累]\s*(?:计\s*)?第?\s*(\d{{1,4}}|{HAN})\s*期")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
HAN_YEAR = re.compile("[一二][〇零○0Oo一二三四五六七八九]{3}(?=\\s*年)")
MONTH = re.compile(r"(?<=年)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:\s*\d{1,2}\s*日)?")
PAIR = r"(?:\s*[-—–~、/·，,和与]\s*"
NUMBER = re.compile(
    rf"第\s*(\d{{1,2}}{PAIR}\d{{1,2}})?|{HAN}{PAIR}{HAN})?)\s*期"
    rf"|(?<!\d)(\d{{1,2}}{PAIR}\d{{1,2}})?)\s*期|[Nn][Oo]\s*[.．]?\s*(\d{{1,2}})(?!\d)"
)
BARE_NUMBER = re.compile(r"(?<![\d年月])(\d{1,2})(?![\d年月日])")


@dataclass(frozen=True, slots=True)
class IssueNumbers:
    """``number`` is text, for two numbers may be one issue (5-6); None where nothing can be read."""

    year: int | None = None
    number: str | None = None
    whole_number: int | None = None


def names_issue(text: str) -> bool:
    """Whether the text says for sure which issue this is."""
    found = read_issue_numbers(text)
    return found.whole_number is not None or (found.year is not None and NUMBER.search(text) is not None)


def read_issue_numbers(text: str) -> IssueNumbers:
    """The numbers in the lines of a cover."""
    text = HAN_YEAR.sub(lambda m: "".join(str(DIGITS.get(c, 0)) for c in m[0]), text)
    whole = WHOLE.search(text)
    text = MONTH.sub("\n", WHOLE.sub("\n", text))
    year = YEAR.search(text)
    number = NUMBER.search(YEAR.sub("\n", text))
    printed = next(group for group in number.groups() if group) if number else None
    if printed is None and year:
        printed = _number_near(text, year)
    return IssueNumbers(
        int(year[1]) if year else None,
        _arabic(printed) if printed else None,
        _value(whole[1]) if whole else None,
    )


def _number_near(text: str, year: re.Match[str]) -> str | None:
    """A number of one or two digits within a few lines of the year: 〔4 / 总第43期 / 2020〕."""
    window = text[max(0, year.start() - 40) : year.end() + 40].replace(year[0], " ")
    found = BARE_NUMBER.search(window)
    return found[1] if found else None


def _arabic(printed: str) -> str:
    return "-".join(str(_value(part)) for part in re.findall(rf"\d+|{HAN}", printed))


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else han_number(text.replace("○", "〇"))

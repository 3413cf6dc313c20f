"""Numbers as Word writes them before paragraphs: 一, 壹, 甲, ①, iv.

In: a number and the name of a format. Out: text. Names: ECMA-376 part 1, 17.18.59 ST_NumberFormat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_UNITS = ("", "十", "百", "千")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST_ROMAN = 4000


def han(number: int) -> str:
    """一, 十一, 二十, 一百零三; plain digits from ten thousand on."""
    if not 0 < number < 10_000:
        return str(number)
    digits = str(number)
    text = ""
    for place, digit in enumerate(digits):
        if digit != "0":
            gap = "零" if text and digits[place - 1] == "0" else ""
            text += gap + "一二三四五六七八九"[int(digit) - 1] + _UNITS[len(digits) - place - 1]
    return text.removeprefix("一") if text.startswith("一十") else text


def han_digits(number: int) -> str:
    """一〇, 二三: digit by digit."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def letters(number: int) -> str:
    """Letters a to z, then aa, bb, as Word repeats them."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1) if 0 < number < 1000 else str(number)


def roman(number: int) -> str:
    """i, ii, iii, iv."""
    if not 0 < number < _MOST_ROMAN:
        return str(number)
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text


def _series(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        **dict.fromkeys(
            [
                "chineseCounting",
                "chineseCountingThousand",
                "taiwaneseCounting",
                "taiwaneseCountingThousand",
                "japaneseCounting",
            ],
            han,
        ),
        **dict.fromkeys(["ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"], han_digits),
        "chineseLegalSimplified": lambda number: ("一" * (10 <= number < 20) + han(number)).translate(_LEGAL),
        "ideographLegalTraditional": lambda number: ("一" * (10 <= number < 20) + han(number)).translate(
            _LEGAL
        ),
        "ideographTraditional": _cycle(_STEMS),
        "ideographZodiac": _cycle(_BRANCHES),
        "decimalEnclosedCircle": _series("①", 20),
        "decimalEnclosedCircleChinese": _series("①", 20),
        "decimalEnclosedParen": _series("⑴", 20),
        "decimalEnclosedFullstop": _series("⒈", 20),
        "ideographEnclosedCircle": _series("㊀", 10),
        "decimalZero": "{:02}".format,
        "lowerLetter": letters,
        "upperLetter": lambda number: letters(number).upper(),
        "lowerRoman": roman,
        "upperRoman": lambda number: roman(number).upper(),
    }
)


def write_number(number: int, form: str) -> str:
    """The number in a format; Arabic digits in one that is not known."""
    return _FORMATS.get(form, str)(number)

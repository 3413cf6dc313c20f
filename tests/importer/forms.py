"""The forms that bulletins print: numbers, roles, contents, bylines, jump marks, page feet.

In: a random source and what is to be printed. Out: lines. Each bulletin keeps to one form of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

DIGITS = "〇一二三四五六七八九"
MARKS = (
    *("（{}{}页）", "({}{}页)", "({} {} 页)", "（{}第{}页）", "（{}第 {} 页）", "【{}第{}页】"),
    *("（紧{}{}页）", "→（{}{}页）"),
)
DEPARTMENTS = ("◎ {}", "【{}】", "■ {}", "●{}", "◆ {}")
STARS = "★●◆▲"


@dataclass(frozen=True, slots=True)
class House:
    """How one bulletin prints; ``foot`` is the form of its page numbers ('' : none are scanned)."""

    numbers: str
    colon: bool
    department: str
    page_first: bool
    leaders: str
    byline: str
    foot: str
    star: str


def choose_house(random: Random) -> House:
    """One house's forms."""
    return House(
        numbers=random.choice(("split", "bold", "arabic", "han", "dotted")),
        colon=random.random() < 0.6,
        department=random.choice(DEPARTMENTS),
        page_first=random.random() < 0.5,
        leaders=random.choice((" …… {}", "…………{}", "……（{}）", "／{}", "  {}")),
        byline=random.choice(("plain", "plain", "behind", "mark", "task")),
        foot=random.choice(("", "", "— {} —", "· {} ·", "{}", "石桥政协 {year}·{number}　{}", "第{}页")),
        star=random.choice(STARS),
    )


def write_numbers(house: House, year: int, number: int, whole: int) -> list[str]:
    """Year, number and whole number on the cover."""
    printed = f"总第{whole}期"
    return {
        "split": [f"〔{number}  ", printed, f"{year}〕"],
        "bold": [printed, f"{year} **{number}** 期"],
        "arabic": [f"{year}年第{number}期（{printed}）"],
        "han": [f"{_digits(year)}年第{DIGITS[number]}期", f"（总第{_count(whole)}期）"],
        "dotted": [f"{year}.{number}", printed],
    }[house.numbers]


def write_role(house: House, role: str, names: str) -> str:
    """A role and its names, with a colon or with a space."""
    spaced = "　".join(role) if len(role) == 2 else role
    return f"{role}：{names}" if house.colon else f"{spaced}　{names}"


def write_entry(house: House, page: int, title: str, author: str) -> str:
    """A line of 目录."""
    if house.page_first:
        return f"- {page} {title} {author}".strip()
    return f"{title} {author}".strip() + house.leaders.format(page)


def write_byline(house: House, name: str, spaced: str, post: str) -> str:
    """The line under a title that names the author."""
    if house.byline == "behind" and post:
        return f"{name}（{post}）"
    if post or house.byline in ("plain", "behind"):
        return f"{post} {spaced}".strip()
    return f"□ {spaced}" if house.byline == "mark" else f"文/{name}"


def write_foot(house: House, page: int, year: int, number: int) -> str:
    """The foot of a page: its number, perhaps with the bulletin's name."""
    return house.foot.format(page, year=year, number=number)


def _digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")

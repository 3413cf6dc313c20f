"""A generated archive to measure search with: a seed and a size go in, a publication comes out.

The text is nobody's: words are drawn at random from the 3,755 characters of GB 2312's first level,
with frequencies after Zipf, put between real function words, numbers and the names of counties. Each
article has a topic, words that it uses again and again, as real articles do. Frequencies of the
commonest words are those of a bulletin: the first word stands for about one character in two hundred.
"""

from __future__ import annotations

import random
from itertools import accumulate

from bulletin.model import (
    Article,
    ArticlePages,
    Author,
    Body,
    Department,
    Issue,
    IssueNumber,
    Masthead,
    PageBreak,
    PageMap,
    Publication,
)

DEPARTMENTS = (
    "特稿",
    "学习论坛",
    "会议专题",
    "调研报告",
    "视察考察",
    "提案选登",
    "社情民意",
    "建言献策",
    "文史天地",
    "工作动态",
)
_FUNCTION_WORDS = [
    "的",
    "了",
    "和",
    "在",
    "是",
    "要",
    "把",
    "有",
    "为",
    "与",
    "对",
    "从",
    "不",
    "也",
    "就",
    "上",
    "中",
    "到",
    "等",
    "以",
    "进一步",
    "通过",
    "提出",
    "关于",
    "我们",
    "一个",
]
_PLACES = ["晋城市", "城区", "泽州县", "高平市", "阳城县", "陵川县", "沁水县", "太行山", "沁河", "丹河"]
_LATIN = ["PDF", "GDP", "WiFi", "5G", "AI", "App", "Email", "km", "kg"]
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_MARKS = ("，",) * 9 + ("、",) * 3 + ("；", "：", "“", "”", "（", "）")


class Vocabulary:
    """Words with their weights, made once from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        characters = [bytes((a, b)).decode("gb2312") for a in range(0xB0, 0xD7) for b in range(0xA1, 0xFA)]
        self._random.shuffle(characters)
        weights = list(accumulate(1 / (rank + 30) ** 1.2 for rank in range(len(characters))))
        self.characters = characters
        self._character_weights = weights
        self.words = [self._word() for _ in range(2400)]
        self.weights = list(accumulate(1 / (rank + 4) ** 1.0 for rank in range(len(self.words))))
        self.names = [self._name() for _ in range(1200)]

    def _word(self) -> str:
        length = self._random.choices((1, 2, 3, 4), (6, 70, 14, 10))[0]
        return "".join(self._random.choices(self.characters, cum_weights=self._character_weights, k=length))

    def _name(self) -> str:
        given = self._random.choices(self.characters[:900], k=self._random.choice((1, 2, 2)))
        return self._random.choice(_SURNAMES) + "".join(given)


def generate_archive(articles: int, characters: int = 3000, seed: int = 5) -> Publication:
    """A publication of so many articles of about so many characters, 25 an issue, six issues a year."""
    vocabulary = Vocabulary(seed)
    issues = tuple(
        _issue(vocabulary, number, min(25, articles - number * 25), characters, seed)
        for number in range(-(-articles // 25))
    )
    departments = tuple(Department(name) for name in DEPARTMENTS)
    return Publication("样刊", "", "", "", Masthead(), departments, issues)


def generate_page_maps(publication: Publication) -> dict[str, PageMap]:
    """Printed pages for a generated archive: 900 characters a page, article after article."""
    maps = {}
    for issue in publication.issues:
        page = 1
        pages = []
        for article in issue.articles:
            number = -(-len(article.body.text) // 900)
            breaks = tuple(PageBreak(page + i, i * 900) for i in range(number))
            pages.append(ArticlePages(article.id, tuple(range(page, page + number)), breaks))
            page += number
        maps[issue.id] = PageMap(issue.id, page - 1, tuple(pages))
    return maps


def _issue(vocabulary: Vocabulary, number: int, articles: int, characters: int, seed: int) -> Issue:
    year, first = 1990 + number // 6, number % 6 + 1
    issue_id = f"{year}-{first}"
    chance = random.Random(f"{seed}-{number}")
    return Issue(
        id=issue_id,
        folder="",
        number=IssueNumber(year, first, first),
        whole_number=number + 1,
        date=None,
        masthead=Masthead(),
        articles=tuple(
            _article(vocabulary, chance, f"{issue_id}/{place:02}", place, characters)
            for place in range(1, articles + 1)
        ),
    )


def _article(
    vocabulary: Vocabulary, chance: random.Random, article_id: str, place: int, length: int
) -> Article:
    topic = chance.choices(vocabulary.words, k=16) + chance.choices(vocabulary.names, k=4)
    title = "".join(chance.choices(topic, k=4)) + "的" + chance.choice(vocabulary.words[:200])
    return Article(
        id=article_id,
        path=f"issues/{article_id}.md",
        title_lines=(title,),
        department=DEPARTMENTS[(place - 1) * len(DEPARTMENTS) // 25],
        body=Body("", _text(vocabulary, chance, topic, chance.randint(length * 2 // 3, length * 4 // 3))),
        digest="",
        authors=tuple(Author(name) for name in chance.choices(vocabulary.names, k=chance.choice((1, 1, 2)))),
    )


def _text(vocabulary: Vocabulary, chance: random.Random, topic: list[str], length: int) -> str:
    paragraphs = []
    written = 0
    while written < length:
        sentences = [_sentence(vocabulary, chance, topic) for _ in range(chance.randint(2, 6))]
        paragraphs.append("".join(sentences))
        written += len(paragraphs[-1]) + 1
    return "\n".join(paragraphs)[:length] + "\n"


def _sentence(vocabulary: Vocabulary, chance: random.Random, topic: list[str]) -> str:
    words = chance.choices(vocabulary.words, cum_weights=vocabulary.weights, k=chance.randint(8, 22))
    for place in range(len(words)):
        dice = chance.random()
        if dice < 0.22:
            words[place] = chance.choice(topic)
        elif dice < 0.34:
            words[place] = chance.choice(_FUNCTION_WORDS)
        elif dice < 0.36:
            words[place] = chance.choice(
                (chance.choice(_PLACES), chance.choice(_LATIN), str(chance.randint(1, 2500)))
            )
        elif dice < 0.52:
            words[place] += chance.choice(_MARKS)
    return "".join(words) + "。"

"""An issue printed the way a scan reads.

In: an authored issue and a seed. Out: text: cover, masthead, contents, body. Paragraphs are set in columns
and cut where a column ends; short last pages move to another article with 下转 and 上接; on some pages the
marks are half-width; titles and names are spaced out; page numbers and running heads stand between pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from importer.authoring import Authored, AuthoredIssue
from importer.forms import (
    MARKS,
    choose_house,
    write_byline,
    write_entry,
    write_foot,
    write_numbers,
    write_role,
)

COLUMN_LINES = 31
NARROW = str.maketrans("，；：？！（）", ",;:?!()")
LAST_PAGE_LINES = 14
TITLE_LINES = 5


@dataclass(slots=True)
class Piece:
    """A line of the scan; ``page`` is the printed page it stands on."""

    text: str
    kind: str
    page: int


@dataclass(slots=True)
class Printed:
    """An article in print: its head, its pieces, its first and last page."""

    article: Authored
    pieces: list[Piece]
    first: int
    last: int
    tails: list[Piece]


class Scanner:
    """Prints one issue; all chance comes from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed * 7919 + 1)
        self.width = self.random.choice((15, 16, 17, 18, 20))
        self.markdown = self.random.random() < 0.5
        self.house = choose_house(self.random)
        self.issue_numbers = (0, 0)

    def scan(self, issue: AuthoredIssue) -> str:
        """The text of the scan."""
        self.issue_numbers = (issue.year, issue.number)
        printed = self.lay_out(issue)
        self.move_tails(printed)
        lines = [*self.front(issue), *self.contents(printed)]
        for article in printed:
            lines += self.article_lines(article)
        return "\n\n".join(lines) + "\n"

    def lay_out(self, issue: AuthoredIssue) -> list[Printed]:
        printed, page = [], 1
        for article in issue.articles:
            pieces = self.set_columns(article, page)
            last = max(piece.page for piece in pieces)
            printed.append(Printed(article, pieces, page, last, []))
            page = last + 1
        return printed

    def set_columns(self, article: Authored, page: int) -> list[Piece]:
        """The blocks cut at the ends of columns; two columns a page, the first shorter by the title."""
        pieces: list[Piece] = []
        room, column = COLUMN_LINES - TITLE_LINES, page * 2
        for kind, text in article.blocks:
            rest, indent, part = text, 2, kind
            while -(-(len(rest) + indent) // self.width) > room:
                cut = self.find_cut(rest, room * self.width - indent)
                if cut and kind in ("text", "item"):
                    pieces.append(Piece(rest[:cut], part, column // 2))
                    rest, indent, part = rest[cut:], 0, "cut"
                room, column = COLUMN_LINES, column + 1
            pieces.append(Piece(rest, part, column // 2))
            room -= -(-(len(rest) + indent) // self.width)
        return pieces

    def find_cut(self, text: str, wanted: int) -> int:
        """The place nearest to ``wanted`` where the text may be cut; 0: nowhere."""
        places = (wanted, wanted - 1, wanted + 1, wanted - 2)
        return next((place for place in places if wanted > 0 and self.may_cut(text, place)), 0)

    @staticmethod
    def may_cut(text: str, cut: int) -> bool:
        """No closing mark at a line's start, no opening mark at its end, no number parted (避头尾)."""
        if not 0 < cut < len(text):
            return False
        before, after = text[cut - 1], text[cut]
        return (
            after not in "，。；：！？”）》、"
            and before not in "“（《"
            and not (before.isdigit() and after.isdigit())
        )

    def move_tails(self, printed: list[Printed]) -> None:
        """Short last pages go to the foot of another article's last page."""
        for source in printed:
            last = [piece for piece in source.pieces if piece.page == source.last]
            size = sum(-(-len(piece.text) // self.width) for piece in last)
            hosts = [p for p in printed if p is not source and not p.tails and p.article.title != "工作动态"]
            if (
                source.last == source.first
                or size > LAST_PAGE_LINES
                or source.article.title == "工作动态"
                or not hosts
                or source.tails
            ):
                continue
            if self.random.random() < 0.7 and last[0].kind == "cut":
                host = self.random.choice(hosts)
                self.move(source, last, host)

    def move(self, source: Printed, last: list[Piece], host: Printed) -> None:
        source.pieces = source.pieces[: len(source.pieces) - len(last)]
        source.last -= 1
        out, into = self.mark("下转", host.last), self.mark("上接", source.last)
        if self.random.random() < 0.5:
            source.pieces[-1].text += self.random.choice(("", " ")) + out
        else:
            source.pieces.append(Piece(out, "mark", source.last))
        tail = [Piece(piece.text, "cut", host.last) for piece in last]
        if self.random.random() < 0.5:
            tail[0].text = into + self.random.choice(("", " ")) + tail[0].text
        else:
            tail.insert(0, Piece(into, "mark", host.last))
        host.tails = tail

    def mark(self, word: str, page: int) -> str:
        return self.random.choice(MARKS).format(word, page)

    def front(self, issue: AuthoredIssue) -> list[str]:
        numbers = write_numbers(self.house, issue.year, issue.number, issue.whole_number)
        roles = [
            write_role(self.house, role, " ".join(self.spaced(name) for name in names))
            for role, names in issue.board
        ]
        address = [
            "地址：石桥县中心街",
            "电 话：(0000)1234567",
            "邮编：000000",
            "电子信箱：bulletin@example.org",
        ]
        return [
            "石桥政协",
            "\n".join(numbers),
            "内部资料 免费交流",
            "石桥县政协主办",
            "《石桥政协》编委会",
            *roles,
            *address,
        ]

    def spaced(self, name: str) -> str:
        return " ".join(name) if len(name) == 2 and self.random.random() < 0.5 else name

    def contents(self, printed: list[Printed]) -> list[str]:
        lines = ["# 目录" if self.markdown else "目 录"]
        department = ""
        for p in printed:
            if p.article.department != department:
                department = p.article.department
                lines.append(("### " if self.markdown else "") + self.house.department.format(department))
            author = p.article.author if not p.article.post else ""
            lines.append(write_entry(self.house, p.first, p.article.title, author))
            if p.article.deck:
                lines[-1] += f"\n——{p.article.deck}"
        return lines

    def article_lines(self, p: Printed) -> list[str]:
        article = p.article
        head = "# " if self.markdown else ""
        lines = [article.kicker] if article.kicker else []
        title = " ".join(article.title) if len(article.title) <= 4 else article.title
        lines.append(head + title)
        lines += [f"——{article.deck}"] if article.deck else []
        if article.author:
            lines.append(write_byline(self.house, article.author, self.spaced(article.author), article.post))
        if article.proposal:
            (_, number), (_, proposer), (_, sector) = article.proposal
            lines += [f"（{number}提案）", f"提案者：{proposer}", f"界 别：{sector}"]
        narrow = {page: self.random.random() < 0.5 for page in range(p.first, p.last + 2)}
        page = p.first
        for piece in [*p.pieces, *p.tails]:
            if piece.page > page and self.house.foot:
                lines.append(write_foot(self.house, page, *self.issue_numbers))
            page = max(page, piece.page)
            lines.append(self.piece_line(piece, narrow=narrow.get(piece.page, False)))
        if self.house.foot:
            lines.append(write_foot(self.house, page, *self.issue_numbers))
        return lines

    def piece_line(self, piece: Piece, *, narrow: bool) -> str:
        text = piece.text
        if narrow:
            text = text.translate(NARROW)
            text = re.sub(r"(?<=\d),(?=\d)", "，", text)
        if self.random.random() < 0.1:
            text = re.sub(r"(?<=。)(?=[\u4e00-\u9fff])", " ", text, count=1)
        if piece.kind == "item":
            return self.house.star + text
        if self.markdown and piece.kind in ("heading", "title"):
            return "## " + text
        return text

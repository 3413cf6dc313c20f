"""What stands round the text: comments, headers, footers, macros. None of it becomes the article.

In: the package. Out: findings that hold every word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.package import Package, Relation
from bulletin.importer.word.reading.names import W, words_in

_FURNITURE = {"header": "页眉", "footer": "页脚"}
_PAGE_NUMBER = re.compile(r"[\s\-—–·.第页共/\d]*")


def read_surroundings(
    package: Package, relations: dict[str, Relation], anchors: dict[str, Place]
) -> tuple[Finding, ...]:
    """The findings, comments first; ``anchors`` says where each comment hangs."""
    return (
        *_comments(package, relations, anchors),
        *_furniture(package, relations),
        *_macros(package),
    )


def _comments(
    package: Package, relations: dict[str, Relation], anchors: dict[str, Place]
) -> Iterator[Finding]:
    for relation in relations.values():
        tree = (
            package.tree(relation.target) if relation.kind == "comments" and not relation.external else None
        )
        for one in tree if tree is not None else ():
            text = "　".join(words_in(p) for p in one.iter(f"{W}p"))
            who = one.get(f"{W}author", "")
            message = f"批注{f'（{who}）' if who else ''}没有收"
            yield Finding(Weight.OUT, "批注", anchors.get(one.get(f"{W}id", ""), Place()), message, text)


def _furniture(package: Package, relations: dict[str, Relation]) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for relation in relations.values():
        kind = _FURNITURE.get(relation.kind, "")
        tree = package.tree(relation.target) if kind and not relation.external else None
        text = "" if tree is None else " ".join(words_in(tree).split())
        if text and (kind, text) not in told:
            told.add((kind, text))
            why = "页码由系统另排" if _PAGE_NUMBER.fullmatch(text) else f"{kind}由系统另排"
            yield Finding(Weight.OUT, kind, Place(), f"{kind}没有收：{why}", text)


def _macros(package: Package) -> Iterator[Finding]:
    if any(part.endswith("vbaProject.bin") for part in package.parts):
        yield Finding(Weight.DONE, "宏", Place(), "文稿里有宏，没有运行，也没有收")

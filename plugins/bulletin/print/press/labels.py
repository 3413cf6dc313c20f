"""Page labels (PDF 32000-1, 12.4.2): the number that a reader program shows for each page.

Covers and contents come before the numbered pages, so the fifth page of the file is page 1.
"""

from __future__ import annotations

from pikepdf import Dictionary, Name, NumberTree, Object, Pdf, String


def label_parts(pdf: Pdf, *, first_folio: int, back: int) -> None:
    """封面, ii, iii … before the page at index ``first_folio``, then 1, 2 …, and 封底 from ``back`` on."""
    tree = NumberTree.new(pdf)
    if first_folio > 0:
        tree[0] = Dictionary(P=String("封面"))
    if first_folio > 1:
        tree[1] = Dictionary(S=Name.r, St=2)
    if first_folio < back:
        tree[first_folio] = Dictionary(S=Name.D, St=1)
    pages = len(pdf.pages)
    if back < pages - 1:
        tree[back] = Dictionary(P=String("封底"), S=Name.D, St=1)
    elif back < pages:
        tree[back] = Dictionary(P=String("封底"))
    pdf.Root.PageLabels = tree.obj


def insert_labels(pdf: Pdf, at: int, count: int, word: str) -> None:
    """Make room for ``count`` new pages labelled ``word`` at index ``at``; nothing without labels."""
    if Name.PageLabels not in pdf.Root or count == 0:
        return
    old = {int(index): label for index, label in NumberTree(pdf.Root.PageLabels).items()}
    if at not in old:
        old[at] = _carried_on(old, at)
    tree = NumberTree.new(pdf)
    for index, label in sorted(old.items()):
        tree[index if index < at else index + count] = label
    tree[at] = Dictionary(P=String(word))
    pdf.Root.PageLabels = tree.obj


def _carried_on(labels: dict[int, Object], at: int) -> Dictionary:
    """The label that the page at ``at`` has through the last one before it."""
    before = max((index for index in labels if index < at), default=None)
    if before is None:
        return Dictionary()
    label = Dictionary(dict(labels[before].items()))
    if Name.S in label:
        label.St = int(label.get(Name.St, 1)) + at - before
    return label

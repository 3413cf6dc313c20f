"""Articles told apart by form alone: a newspaper page, or an issue without contents.

In: the body's lines. Out: one Draft for each article. A block of title lines after a finished text begins an
article when it is two lines or more, or when what follows opens an article (本报讯, a byline, a dateline).
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.importer.decisions import Decision
from bulletin.importer.fit import Corpus
from bulletin.importer.lines import Line
from bulletin.importer.split import Draft


def split_by_form(body: Sequence[Line], corpus: Corpus) -> tuple[tuple[Draft, ...], tuple[Decision, ...]]:
    """Articles in the order in which they stand."""
    return (), ()

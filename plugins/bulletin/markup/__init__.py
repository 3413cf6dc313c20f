"""The body of an article: Markdown in, canonical HTML and plain text out; and places in that text.

Goes in: the text under the front matter, and a resolver that knows the pictures and the other
articles. Comes out: a ``Body``. The canonical HTML is a row of blocks that every edition starts
from: ``h2`` to ``h4``, ``p`` (classes speaker, end, cut, continued), ``blockquote``, lists,
``figure.picture``, ``figure.table``, ``section.notes``, and the empty ``span.jump-mark`` where an
editor wrote a jump. Offsets count characters of its plain text; ``insert_at`` and ``cut_at`` work
by them, so that web and print mean the same place.
"""

from bulletin.markup.body import Resolver, render_body
from bulletin.markup.cut import cut_at
from bulletin.markup.insert import Insertion, insert_at
from bulletin.markup.text import plain_text

__all__ = ["Insertion", "Resolver", "cut_at", "insert_at", "plain_text", "render_body"]

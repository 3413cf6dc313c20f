"""Standing pages are cleaned as articles are, but keep the anchors of their headings."""

from __future__ import annotations

from bulletin.markup.convert import clean_html


def test_a_standing_page_keeps_what_it_needs() -> None:
    """Anchors, links, tables, own pictures."""
    page = '<h2 id="甲">甲</h2><p><a href="../b/">乙</a> <img src="../c.png" alt="丙"></p>'
    assert clean_html(page) == page


def test_nothing_active_and_nothing_foreign_is_left() -> None:
    """What an editor copies from elsewhere may bring more than words."""
    foreign = (
        '<p onclick="a()">甲<script>a()</script><img src="http://example.org/b.png"><img src="//c/d.png"></p>'
    )
    assert clean_html(foreign) == "<p>甲</p>"

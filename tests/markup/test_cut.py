"""Cutting and inserting by offset loses nothing and moves nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bulletin.markup import Insertion, cut_at, insert_at, plain_text
from markup.bodies import MARKDOWN, body


def squeezed(text: str) -> str:
    return text.replace("\n", "")


def main_text(source: str) -> str:
    """The text without the notes, which go with the part that refers to them."""
    return plain_text(source.partition('<section class="notes">')[0])


@given(MARKDOWN, st.floats(0, 1))
def test_head_and_tail_together_are_the_whole(source, share):
    whole = body(source)
    length = len(main_text(whole.html))
    offset = round(share * length)
    if not length:
        return
    try:
        head, tail = cut_at(whole.html, offset)
    except ValueError:
        assert main_text(whole.html)[offset - 1 : offset] != ""
        return
    assert squeezed(main_text(head)) + squeezed(main_text(tail)) == squeezed(main_text(whole.html))
    assert squeezed(main_text(head)) == squeezed(main_text(whole.html)[:offset])
    notes = head.count('<li id="f') + tail.count('<li id="f')
    assert notes == whole.html.count('<li id="f')
    assert head.count("<img") + tail.count("<img") == whole.html.count("<img")


def test_a_divided_paragraph_says_so():
    assert cut_at("<p>山路通到</p>", 2) == ('<p class="cut">山路</p>', '<p class="continued">通到</p>')


def test_a_cut_between_paragraphs_divides_none():
    assert cut_at("<p>山路</p><p>通到</p>", 2) == ("<p>山路</p>", "<p>通到</p>")
    assert cut_at("<p>山路</p><p>通到</p>", 3) == ("<p>山路</p>", "<p>通到</p>")


def test_inline_elements_are_closed_and_opened_again():
    head, tail = cut_at("<p>山<strong>路通</strong>到</p>", 2)
    assert head == '<p class="cut">山<strong>路</strong></p>'
    assert tail == '<p class="continued"><strong>通</strong>到</p>'


def test_an_ordered_list_goes_on_counting():
    head, tail = cut_at("<ol><li>甲</li><li>乙丙</li><li>丁</li></ol>", 3)
    assert head == '<ol class="cut"><li>甲</li><li class="cut">乙</li></ol>'
    assert tail == '<ol start="2" class="continued"><li class="continued">丙</li><li>丁</li></ol>'


@given(MARKDOWN, st.lists(st.floats(0, 1), max_size=6))
def test_insertions_stand_at_their_offsets(source, shares):
    whole = body(source)
    offsets = sorted(round(share * len(whole.text)) for share in shares)
    marked = insert_at(
        whole.html, [Insertion(at, f'<span class="pb" data-at="{at}"></span>') for at in offsets]
    )
    assert plain_text(marked) == whole.text
    for at in offsets:
        before = plain_text(marked.partition(f'<span class="pb" data-at="{at}">')[0])
        assert squeezed(before) == squeezed(whole.text[:at])

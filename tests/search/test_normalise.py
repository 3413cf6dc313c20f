"""The plain and the spoken form: what counts as the same, and what parts words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.search import normalise
from bulletin.search.normalise import Folder, compose, exceptions, needed_exceptions, spoken, utf16_units

FOLDER = Folder(exceptions())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＰＤＦ和Pdf", "pdf和pdf"),
        ("晉城市陽城縣", "晋城市阳城县"),
        ("第㈠條　①", "第(一)条1"),
        ("２０２６年", "2026年"),
        ("让书架　走到\n山路尽头", "让书架走到山路尽头"),
        ("Word  Press\n2026", "word press 2026"),
        ("第 12 期", "第12期"),
        ("软\u00ad连\u200b字\ufeff符\x00", "软连字符"),
        ("Straße", "strasse"),
        ("e\u0301", "é"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_plain_form(text, plain):
    assert FOLDER.query(text) == plain


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("他说:“好,好。”", "他说好好"),
        ("3.5与35", "3 5与35"),
        ("hello, world!", "hello world"),
        ("，。", ""),
        ("(一)a", "一a"),
    ],
)
def test_spoken_form_leaves_separators_out_but_keeps_narrow_words_apart(plain, said):
    assert spoken(plain) == said


def test_a_character_beyond_the_first_plane_is_two_units():
    assert FOLDER.plain("𠮷家") == utf16_units("𠮷") + "家"
    assert len(FOLDER.plain("𠮷")) == 2


def test_half_surrogates_vanish():
    assert FOLDER.query("阳\ud800城\udc00") == "阳城"


@given(st.text())
def test_every_unit_knows_the_character_it_came_from(text):
    text = compose(text)
    plain, places = FOLDER.plain_with_places(text)
    assert len(plain) == len(places)
    assert list(places) == sorted(places)
    for unit, place in zip(plain, places, strict=True):
        assert unit == " " or unit in FOLDER[text[place]]


@given(st.text())
def test_folding_twice_changes_nothing_more_for_chinese_and_latin(text):
    known = "".join(c for c in text if unicodedata.name(c, "").startswith(("CJK UNIFIED", "LATIN", "DIGIT")))
    once = FOLDER.query(known)
    characters = once.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    assert FOLDER.query(characters) == once


def test_the_table_of_exceptions_says_what_folding_each_character_by_itself_says():
    """The table is made in one go, for speed; here every character goes its own way."""
    simplified = normalise._simplified_forms()
    folder = Folder(exceptions())
    for character in map(chr, range(0x80, 0x33480)):
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
        full = "".join(normalise._visible(simplified.get(f, f)) for f in folded)
        assert folder[character] == utf16_units(full), hex(ord(character))


def test_only_exceptions_that_can_find_something_are_shipped():
    shipped = needed_exceptions("阳城县")
    assert shipped["陽"] == "阳"
    assert "晉" not in shipped


def test_a_long_text_of_spaced_words_is_folded_at_once():
    """Copying all that stands before each space would take minutes."""
    assert len(FOLDER.plain("word and " * 200_000)) == 9 * 200_000 - 1

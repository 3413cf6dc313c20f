"""Normalisation, the same in Python and in the browser: text goes in, the characters to search come out.

What is compared is never the text itself but its *plain form*:

1. Unicode NFC on the whole text, so that é is one character however it was typed;
2. character by character NFKC, case folding and 繁→简 (OpenCC's t2s, single characters), so that each
   character of the plain form knows the character of the text it came from;
3. invisible characters (controls, soft hyphens, half surrogates) vanish, and so does white space,
   line and paragraph ends included. Only between two letters or digits of scripts older than the
   ideographs' block (Latin, Cyrillic, Arabic digits …) one space stays, so that "is land" is not "island".

A word without quotes is found where its plain form is a substring of the text's plain form:
punctuation counts, white space does not. A phrase in quotes is compared in the *spoken form*, from
which punctuation and symbols are taken out as well, with the same exception: 3.5 is not 35.

A plain form counts in UTF-16 units, as the browser does: a character beyond the first 65,536 is two
units, which no rule takes for punctuation or for a letter.

The browser needs step 2 without OpenCC: `exceptions` is the table of all characters that NFKC and
lower case alone do not fold. It is shipped with the index, and the browser's script and the query
in Python both read it from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import opencc

BOUNDARY = "\uffff"
"""Parts two fields in a plain form: no text and no query contains it."""

FIRST_IDEOGRAPHIC = "\u2e80"  # CJK Radicals Supplement: from here on scripts set no space between words
_AFTER_IDEOGRAPHS = 0x33480  # what Unicode has from here on (tags, private use) folds to itself or vanishes
_SPACES = re.compile(" +")


class Folder(dict[str, str]):
    """Character -> folded characters; ``exceptions`` go before NFKC and lower case."""

    def __init__(self, exceptions: Mapping[str, str]) -> None:
        super().__init__((character, utf16_units(folded)) for character, folded in exceptions.items())

    def __missing__(self, character: str) -> str:
        folded = utf16_units(fold_simply(character))
        self[character] = folded
        return folded

    def plain(self, text: str) -> str:
        """The plain form of a text."""
        return self.plain_with_places(text)[0]

    def plain_with_places(self, text: str, start: int = 0) -> tuple[str, Sequence[int]]:
        """The plain form, and for each of its characters the offset in ``text``, which must be NFC.

        Offsets count from ``start``.
        """
        parts = list(map(self.__getitem__, text))
        folded = "".join(parts)
        if len(folded) == len(text) and "" not in parts:  # so each character folds to one
            return _drop_spaces(folded, range(start, start + len(text)))
        return _drop_spaces(folded, [place for place, part in enumerate(parts, start) for _ in part])

    def query(self, text: str) -> str:
        """The plain form of something typed, whatever its Unicode form."""
        return self.plain(compose(text))


def compose(text: str) -> str:
    """The text in NFC; half surrogates, which are no characters, are taken out first."""
    return unicodedata.normalize("NFC", re.sub("[\ud800-\udfff]", "", text))


def fold_simply(character: str) -> str:
    """What the browser does for a character without a table: NFKC, lower case, white space as one blank."""
    return _shown(unicodedata.normalize("NFKC", character).lower())


def utf16_units(text: str) -> str:
    """The text with each character beyond U+FFFF as its two surrogates."""
    if all(character <= "\uffff" for character in text):
        return text
    encoded = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(encoded[i] | encoded[i + 1] << 8) for i in range(0, len(encoded), 2))


@cache
def is_white(character: str) -> bool:
    """Whether a character is white space: any separator of Unicode, tab, line and page ends."""
    return character in "\t\n\v\f\r\x85" or unicodedata.category(character)[0] == "Z"


@cache
def is_separator(character: str) -> bool:
    """Whether a plain character is no part of the spoken form: punctuation, symbol or blank."""
    return character == " " or unicodedata.category(character)[0] in "PS"


@cache
def is_narrow(character: str) -> bool:
    """Whether a plain character is a letter or digit of a script that sets spaces between words."""
    return character < FIRST_IDEOGRAPHIC and character.isalnum()


def spoken(plain: str) -> str:
    """The spoken form of a plain form: separators out, one blank between two narrow characters."""
    kept: list[str] = []
    pending = False
    for character in plain:
        if is_separator(character):
            pending = True
            continue
        if pending and kept and is_narrow(kept[-1]) and is_narrow(character):
            kept.append(" ")
        kept.append(character)
        pending = False
    return "".join(kept)


@cache
def exceptions() -> Mapping[str, str]:
    """Every character whose folding is more than NFKC and lower case, with its folding."""
    simplified = _simplified_forms()
    letters = [chr(code) for code in range(0x80, _AFTER_IDEOGRAPHS)]
    lines = unicodedata.normalize("NFKC", "\n".join(letters))  # in one go: across line ends nothing combines
    plain = lines.lower().split("\n")
    folded = unicodedata.normalize("NFKC", lines.casefold()).split("\n")
    candidates = (
        (c, _shown(simple), _shown(simplified.get(f, f) for f in full))
        for c, simple, full in zip(letters, plain, folded, strict=True)
        if full != simple or not simplified.keys().isdisjoint(full)
    )
    return {c: full for c, simple, full in candidates if full != simple}


@cache
def full_folder() -> Folder:
    """The folder with all exceptions; it remembers what it has folded."""
    return Folder(exceptions())


def needed_exceptions(alphabet: Iterable[str]) -> dict[str, str]:
    """The exceptions that lead to units of ``alphabet``; the others cannot find anything."""
    known = frozenset(alphabet)
    return {c: full for c, full in exceptions().items() if known.issuperset(utf16_units(full))}


def _shown(characters: Iterable[str]) -> str:
    return "".join(map(_visible, characters))


def _visible(character: str) -> str:
    if is_white(character):
        return " "
    return "" if character == BOUNDARY or unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def _simplified_forms() -> dict[str, str]:
    """OpenCC's single characters, 繁→简; followed to the end where a simplified form has its own one."""
    characters = [chr(code) for code in range(0x2E80, _AFTER_IDEOGRAPHS) if not 0xD800 <= code <= 0xDFFF]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    forms = {a: b for a, b in zip(characters, converted, strict=True) if a != b}
    return {a: forms.get(b, b) for a, b in forms.items()}


def _drop_spaces(folded: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    if " " not in folded:
        return folded, places
    kept_text: list[str] = []
    kept_places: list[int] = []
    start = 0
    for run in _SPACES.finditer(folded):
        before, after = folded[max(0, run.start() - 1) : run.start()], folded[run.end() : run.end() + 1]
        stays = bool(before and after) and is_narrow(before) and is_narrow(after)
        end = run.start() + stays
        kept_text.append(folded[start:end])
        kept_places += places[start:end]
        start = run.end()
    kept_text.append(folded[start:])
    kept_places += places[start:]
    return "".join(kept_text), kept_places

"""Ways in which a file goes wrong: slips of the hand, damage on a disk, pastes from elsewhere.

Goes in: bytes, and a source of chance. Comes out: other bytes. The same seed gives the same damage.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from pieces import CHARACTERS, MARKDOWN, YAML

Mutation = Callable[[random.Random, bytes], bytes]


def flip_bytes(chance: random.Random, data: bytes) -> bytes:
    """A few bytes become others."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    """A stretch is gone, or all behind a place."""
    start = chance.randrange(len(data) + 1)
    return data[:start] if chance.random() < 0.3 else data[:start] + data[start + chance.randint(1, 200) :]


def repeat(chance: random.Random, data: bytes) -> bytes:
    """A stretch stands there many times."""
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randint(1, 120)]
    return data[:start] + piece * chance.choice((2, 2, 3, 40, 400)) + data[start:]


def swap_lines(chance: random.Random, data: bytes) -> bytes:
    """Two lines change places, or one is gone, or one comes twice."""
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(3)
    if how == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif how == 1:
        del lines[one]
    else:
        lines.insert(other, lines[one])
    return b"\n".join(lines)


def insert_yaml(chance: random.Random, data: bytes) -> bytes:
    """A piece of YAML, mostly at the head of a line of the front matter."""
    piece = chance.choice(YAML).encode()
    if chance.random() < 0.7:
        lines = data.split(b"\n")
        lines.insert(chance.randrange(min(len(lines), 14) + 1), piece.rstrip(b"\n"))
        return b"\n".join(lines)
    return _insert(chance, data, piece)


def insert_markdown(chance: random.Random, data: bytes) -> bytes:
    """A piece of Markdown or of text, anywhere, perhaps as a paragraph."""
    piece = chance.choice(MARKDOWN)
    return _insert(chance, data, (f"\n\n{piece}\n\n" if chance.random() < 0.4 else piece).encode())


def insert_characters(chance: random.Random, data: bytes) -> bytes:
    """Characters that nobody sees, or that no font has."""
    picked = "".join(chance.choices(CHARACTERS, k=chance.randint(1, 5)))
    return _insert(chance, data, picked.encode("utf-8", "surrogatepass"))


def replace_marks(chance: random.Random, data: bytes) -> bytes:
    """Marks of punctuation become others, as in a hasty replacement."""
    text = data.decode("utf-8", "replace")
    old, new = (
        chance.choice("，。：；“”（）《》、- \n#|*[]():"),
        chance.choice("，。：:；“”（）()《》、\t-—'\"*_`[] "),
    )
    return text.replace(old, new, chance.choice((1, 3, -1))).encode("utf-8", "surrogatepass")


def recode(chance: random.Random, data: bytes) -> bytes:
    """Another encoding, a mark in front, other line ends."""
    text = data.decode("utf-8", "replace")
    codec = chance.choice(("gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5", "cp437"))
    how = chance.randrange(3)
    if how == 0:
        return text.encode(codec, "replace")
    return text.replace("\n", chance.choice(("\r\n", "\r", "\n\r", "\x0b", "\u2028"))).encode()


def enlarge_numbers(chance: random.Random, data: bytes) -> bytes:
    """Digits become a number beyond measure."""
    text = data.decode("utf-8", "replace")
    places = [at for at, character in enumerate(text) if character.isdecimal()]
    if not places:
        return data
    at = chance.choice(places)
    huge = chance.choice(("9" * 30, "9" * 5000, "-7", "0", "1e400", "１２", "²", "٣", "½"))
    return (text[:at] + huge + text[at + 1 :]).encode("utf-8", "surrogatepass")


def _insert(chance: random.Random, data: bytes, piece: bytes) -> bytes:
    text = data.decode("utf-8", "replace") if chance.random() < 0.9 else None
    if text is None:
        at = chance.randrange(len(data) + 1)
        return data[:at] + piece + data[at:]
    at = chance.randrange(len(text) + 1)
    return text[:at].encode() + piece + text[at:].encode()


FOR_BYTES: tuple[Mutation, ...] = (flip_bytes, cut, repeat)
FOR_TEXTS: tuple[Mutation, ...] = (
    *FOR_BYTES,
    swap_lines,
    swap_lines,
    insert_yaml,
    insert_yaml,
    insert_markdown,
    insert_markdown,
    insert_markdown,
    insert_characters,
    replace_marks,
    recode,
    enlarge_numbers,
)


def mutate(chance: random.Random, data: bytes, ways: tuple[Mutation, ...]) -> bytes:
    """One to four ways, one after the other."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        data = chance.choice(ways)(chance, data)
    return data


def mutate_name(chance: random.Random, name: str) -> str:
    """A file name as a hurried hand or another system makes it; never empty, one part, 200 bytes at most."""
    stem, _, suffix = name.rpartition(".")
    changed = chance.choice(
        (
            f"{stem}.{suffix.upper()}",
            f"{stem}.txt",
            f"{stem}.docx",
            f"{stem} 副本.{suffix}",
            f"{stem}#.{suffix}",
            f"{stem}?.{suffix}",
            f"{stem}%20.{suffix}",
            f"{stem}.{suffix}.{suffix}",
            f".{name}",
            f"_{name}",
            f"~${name}",
            name[2:],
            f"{'9' * 40}{name}",
            f"０１{name[2:]}",
            f"{stem}\u200b.{suffix}",
            f"{stem}\n.{suffix}",
            f"{'长' * 60}.{suffix}",
            f"{stem}.",
            f"-{name}",
            f"{stem}'\".{suffix}",
            f"{stem}&<b>.{suffix}",
            f"{stem}\U0001f600.{suffix}",
        )
    )
    return changed or "x"

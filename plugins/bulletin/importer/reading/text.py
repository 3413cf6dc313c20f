"""What the importer asks of a piece of Chinese text: its bare characters, its end, its beginning, its width.

In: one string. Out: a string, a number or a truth value. No state; every other module builds on this one.
"""

from __future__ import annotations

import re

KEEP = re.compile(r"[0-9A-Za-z\u3400-\u9fff〇]")
CJK = re.compile(r"[\u3400-\u9fff〇]")
FULL_SPACE = "\u3000"
SENTENCE_ENDS = "。！？!?；;：:…—"
CLOSERS = "”’」』）)】》〉〕］"
QUOTE_REACH = 800
"""Characters within which a quotation is looked for that was opened and not closed."""
OPENERS = "“‘「『（(【《〈〔［"
TURNS = "问答注按甲乙丙丁诉辩"
"""Words of one character that open a turn of a conversation, or a note."""
NEVER_FIRST = "，、。；：！？,;:!?" + CLOSERS + "的了们吗呢吧"
INNER_STOPS = re.compile(r"[。；，,;！？!?]")
CREDITED_END = re.compile(r"(?<=[。！？”])\s*[（(][^（）()。，]{2,30}[）)]$")
"""（某某某 文/图） behind a finished sentence."""
QUOTED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）|\([^)]*\)")


def key(text: str) -> str:
    """The characters that count when two readings are compared: Chinese, letters, digits."""
    return "".join(KEEP.findall(text))


def has_cjk(text: str) -> bool:
    """Whether any Chinese character stands in the text."""
    return CJK.search(text) is not None


def ends_open(text: str) -> bool:
    """Whether the text stops inside a sentence: no sentence mark, also none before closing marks."""
    text = CREDITED_END.sub("", text.rstrip())
    return bool(text.rstrip(CLOSERS)) and (stops_inside(text) or opens_quote(text[-QUOTE_REACH:]))


def stops_inside(text: str) -> bool:
    """Whether no sentence mark stands at the end, whatever quotation is open."""
    bare = CREDITED_END.sub("", text.rstrip()).rstrip(CLOSERS)
    return bool(bare) and bare[-1] not in SENTENCE_ENDS


def opens_quote(text: str) -> bool:
    """Whether a quotation is opened here and not closed."""
    return text.count("“") > text.count("”")


def closes_quote(text: str) -> bool:
    """Whether a quotation is closed here that was opened before."""
    close = text.find("”")
    if close < 0:
        return False
    opening = text.find("“")
    return opening < 0 or close < opening


def starts_headless(text: str) -> bool:
    """Whether no paragraph can begin like this: a closing mark, a particle, one character and a mark."""
    if not text:
        return False
    return text[0] in NEVER_FIRST or (
        len(text) > 1
        and text[1] in "，。；：,;"
        and has_cjk(text[0])
        and not (text[1] == "：" and text[0] in TURNS)
    )


def bare_of_quotes(text: str) -> str:
    """The text without what stands in quotation marks, title marks and brackets."""
    return QUOTED.sub("", text)


def has_inner_stop(text: str) -> bool:
    """Whether a comma or full stop stands inside, outside of quotations."""
    return INNER_STOPS.search(bare_of_quotes(text)) is not None


def cells(text: str) -> float:
    """Width in print, in characters: letters and digits are half as wide as the rest."""
    narrow = sum(1 for character in text if character.isascii() and character.isalnum())
    return len(text) - narrow / 2


def close_spaced(text: str) -> str:
    """Letter-spaced text closed up (工 作 动 态), other text as it is."""
    parts = text.split()
    if len(parts) > 1 and all(len(part) == 1 and has_cjk(part) for part in parts):
        return "".join(parts)
    return text

"""Bodies for the tests of markup: a resolver that knows everything, and a strategy for Markdown."""

from hypothesis import strategies as st

from bulletin.markup import render_body
from bulletin.model import Body, Form


class KnowsAll:
    """Every picture is 850 by 600 pixels; every link to a .md file is an article of 2026-1."""

    def picture(self, source: str) -> tuple[int, int] | None:
        return None if source.startswith("missing") else (850, 600)

    def article(self, href: str) -> str | None:
        return f"2026-1/{href[:-3]}" if href.endswith(".md") else None


def body(source: str, form: Form = Form.ARTICLE, first_line: int = 1) -> Body:
    return render_body(source, first_line=first_line, form=form, resolver=KnowsAll())


WORDS = st.text("山路书架灯火春秋，。“”——abc12", min_size=1, max_size=12)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda w: f"**{w}**"),
    WORDS.map(lambda w: f"[{w}](03-停车.md)"),
    st.just("（下转）（上接）"),
    st.just("[^1]"),
)
PARAGRAPHS = st.lists(INLINE, min_size=1, max_size=6).map("".join)
BLOCKS = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS.map(lambda p: f"## {p}"),
    PARAGRAPHS.map(lambda p: f"> {p}"),
    st.lists(PARAGRAPHS, min_size=1, max_size=3).map(lambda ps: "\n".join(f"- {p}" for p in ps)),
    st.lists(PARAGRAPHS, min_size=1, max_size=3).map(lambda ps: "\n".join(f"1. {p}" for p in ps)),
    st.just("表1　点数\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n注：样例。"),
    st.just('![桥](images/a.png "编写组　绘")'),
)
MARKDOWN = st.lists(BLOCKS, max_size=8).map(lambda bs: "\n\n".join([*bs, "[^1]: 注释。"]))

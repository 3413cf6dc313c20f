"""From canonical HTML to blocks: nothing of the text is lost and every character keeps its offset."""

import pytest
from tests.publications import make_article

from bulletin.model import Form
from bulletin.print.galley.blocks import Figure, Paragraph, Role, Speech, Table
from bulletin.print.galley.reading import read_blocks
from bulletin.print.styles import styles_at

EVERYTHING = """开头一段“文字”，有**黑体**、*楷体*、`code`和注[^1]。

## 一、家底

### （一）书的家底

1. 甲项
2. 乙项

- 一项
    - 里面一项
- 又一项

> 家有三斗粮，不如枕边书一箱。

表1　书屋

| 类型 | 间数 |
|------|-----:|
| 村委会 | 22 |

注：按登记簿统计。

![山路](images/a.png "某某　摄")

    python3 build.py

（责任编辑　某某）

[^1]: 注的文字。
"""


def blocks_of(source, form=Form.ARTICLE):
    article = make_article("2026-1/01-a", source, form=form)
    return article.body, read_blocks(article.body, form, styles_at(1.0))


def runs_of(block):
    if isinstance(block, Paragraph):
        return block.runs
    if isinstance(block, Figure):
        return (*block.caption, *block.credit)
    if isinstance(block, Table):
        cells = [run for row in (*block.head, *block.body) for cell in row for run in cell.runs]
        return (*block.title, *cells, *block.note)
    if isinstance(block, Speech):
        return (*block.title, *block.speaker)
    return ()


@pytest.mark.parametrize("form", list(Form))
def test_every_character_keeps_its_offset(form):
    """The runs of all blocks, put together, are the plain text."""
    body, blocks = blocks_of(EVERYTHING, form)
    seen = {}
    for block in blocks:
        for run in runs_of(block):
            if run.offset is not None:
                for k, character in enumerate(run.text):
                    assert run.offset + k not in seen
                    seen[run.offset + k] = character
    for offset, character in enumerate(body.text):
        if not character.isspace():
            assert seen.get(offset, "").replace("\u00a0", " ") == character, body.text[offset - 5 :][:10]


def test_roles_and_indents():
    _, blocks = blocks_of(EVERYTHING)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    roles = [block.role for block in paragraphs]
    assert roles[:3] == [Role.TEXT, Role.HEADING, Role.HEADING]
    assert Role.QUOTE in roles
    assert Role.END in roles
    assert Role.CODE in roles
    assert roles[-1] is Role.NOTE


def test_a_digest_gives_speech_heads():
    _, blocks = blocks_of("## 把车位还给街坊\n\n某某某　市政协委员\n\n老城区停车难。\n", Form.DIGEST)
    assert isinstance(blocks[0], Speech)
    assert blocks[0].speaker[0].text == "某某某　市政协委员"


def test_a_speech_without_a_speaker_keeps_its_first_paragraph():
    """A long first paragraph is the speech itself, not a name."""
    speech = "老城区停车难，难在白天没处停，晚上停不下。" * 3
    _, blocks = blocks_of(f"## 把车位还给街坊\n\n{speech}\n", Form.DIGEST)
    assert blocks[0].speaker == ()
    assert isinstance(blocks[1], Paragraph)


def test_a_chronicle_hangs_from_stars():
    _, blocks = blocks_of("## 一月\n\n- 1月5日　开会。\n- 1月8日　读书。\n", Form.CHRONICLE)
    assert [block.role for block in blocks] == [Role.MONTH, Role.ITEM, Role.ITEM]
    assert blocks[1].label[0].text == "★"


def test_figures_are_ranged_right_and_words_left():
    _, blocks = blocks_of("| 类型 | 间数 | 说明 |\n|---|---|---|\n| 村 | 22 | 好 |\n")
    table = next(block for block in blocks if isinstance(block, Table))
    assert [cell.align.value for cell in table.body[0]] == ["left", "right", "left"]

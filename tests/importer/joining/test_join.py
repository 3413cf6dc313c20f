"""Which lines belong to one paragraph: tables of lines as a scan gives them, and the paragraphs wanted."""

import pytest

from bulletin.importer.joining.paragraphs import build_paragraphs
from bulletin.importer.jumps.stitch import Part
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines

CASES = {
    "a sentence cut at a column": (
        ["老街排水改造惠及沿街住户，水利", "站逐项核对。", "另起一段。"],
        ["老街排水改造惠及沿街住户，水利站逐项核对。", "另起一段。"],
    ),
    "a cut inside a quotation": (
        ["大家说：“水往低处流。", "人往高处走。”", "会议结束。"],
        ["大家说：“水往低处流。人往高处走。”", "会议结束。"],
    ),
    "a quotation that nobody closes": (
        ["大家说：“水往低处流。", "渠修了三里。", "会议“如期”结束。"],
        ["大家说：“水往低处流。", "渠修了三里。", "会议“如期”结束。"],
    ),
    "list items after a colon": (
        ["主要做法是：", "一是看水。", "二是修渠。"],
        ["主要做法是：", "一是看水。", "二是修渠。"],
    ),
    "numbered headings that stand alone": (
        ["一、看水", "沿街有三处积水点。", "二、修渠", "渠修了三里。"],
        ["# 一、看水", "沿街有三处积水点。", "# 二、修渠", "渠修了三里。"],
    ),
    "a run-in number cut short": (
        [
            "一、看清水路。沿街有三处积水点。",
            "二、修好水渠，引来",
            "活水。渠修了三里。",
            "三、管好水闸。专人看守。",
        ],
        [
            "一、看清水路。沿街有三处积水点。",
            "二、修好水渠，引来活水。渠修了三里。",
            "三、管好水闸。专人看守。",
        ],
    ),
    "a false heading cut inside a word": (
        ["### （一）加强渠道的建", "设。渠修了三里。"],
        ["（一）加强渠道的建设。渠修了三里。"],
    ),
    "short items of a list": (
        ["会议议程：", "一、听取报告", "二、审议名单", "三、通过决议", "会议结束。"],
        ["会议议程：", "一、听取报告", "二、审议名单", "三、通过决议", "会议结束。"],
    ),
    "plain subheadings": (
        ["引子说完了。", "水从哪里来", "水从山上来，流过三个村。", "水到哪里去", "水到河里去，一路向东。"],
        [
            "引子说完了。",
            "# 水从哪里来",
            "水从山上来，流过三个村。",
            "# 水到哪里去",
            "水到河里去，一路向东。",
        ],
    ),
    "plain subheadings in two halves": (
        ["引子说完了。", "看得清，才能修得好", "水从山上来。", "修得好，还要管得住", "水到河里去。"],
        ["引子说完了。", "# 看得清，才能修得好", "水从山上来。", "# 修得好，还要管得住", "水到河里去。"],
    ),
    "a numbered heading in two printed lines": (
        ["一、把水渠作为", "头一件大事来修", "修水渠不只是出一把力气的事，沿街的住户都来了。"],
        ["# 一、把水渠作为头一件大事来修", "修水渠不只是出一把力气的事，沿街的住户都来了。"],
    ),
    "rows of a table that lost its rules": (
        [
            "渠名　长度　宽度　年份",
            "东渠　三里　四尺　一九六三年",
            "西渠　五里　三尺　一九七一年",
            "共计八里。",
        ],
        [
            "渠名　长度　宽度　年份",
            "东渠　三里　四尺　一九六三年",
            "西渠　五里　三尺　一九七一年",
            "共计八里。",
        ],
    ),
    "a paragraph that begins with one character": (
        ["渠修了三里。", "慢，也有慢的好处。"],
        ["渠修了三里。", "慢，也有慢的好处。"],
    ),
    "characters doubled at a cut": (["加强渠道的管理", "理。渠修了三里。"], ["加强渠道的管理。渠修了三里。"]),
    "a sentence end printed twice": (
        ["他们出席了会议。", "议。会前大家看了水渠。"],
        ["他们出席了会议。会前大家看了水渠。"],
    ),
    "starred items": (
        ["★5月6日，看水。", "★5月7日，修渠，一直修到", "天黑。", "★5月8日，放水。"],
        ["★5月6日，看水。", "★5月7日，修渠，一直修到天黑。", "★5月8日，放水。"],
    ),
    "a caption inside a sentence": (
        ["大家沿着水渠走到", "▲图为大家在渠边。", "村口。"],
        ["大家沿着水渠走到村口。", "▲图为大家在渠边。"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_lines_become_paragraphs(name: str) -> None:
    """Each case is one kind of cut, named by its key; # marks a heading."""
    rows, wanted = CASES[name]
    lines = read_lines("\n\n".join(rows))
    paragraphs, _ = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert [("# " if p.kind == "heading" else "") + p.text for p in paragraphs] == wanted


def test_hard_line_ends_are_undone() -> None:
    """Lines that end where print ends them are one paragraph; a short one ends it."""
    text = (
        "老街排水是石桥县多年来的难题，调  \n研组走访了沿街住户，听取了水利站  \n的意见。  \n"
        "沿街共有三处积水点，分别在桥头、  \n井边和学堂门口。\n"
    )
    lines = read_lines(text)
    paragraphs, _ = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert [p.text[-6:] for p in paragraphs] == ["利站的意见。", "和学堂门口。"]


def test_the_rest_of_a_heading_is_no_paragraph() -> None:
    """A heading that keeps its printed lines may end in a few characters and a full stop."""
    text = (
        "石桥县的果园春天缺水，调研组走访  \n了四个村，提出建议如下。  \n"
        "一、引山上的水，修好果园的  \n水渠。  \n"
        "修渠要赶在春天到来以前，请水利站  \n派人来看。\n"
    )
    lines = read_lines(text)
    paragraphs, _ = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert [p.text for p in paragraphs][1:2] == ["一、引山上的水，修好果园的水渠。"]


def test_a_jump_is_written_at_the_break() -> None:
    """The marks stand where the sentence goes on."""
    head, tail = Part(read_lines("水沿着老街流进")), Part(read_lines("了河里。"), "（下转8页）（上接4页）")
    paragraphs, _ = build_paragraphs([head, tail], build_corpus(["甲"]))
    assert [p.text for p in paragraphs] == ["水沿着老街流进（下转8页）（上接4页）了河里。"]


def test_a_jump_between_paragraphs_keeps_them_apart() -> None:
    """A head that ends with a full stop has its marks at its end."""
    head, tail = Part(read_lines("水流走了。")), Part(read_lines("人也走了。"), "（下转8页）（上接4页）")
    paragraphs, _ = build_paragraphs([head, tail], build_corpus(["甲"]))
    assert [p.text for p in paragraphs] == ["水流走了。（下转8页）（上接4页）", "人也走了。"]


def test_a_sentence_cut_in_a_text_of_few_lines_is_joined_and_said() -> None:
    """Two short paragraphs have no width to measure; the open sentence is enough. A name stays alone."""
    lines = read_lines(
        "街口的东南角没有路灯，晚上看不见路沿。上个\n月有人在这里摔倒。\n\n建议加一盏灯，装上就见效。\n"
    )
    paragraphs, decisions = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert [p.text for p in paragraphs] == [
        "街口的东南角没有路灯，晚上看不见路沿。上个月有人在这里摔倒。",
        "建议加一盏灯，装上就见效。",
    ]
    assert [(decision.kind, decision.sure) for decision in decisions] == [("折行接段", True)]


def test_a_numbered_heading_with_a_comma_is_no_cut_sentence() -> None:
    """Where every line is a paragraph, its open end joins nothing."""
    text = (
        "石桥有三处积水点，都在低处。\n一、先看水，再修渠\n渠有三里长，年年要清。\n清渠要人手，也要工具。\n"
    )
    lines = read_lines(text)
    paragraphs, _ = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert [p.text for p in paragraphs] == text.splitlines()


def test_a_cut_after_a_comma_is_joined_and_shown() -> None:
    """No full stop stands before it: an editor should look."""
    lines = read_lines("桥在村子的南面，用石头砌成，栏板\n缺了两块。\n\n桥下种了玉米。\n")
    paragraphs, decisions = build_paragraphs([Part(lines)], build_corpus([line.text for line in lines]))
    assert paragraphs[0].text == "桥在村子的南面，用石头砌成，栏板缺了两块。"
    assert [(decision.kind, decision.sure) for decision in decisions] == [("折行接段", False)]

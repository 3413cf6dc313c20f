"""The body is split by the contents, also where titles are lost, doubled or cut."""

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.splitting.split import Draft, split_by_contents

BODY = "{}\n老街排水是多年的难题。\n果园里有个学堂。\n"


def split(body: str, *entries: Entry) -> tuple[Draft, ...]:
    lines = read_lines(body)
    return split_by_contents(lines, entries, build_corpus([line.text for line in lines]))[0]


def firsts(drafts: tuple[Draft, ...]) -> list[tuple[str, str]]:
    return [(draft.block.title, draft.lines[0].text) for draft in drafts]


def test_two_articles_of_one_title_find_their_own_places() -> None:
    """They are matched in printed order."""
    body = "学习体会\n李文\n甲说排水。\n学习体会\n王国栋\n乙说果园。\n"
    drafts = split(
        body, Entry("学习论坛", 1, "学习体会", "", "李文"), Entry("学习论坛", 3, "学习体会", "", "王国栋")
    )
    assert [draft.block.authors[0].name for draft in drafts] == ["李文", "王国栋"]
    assert firsts(drafts) == [("学习体会", "甲说排水。"), ("学习体会", "乙说果园。")]


def test_a_speaker_in_the_contents_is_not_in_the_body() -> None:
    """目录 prints 王某：before the title."""
    drafts = split(
        "把水排出去 把路修起来\n老街积水。\n", Entry("高层声音", 1, "王国栋：把水排出去　把路修起来")
    )
    assert firsts(drafts) == [("把水排出去 把路修起来", "老街积水。")]


def test_a_headline_over_two_pages_is_put_together() -> None:
    """Its right half was read into the text."""
    body = "把水排出去 把路修起来\n甲镇说，要认真\n办好街上的每一件小事\n——座谈会侧记\n落实。\n"
    (draft,) = split(body, Entry("会议专题", 1, "把水排出去　把路修起来　办好街上的每一件小事"))
    assert draft.block.title == "把水排出去 把路修起来　办好街上的每一件小事"
    assert draft.block.deck == ("座谈会侧记",)
    assert [line.text for line in draft.lines] == ["甲镇说，要认真", "落实。"]


def test_a_lost_title_is_found_by_the_phrase_that_opens_such_articles() -> None:
    """…反映： begins a report of social conditions; the title comes from 目录."""
    body = "关于停车的建议\n街上车多。\n要多修车位。\n县政协委员李文反映：果园缺水。\n要修水渠。\n"
    drafts = split(body, Entry("社情民意", 1, "关于停车的建议"), Entry("社情民意", 2, "关于灌溉的建议"))
    assert firsts(drafts) == [
        ("关于停车的建议", "街上车多。"),
        ("关于灌溉的建议", "县政协委员李文反映：果园缺水。"),
    ]


def test_a_lost_title_keeps_its_byline() -> None:
    """The deck and the name under it stand there still."""
    body = "关于停车的建议\n街上车多。\n——果园灌溉调查\n李文\n果园缺水。\n"
    drafts = split(
        body, Entry("专题", 1, "关于停车的建议"), Entry("专题", 2, "水从哪里来", "果园灌溉调查", "李文")
    )
    assert drafts[1].block.deck == ("果园灌溉调查",)
    assert drafts[1].block.authors[0].name == "李文"
    assert firsts(drafts)[1] == ("水从哪里来", "果园缺水。")


def test_an_entry_without_any_text_is_reported_and_has_no_file() -> None:
    """Nothing is invented for it."""
    lines = read_lines("关于停车的建议\n街上车多，要多修车位，还要\n")
    entries = (Entry("专题", 1, "关于停车的建议"), Entry("专题", 2, "完全没有扫描进来的一篇"))
    drafts, decisions = split_by_contents(lines, entries, build_corpus(["甲"]))
    assert len(drafts) == 1
    assert [decision.kind for decision in decisions] == ["目录有、正文无"]


def test_a_title_and_its_author_on_one_line_are_parted() -> None:
    """目录 names the author; a name of three characters is no word."""
    (draft,) = split("怎样停车 王国栋\n老街车多。\n", Entry("专题", 1, "怎样停车", "", "王国栋"))
    assert draft.block.title == "怎样停车"
    assert [person.name for person in draft.block.authors] == ["王国栋"]


def test_a_title_in_other_words_is_found_and_kept() -> None:
    """目录 shortens it; what the body prints stands above the title as its kicker."""
    body = "关于停车的建议\n街上车多，要多修车位。\n关于果园缺水问题的情况通报\n果园缺水，要修水渠。\n"
    drafts = split(body, Entry("专题", 1, "关于停车的建议"), Entry("专题", 2, "果园缺水通报"))
    assert firsts(drafts)[1] == ("果园缺水通报", "果园缺水，要修水渠。")
    assert drafts[1].block.kicker == "关于果园缺水问题的情况通报"


def test_the_last_word_of_a_title_is_no_author() -> None:
    """和谐 begins like a name, but the body prints it in the title."""
    (draft,) = split("凝心聚力 和谐\n老街不积水了。\n", Entry("专题", 1, "凝心聚力", "", "和谐"))
    assert (draft.entry.title, draft.entry.author, draft.block.authors) == ("凝心聚力　和谐", "", ())

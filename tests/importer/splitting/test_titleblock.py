"""What stands round a title is told from the text before and after."""

from bulletin.importer.front.contents import Entry
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.reading.names import Person
from bulletin.importer.splitting.titleblock import TitleBlock, read_title_block

TITLE = "怎样把老街的水排出去"


def block_of(text: str, author: str = "") -> tuple[TitleBlock, str]:
    """The block of TITLE in the text, and the first line of the article's text."""
    lines = read_lines(text)
    place = next(i for i, line in enumerate(lines) if line.text == TITLE)
    entry = Entry("调研报告", 1, TITLE, "", author)
    block = read_title_block(lines, range(place, place + 1), 0, entry, build_corpus(["甲"]))
    return block, lines[block.end].text


def test_kicker_deck_byline_and_date_stand_round_the_title() -> None:
    """The text begins with the first sentence."""
    text = (
        f"前一篇写完了。\n县政协座谈会强调\n{TITLE}\n——老街排水调查\n"
        "县政协副主席 李 文\n（2021年7月4日）\n老街排水是多年的难题。\n"
    )
    block, first = block_of(text)
    assert (block.kicker, block.deck) == ("县政协座谈会强调", ("老街排水调查",))
    assert block.authors == (Person("李文", "县政协副主席"),)
    assert block.date == "2021-07-04"
    assert first == "老街排水是多年的难题。"


def test_an_open_line_above_is_the_end_of_the_article_before() -> None:
    """A kicker stands after a finished sentence only."""
    block, _ = block_of(f"前一篇写到这里，还没有写\n完的半句\n{TITLE}\n老街排水是多年的难题。\n")
    assert block.kicker == ""


def test_posts_above_and_below_belong_to_the_name_between() -> None:
    """A byline set in two columns is read in three lines."""
    block, _ = block_of(f"{TITLE}\n县委常委、统战部部长\n李文\n县政协党组副书记\n老街排水是多年的难题。\n")
    assert block.authors == (Person("李文", "县委常委、统战部部长、县政协党组副书记"),)


def test_an_institution_may_sign() -> None:
    """A committee stands where a name would."""
    block, _ = block_of(f"{TITLE}\n县政协提案委员会\n老街排水是多年的难题。\n")
    assert block.authors == (Person("县政协提案委员会"),)


def test_the_head_of_a_proposal_is_read() -> None:
    """Case number, proposer, spaced label of the sector."""
    text = f"{TITLE}\n（石桥县九届一次会议第151号提案）\n提案者：李文\n界 别：水利界\n提案内容：老街积水。\n"
    block, first = block_of(text)
    assert block.proposal == (("案号", "石桥县九届一次会议第151号"), ("提案者", "李文"), ("界别", "水利界"))
    assert first == "提案内容：老街积水。"


def test_an_editors_note_may_run_over_lines() -> None:
    """It goes on while its sentence is open."""
    block, first = block_of(f"{TITLE}\n编者按：这一组文章讲的是\n同一条街。\n老街排水是多年的难题。\n")
    assert block.editors_note == "这一组文章讲的是同一条街。"
    assert first == "老街排水是多年的难题。"


def test_a_heading_of_the_source_is_the_title_when_the_contents_name_the_deck() -> None:
    """目录 may print the deck; the line marked # is the title all the same."""
    block, _ = block_of(f"# 水往低处流 人往高处走\n{TITLE}\n老街排水是多年的难题。\n")
    assert (block.title, block.deck) == ("水往低处流 人往高处走", (TITLE,))

"""An article is more than its paragraphs: levels, notes, authors, form."""

from bulletin.importer.front.contents import Entry
from bulletin.importer.joining.article import ImportedArticle, build_article
from bulletin.importer.jumps.stitch import Part
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines
from bulletin.importer.splitting.split import Draft
from bulletin.importer.splitting.titleblock import TitleBlock


def article_of(text: str, deck: str = "") -> ImportedArticle:
    lines = read_lines(text)
    draft = Draft(Entry("专题", 3, "题目", deck), TitleBlock(0, 0, "题目"), lines)
    return build_article(draft, (Part(lines),), build_corpus([line.text for line in lines]), ())[0]


def test_reporters_of_the_first_sentence_are_authors() -> None:
    """Two persons with their posts, parted by a comma."""
    article = article_of("县政协委员、水利站站长李文，县政协委员王国栋反映：老街积水。")
    assert [(p.name, p.post) for p in article.authors] == [
        ("李文", "县政协委员、水利站站长"),
        ("王国栋", "县政协委员"),
    ]


def test_a_note_on_the_author_leaves_the_text() -> None:
    """It has its own key in the front matter."""
    article = article_of("老街积水。\n（作者系县水利站站长）\n")
    assert article.author_note == "作者系县水利站站长"
    assert [p.text for p in article.paragraphs] == ["老街积水。"]


def test_levels_leave_no_gap() -> None:
    """（一） without 一、 above it is a heading of the second level."""
    article = article_of("引子。\n（一）看水\n水在山上。\n1.看泉\n泉在石下。\n（二）修渠\n渠修了三里。\n")
    assert [p.level for p in article.paragraphs if p.kind == "heading"] == [2, 3, 2]


def test_starred_items_make_a_chronicle() -> None:
    """Most paragraphs are items."""
    assert article_of("★5月6日，看水。\n★5月7日，修渠。\n★5月8日，放水。\n").form == "纪事"


def test_a_digest_has_speeches() -> None:
    """Their titles are headings of the second level, headings inside stand below."""
    article = article_of(
        "为老街排水\n县政协委员 李文\n近来积水。\n一、看水\n水在街上。\n二、修渠\n渠要修。\n", "发言摘登"
    )
    assert article.form == "发言摘登"
    assert [(p.kind, p.level) for p in article.paragraphs][:2] == [("title", 2), ("speaker", 0)]
    assert {p.level for p in article.paragraphs if p.kind == "heading"} == {3}


def test_a_signature_in_brackets_names_the_author() -> None:
    """（通讯员 某某某） at the end; the line itself stays."""
    article = article_of("老街积水。\n（通讯员 陈静）\n")
    assert [person.name for person in article.authors] == ["陈静"]
    assert article.paragraphs[-1].text == "（通讯员　陈静）"

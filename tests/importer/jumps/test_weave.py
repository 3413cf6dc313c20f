"""Two texts that a scan read across are parted again."""

from bulletin.importer.jumps.weave import unweave
from bulletin.importer.reading.fit import build_corpus
from bulletin.importer.reading.lines import read_lines


def test_the_hosts_list_goes_back_to_the_host() -> None:
    """The host waits for 一、; the tail stops inside a word and goes on below the list."""
    host = read_lines("街上的摊点不好管，建议如下：\n")
    tail = read_lines(
        "（四）完善制度。制度是提\n一、管好货源。查清来路。\n二、管好摊位。各守其位。\n案工作的保障，要抓紧。\n"
    )
    corpus = build_corpus(["提案工作要抓紧", "做好提案工作", *[line.text for line in tail]])
    extra, rest = unweave(host, tail, corpus)
    assert [line.text[:2] for line in extra] == ["一、", "二、"]
    assert [line.text[:2] for line in rest] == ["（四", "案工"]


def test_an_ordinary_tail_keeps_all_its_lines() -> None:
    """Finished paragraphs behind each other are no sign of weaving."""
    host = read_lines("会议到此结束。\n")
    tail = read_lines("的办法，要落实。\n各镇要抓紧。\n石桥的明天会更好。\n")
    extra, rest = unweave(host, tail, build_corpus(["甲"]))
    assert not extra
    assert rest == tail

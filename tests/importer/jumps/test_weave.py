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


def test_a_host_that_stops_short_takes_back_what_goes_on_with_it() -> None:
    """The tail is finished, the host is not: its sentence must go on."""
    host = read_lines("全镇有三十一处水渠，其\n")
    tail = read_lines("一次。损坏的应当赔偿。\n第七条 自公布之日起施行。\n中三处常年断水，不便灌溉。\n")
    extra, rest = unweave(host, tail, build_corpus(["其中两处", *[line.text for line in tail]]))
    assert [line.text[:2] for line in extra] == ["中三"]
    assert len(rest) == 2


def test_proposals_stay_with_the_report() -> None:
    """What people say (…反映：) ends in what they propose."""
    host = read_lines("县政协委员、水利站站长李文反映：渠水不足。\n一是渠道老旧。\n")
    tail = read_lines("的办法，要落实。\n各镇要抓紧。\n建议：修好水渠。\n")
    extra, _ = unweave(host, tail, build_corpus(["甲"]))
    assert [line.text for line in extra] == ["建议：修好水渠。"]


def test_an_ordinary_tail_keeps_all_its_lines() -> None:
    """Finished paragraphs behind each other are no sign of weaving."""
    host = read_lines("会议到此结束。\n")
    tail = read_lines("的办法，要落实。\n各镇要抓紧。\n石桥的明天会更好。\n")
    extra, rest = unweave(host, tail, build_corpus(["甲"]))
    assert not extra
    assert rest == tail

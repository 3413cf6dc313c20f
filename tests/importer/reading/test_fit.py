"""The issue's own words tell whether two pieces belong together."""

from bulletin.importer.reading.fit import build_corpus


def test_a_word_of_the_issue_binds_a_cut() -> None:
    """讲|话 is bound when the issue says 讲话 elsewhere; strangers are not."""
    corpus = build_corpus(["会议学习了重要讲话精神", "大家围绕讲话精神发言"])
    assert corpus.bond("发表了重要讲", "话精神，要求") > 3
    assert corpus.bond("发表了重要讲", "果园里的孩子") == 0


def test_a_run_never_crosses_from_one_line_into_the_next() -> None:
    """Otherwise every cut would prove itself."""
    assert build_corpus(["完善了重要讲", "话精神"]).bond("重要讲", "话精神") == 0


def test_the_width_of_a_column_is_measured_from_cut_pieces() -> None:
    """Pieces end at the column's edge: 18 characters, the first line indented by two."""
    pieces = [("老街，" + "水" * 200)[: 18 * rows - 2] for rows in range(2, 16)]
    assert build_corpus(pieces).width == 18

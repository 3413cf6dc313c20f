"""The list of characters that fonts are measured by."""

import bz2

from bulletin.setup.standard import standard_characters


def test_without_the_han_database_the_6763_of_gb_2312_serve(tmp_path):
    title, characters = standard_characters(tmp_path / "none.bz2")
    assert title == "GB 2312"
    assert len(characters) == 6763
    assert {"啊", "齄", "晋"} <= characters


def test_the_han_database_gives_the_characters_with_the_field_ktgh(tmp_path):
    database = tmp_path / "Unihan_OtherMappings.txt.bz2"
    lines = "# note\nU+4E00\tkTGH\t2013:1\nU+4E02\tkBigFive\tC940\nU+20164\tkTGH\t2013:6515\n"
    database.write_bytes(bz2.compress(lines.encode()))
    assert standard_characters(database) == ("《通用规范汉字表》", frozenset("一𠅤"))

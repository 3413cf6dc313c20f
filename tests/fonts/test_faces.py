"""Each role gets a face: the editor's, the system's, or one that stands in and says so."""

from __future__ import annotations

import pytest

from bulletin.errors import BulletinError
from bulletin.fonts import FontChoice, Role, locate_fonts, print_fonts
from bulletin.fonts.locate import KAI_NAME
from fonts.small_fonts import make_small_font


def test_song_and_hei_come_with_the_packages(tmp_path):
    song, hei, *_ = locate_fonts(FontChoice(), [tmp_path])
    assert (song.path.name, hei.path.name) == ("NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf")
    assert not song.stands_in
    assert not hei.stands_in


def test_kai_is_found_in_a_font_folder(tmp_path):
    path = make_small_font(tmp_path / KAI_NAME)
    kai = locate_fonts(FontChoice(), [tmp_path / "none", tmp_path])[2]
    assert (kai.path, kai.stands_in) == (path, False)


def test_without_any_kai_song_stands_in_for_kai_and_for_fangsong(tmp_path):
    song, _, kai, fangsong = locate_fonts(FontChoice(), [tmp_path])
    assert (kai.path, kai.drawn_as, kai.stands_in) == (song.path, Role.SONG, True)
    assert (fangsong.path, fangsong.drawn_as, fangsong.stands_in) == (song.path, Role.SONG, True)


def test_the_editors_file_goes_before_the_systems(tmp_path):
    make_small_font(tmp_path / KAI_NAME)
    own = make_small_font(tmp_path / "own.ttf")
    _, _, kai, fangsong = locate_fonts(FontChoice(kai=own), [tmp_path])
    assert (kai.path, kai.stands_in) == (own, False)
    assert (fangsong.path, fangsong.drawn_as) == (own, Role.KAI)


def test_every_file_that_does_not_exist_is_told_at_once(tmp_path):
    choice = FontChoice.of([("楷", str(tmp_path / "a.ttf")), ("仿宋", str(tmp_path / "b.ttf"))])
    with pytest.raises(BulletinError) as caught:
        locate_fonts(choice)
    assert [
        "a.ttf" in problem.message or "b.ttf" in problem.message for problem in caught.value.problems
    ] == [
        True,
        True,
    ]


def test_print_fonts_keeps_one_copy_and_uses_it_again(tmp_path):
    """The copy's name tells its source and recipe, so a second call writes nothing."""
    choice = FontChoice(kai=make_small_font(tmp_path / "own.ttf"))
    first = print_fonts(tmp_path / "cache", choice)
    written = first.kai.path.stat().st_mtime_ns
    second = print_fonts(tmp_path / "cache", choice)
    assert second == first
    assert second.kai.path.stat().st_mtime_ns == written
    assert [file.name for file in (tmp_path / "cache").iterdir()] == [first.kai.path.name]


def test_another_font_gives_another_digest(tmp_path):
    one = print_fonts(tmp_path / "c", FontChoice(kai=make_small_font(tmp_path / "a.ttf")))
    other = print_fonts(tmp_path / "c", FontChoice(kai=make_small_font(tmp_path / "b.ttf", characters="中")))
    assert one.digest != other.digest
    assert one.song == other.song


def test_files_go_by_the_typesetters_names(tmp_path):
    fonts = print_fonts(tmp_path / "c", FontChoice(kai=make_small_font(tmp_path / "a.ttf")))
    assert dict(fonts.files) == {
        "song": fonts.song.path,
        "hei": fonts.hei.path,
        "kai": fonts.kai.path,
        "fangsong": fonts.kai.path,
    }

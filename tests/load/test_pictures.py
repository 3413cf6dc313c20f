"""Pictures: what is measured, what is refused; the rest of the refusals stand in tests/bad_issues."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bulletin.errors import BulletinError
from bulletin.load.pictures import Mention, measure, nearest_picture


def drawn(form: str, size: tuple[int, int] = (80, 60), **options: object) -> bytes:
    """A picture of noise, so that its bytes cannot be guessed from a part of them."""
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("P" if form == "GIF" else "RGB").save(stream, form, **options)
    return stream.getvalue()


def measured(folder: Path, data: bytes, name: str = "桥.png") -> tuple[int, int]:
    (folder / name).write_bytes(data)
    return measure(Mention(name, folder, "a.md", 7))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_each_format_is_measured_by_its_bytes(tmp_path: Path, form: str) -> None:
    """The ending of the name does not matter."""
    assert measured(tmp_path, drawn(form)) == (80, 60)


def test_a_phones_upright_photo_is_measured_as_shown(tmp_path: Path) -> None:
    """Browsers and the PDF engine turn it by its EXIF orientation."""
    exif = Image.Exif()
    exif[0x0112] = 6
    assert measured(tmp_path, drawn("JPEG", exif=exif)) == (60, 80)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_picture_that_was_cut_off_is_refused(tmp_path: Path, form: str, share: float) -> None:
    """A copy that was interrupted: it would print half grey."""
    data = drawn(form)
    with pytest.raises(BulletinError, match=r"a.md:7: 图片“桥.png”不完整"):
        measured(tmp_path, data[: int(len(data) * share)])


def test_a_hundred_million_pixels_are_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the size; the limit itself may be reached."""
    monkeypatch.setattr("bulletin.load.pictures.PIXEL_LIMIT", 80 * 60)
    assert measured(tmp_path, drawn("PNG")) == (80, 60)
    with pytest.raises(BulletinError, match="81×60"):
        measured(tmp_path, drawn("PNG", (81, 60)))


@settings(max_examples=200)
@given(
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x20\0\0\0WEBPVP8 "]),
    st.binary(max_size=200),
)
def test_any_bytes_are_a_picture_or_one_problem(
    tmp_path_factory: pytest.TempPathFactory, first: bytes, rest: bytes
) -> None:
    """Pillow's many exceptions never leave."""
    folder = tmp_path_factory.getbasetemp()
    try:
        width, height = measured(folder, first + rest)
    except BulletinError as error:
        found = len(error.problems)
    else:
        found = int(width > 0 and height > 0)
    assert found == 1


@pytest.mark.parametrize("source", ["a\x00b.png", "长" * 400 + ".png", "images/", ".", "桥.png/里面.png"])
def test_odd_paths_are_problems(tmp_path: Path, source: str) -> None:
    """Some paths make the system itself refuse."""
    (tmp_path / "桥.png").write_bytes(drawn("PNG"))
    with pytest.raises(BulletinError):
        measure(Mention(source, tmp_path, "a.md", 7))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("images/市场.jpg", "images/市场.png"),
        ("市场.png", "images/市场.png"),
        ("images/BRIDGE.JPG", "images/bridge.png"),
        ("images/老街的灯光.png", "images/老街的灯.png"),
        ("images/照片.png", None),
        ("images/广场.png", None),
        ("images/图1.png", None),
    ],
)
def test_only_a_picture_of_a_like_name_is_suggested(wanted: str, expected: str | None) -> None:
    """That both lie in images/ and end in .png says nothing."""
    there = ["images/bridge.png", "images/市场.png", "images/老街的灯.png"]
    assert nearest_picture(wanted, there) == expected

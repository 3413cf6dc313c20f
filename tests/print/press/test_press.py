"""The print shop's file: nothing but printing inks, boxes and marks where the knife goes."""

import io

import pikepdf
import pytest
from pikepdf import Name

from bulletin.errors import BulletinError
from bulletin.print.press.files import open_pdf
from bulletin.print.press.press import press_pdf
from print.press.colourful import BLEED, TRIM, colourful, rgb_in
from print.press.samples import is_sound, joined, labels, picture, pressed, words

MM = 72 / 25.4


@pytest.fixture(scope="module")
def made() -> bytes:
    return press_pdf(colourful(), bleed_mm=3)


def operators(pdf: bytes) -> list[str]:
    """The colour operators of the first page with their operands, as written."""
    with open_pdf(pdf) as opened:
        steps = pikepdf.parse_content_stream(opened.pages[0], "g G rg RG k K cs CS sc SC scn SCN")
        return [" ".join([*map(str, step.operands), str(step.operator)]) for step in steps]


def test_no_rgb_is_left_anywhere(made):
    """Operators, spaces, forms in forms, patterns, gradients, pictures, masks, groups, thumbnails."""
    assert len(rgb_in(colourful())) > 20
    assert rgb_in(made) == []
    assert is_sound(made)


def test_no_rgb_is_left_in_an_issue():
    assert b"rg" in rgb_in(joined(bleed=3))
    assert rgb_in(pressed()) == []


def test_each_colour_has_its_inks(made):
    assert operators(made)[:13] == [
        "0 0 0 1 k",
        "0 1 0.95 0.15 k",
        "0 0 0 0 k",
        "0 0 0 0.5 k",
        "0 0 0 1 K",
        "/CS0 cs",
        "1 0 1 0 sc",
        "/CS1 CS",
        "1 1 0 0 SC",
        "/DeviceCMYK cs",
        "0 0 1 0 scn",
        "/CS2 cs",
        "0 1 1 0 /P2 scn",
    ]


def test_spaces_by_name_are_printing_spaces(made):
    with open_pdf(made) as opened:
        spaces = opened.pages[0].resources.ColorSpace
        assert spaces.CS0 == spaces.CS1 == Name.DeviceCMYK
        assert [str(part) for part in spaces.CS2] == ["/Pattern", "/DeviceCMYK"]
        assert set(spaces.keys()) == {"/CS0", "/CS1", "/CS2"}


@pytest.mark.parametrize(
    ("name", "samples"),
    [
        ("Rgb", b"\0\xff\xff\0\xff\xff\0\0"),
        ("Icc", b"\0\xff\xff\0\xff\xff\0\0"),
        ("Palette", b"\0\xff\xff\0\xff\0\xff\0"),
        ("Neutral", b"\0\x80"),
        ("Grey", b"\0\x80"),
        ("IIm1", b"\0\xff\xff\0\xff\xff\0\0"),
    ],
)
def test_pictures_are_in_inks_or_grey(made, name, samples):
    """Two pixels: red and blue, the palette's red and green, black and grey."""
    with open_pdf(made) as opened:
        image = opened.pages[0].resources.XObject[f"/{name}"]
        assert image.read_bytes() == samples
        assert image.ColorSpace == (Name.DeviceGray if len(samples) == 2 else Name.DeviceCMYK)


def test_transparent_pixels_stay_transparent(made):
    """A mask by colour becomes a soft mask; a soft mask is kept."""
    with open_pdf(made) as opened:
        images = opened.pages[0].resources.XObject
        assert images.Keyed.SMask.read_bytes() == b"\0\xff"
        assert Name.Mask not in images.Keyed
        assert images.Masked.SMask.read_bytes() == b"\xff\0"


def test_the_pages_look_as_on_screen(made):
    """Light stays light and dark stays dark in every channel, for a renderer that shows real inks."""
    before = picture(colourful(), 0)
    after = picture(made, 0)
    shift = round((after.width - before.width) / 2)
    bleed = round(BLEED)
    for x, y, name in [
        (12, 12, "ink"), (32, 12, "paper"), (72, 12, "green"), (82, 12, "yellow"), (20, 80, "red pixel"),
        (50, 80, "blue pixel"), (95, 170, "photograph"), (150, 2, "gradient"), (2, 2, "form in a form"),
        (175, 175, "inline"), (40, 170, "masked"), (160, 20, "soft mask"),
    ]:  # fmt: skip
        place = x + bleed, before.height - bleed - y
        old = before.getpixel(place)
        new = after.getpixel((place[0] + shift, place[1] + shift))
        assert [channel > 110 for channel in new] == [channel > 110 for channel in old], (name, old, new)


def test_a_gradient_keeps_its_colours_on_the_way():
    """Half-way between red and green, then green: sampled in inks."""
    with open_pdf(press_pdf(colourful(), bleed_mm=3)) as opened:
        shading = opened.pages[0].resources.Shading.Sh0
        samples = shading.Function.read_bytes()
        assert len(samples) == 256 * 4
        assert tuple(samples[:4]) == (0, 255, 255, 0)
        assert tuple(samples[64 * 4 : 65 * 4]) == pytest.approx((0, 0, 255, 128), abs=4)
        assert tuple(samples[-4:]) == (0, 0, 0, 0)
        assert list(shading.Background) == [0, 0, 0, 0]


def test_the_backdrop_of_a_soft_mask_is_in_the_space_of_its_group(made):
    with open_pdf(made) as opened:
        mask = opened.pages[0].resources.ExtGState.Soft.SMask
        assert str(mask.G.Group.CS) == "/DeviceCMYK"
        assert list(mask.BC) == [0, 0, 0, 0]


def test_nothing_to_click_and_no_claim_without_a_profile(made):
    with open_pdf(made) as opened:
        assert not {"/Annots", "/Thumb"} & set(opened.pages[0].obj.keys())
        assert Name.OutputIntents not in opened.Root
    with open_pdf(pressed()) as opened:
        assert not {"/Outlines", "/Names"} & set(opened.Root.keys())


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"/Idle cs 50 0 0 sc 0 0 9 9 re f", "Lab"), (b"/Spot cs 1 sc 0 0 9 9 re f", "Gold")],
)
def test_a_colour_without_known_inks_is_refused(content, said):
    """As a problem for the editor, not as a crash."""
    with pytest.raises(BulletinError, match=f"付印文件: .*{said}；请把封面上的图片"):
        press_pdf(colourful(content), bleed_mm=3)


def boxes(pdf: bytes) -> dict[str, list[float]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0].obj
        return {name: [float(edge) for edge in page[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim")}


def test_the_boxes_lie_in_one_another(made):
    found = boxes(made)
    assert found["Trim"] == [0, 0, TRIM, TRIM]
    assert found["Bleed"] == pytest.approx([-3 * MM, -3 * MM, TRIM + 3 * MM, TRIM + 3 * MM], abs=0.01)
    assert found["Media"] == pytest.approx([-10 * MM, -10 * MM, TRIM + 10 * MM, TRIM + 10 * MM], abs=0.01)


def test_the_covers_are_cut_to_the_size_of_the_issue():
    trim = boxes(pressed())["Trim"]
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([210 * MM, 285 * MM], abs=0.01)


def test_marks_stand_outside_the_bleed_at_the_height_of_the_cut():
    """Seen on a page without anything else: eight strokes and bare paper."""
    made = press_pdf(colourful(b"0 g"), bleed_mm=3)
    with open_pdf(made) as opened:
        marks = [
            tuple(float(number) for number in step.operands)
            for step in pikepdf.parse_content_stream(opened.pages[0], "m l")
        ]
    strokes = [(*a, *b) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    assert len(strokes) == 8
    for x0, y0, x1, y1 in strokes:
        along, across = ((x0, x1), y0) if y0 == y1 else ((y0, y1), x0)
        assert across in (0, TRIM)
        assert all(end <= -4 * MM + 0.01 or end >= TRIM + 4 * MM - 0.01 for end in along)
    slug = round(14 * MM) + 1
    inner = picture(made, 0, 2).crop((slug, slug, slug + 400, slug + 400))
    assert inner.convert("L").getextrema() == (255, 255)


def test_marks_are_black_alone():
    assert operators(press_pdf(colourful(b"0 g"), bleed_mm=3)) == ["0 0 0 1 k", "0 0 0 1 K"]


def test_what_is_drawn_beyond_the_bleed_does_not_reach_the_marks():
    full = colourful(b"0 0 0 rg -50 -50 400 400 re f")
    grey = picture(press_pdf(full, bleed_mm=2), 0, 2).convert("L")
    middle = grey.height // 2
    slug = round(2 * 7 * MM)
    assert grey.getpixel((slug - 2, middle)) == 255
    assert grey.getpixel((slug + 2, middle)) < 60


def test_a_page_drawn_without_bleed_is_refused():
    with pytest.raises(ValueError, match="no bleed"):
        press_pdf(joined(), bleed_mm=3)


def test_words_and_page_numbers_are_the_same_as_before():
    assert words(pressed()) == words(joined(bleed=3))
    assert labels(pressed()) == labels(joined(bleed=3))


def test_the_same_file_gives_the_same_bytes(made):
    assert press_pdf(colourful(), bleed_mm=3) == made

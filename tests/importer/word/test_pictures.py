"""Pictures: captions and credits, crops, formats, links, charts; what cannot come along is reported."""

import io
import struct

import pytest
from PIL import Image

from bulletin.importer.word.findings import Weight
from bulletin.importer.word.pipeline import read_draft
from bulletin.importer.word.reading import media
from importer.word.drafts import DEPARTMENTS, body_of, convert, docx, para, picture, png, read, run, title

TEXT = para("下面有一张图，说的是路灯。")
EMF = b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 60
WMF = b"\xd7\xcd\xc6\x9a" + b"\0" * 40


def one_picture(data: bytes, *after: str, name: str = "a.png", **options: str) -> bytes:
    return docx(
        title("路灯"), TEXT, para(picture("i1", **options)), *after, TEXT,
        parts={f"media/{name}": data}, relations={"i1": f"media/{name}"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (para("图1 修灯的人"), "![图1　修灯的人](images/图1.png)"),
        (para("图1：修灯的人"), "![图1：修灯的人](images/图1.png)"),
        (para("修灯的人", style="cap"), "![修灯的人](images/图1.png)"),
        (para("修灯的人。王某某 摄", align="center"), '![修灯的人。](images/图1.png "王某某　摄")'),
        (para("修灯的人（王某某/摄）"), '![修灯的人](images/图1.png "王某某　摄")'),
        (para("修灯的人（通讯员 王某某 摄影）"), '![修灯的人](images/图1.png "通讯员　王某某　摄影")'),
        (para("修灯的人（市政协办公室供图）"), '![修灯的人](images/图1.png "市政协办公室　供图")'),
        (para("修灯的人", align="center"), "![修灯的人](images/图1.png)"),
    ],
)
def test_captions_and_credits(caption: str, expected: str) -> None:
    text, report = convert(one_picture(png(), caption))
    assert expected in body_of(text)
    assert report.lost == ()


def test_text_under_a_picture_stays_text() -> None:
    text, report = convert(one_picture(png(), para("灯修好了，街上亮起来。")))
    assert "![](images/图1.png)\n\n灯修好了" in body_of(text)
    assert any(one.kind == "图注" for one in report.of(Weight.TODO))


def test_a_caption_behind_a_forced_line_end_in_the_same_paragraph() -> None:
    data = docx(
        title("路灯"), TEXT, para(picture("i1"), "<w:r><w:br/></w:r>", "图1 修灯的人"),
        parts={"media/a.png": png()}, relations={"i1": "media/a.png"},
    )  # fmt: skip
    assert "![图1　修灯的人](images/图1.png)" in convert(data)[0]


def test_a_picture_inside_a_paragraph_parts_it() -> None:
    data = docx(
        title("路灯"), para("图前的话，说了一句。", picture("i1"), "图后的话，又说一句。"),
        parts={"media/a.png": png()}, relations={"i1": "media/a.png"},
    )  # fmt: skip
    assert body_of(convert(data)[0]) == "图前的话，说了一句。\n\n![](images/图1.png)\n\n图后的话，又说一句。"


def test_what_word_cut_off_stays_cut_off() -> None:
    """A face that somebody cropped away must not come back."""
    crop = '<a:srcRect l="50000" t="0" r="0" b="50000"/>'
    draft = read(one_picture(png(), crop=crop))
    with Image.open(io.BytesIO(draft.pictures[1].data)) as image:
        assert image.size == (20, 15)
    assert any("裁剪" in one.message for one in draft.findings)


@pytest.mark.parametrize("form", ["BMP", "TIFF"])
def test_formats_that_the_build_does_not_take_become_png(form: str) -> None:
    draft = read(one_picture(png(form=form), name="a.bin"))
    assert draft.pictures[1].suffix == ".png"
    with Image.open(io.BytesIO(draft.pictures[1].data)) as image:
        assert image.format == "PNG"


@pytest.mark.parametrize(("data", "word"), [(EMF, "EMF"), (WMF, "WMF")])
def test_metafiles_are_reported_where_nothing_draws_them(data: bytes, word: str) -> None:
    text, report = convert(one_picture(data, name="a.emf"))
    assert "![" not in text
    assert any(word in one.message and "另存为图片" in one.message for one in report.of(Weight.TODO))


def test_metafiles_are_drawn_where_something_does() -> None:
    data = one_picture(EMF, name="a.emf")
    draft = read_draft(data, "稿件.docx", DEPARTMENTS, lambda _data, _ending: png("green"), "特稿")
    assert draft.pictures[1].data == png("green")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no picture at all", "坏了"),
        (png()[:60], "坏了"),
        (b"", "坏了"),
        (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13), "坏了"),
    ],
)
def test_a_damaged_picture_is_reported_and_the_text_comes_whole(
    monkeypatch: pytest.MonkeyPatch, data: bytes, why: str
) -> None:
    """Also where WeasyPrint was loaded before, which lets Pillow take what is cut short."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    text, report = convert(one_picture(data))
    assert "下面有一张图" in text
    assert any(why in one.message for one in report.of(Weight.TODO))


def test_a_picture_that_is_too_large_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file and in pixels; neither is taken into memory beyond the limit."""
    monkeypatch.setattr("bulletin.importer.word.reading.drawings.PICTURE_LIMIT", 50)
    _, report = convert(one_picture(png()))
    assert any("超过100 MB" in one.message for one in report.of(Weight.TODO))
    monkeypatch.undo()
    monkeypatch.setattr(media, "PIXEL_LIMIT", 100)
    _, report = convert(one_picture(png()))
    assert any("40×30个像素，太大" in one.message for one in report.of(Weight.TODO))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "https://example.invalid/a.png", "\\\\server\\a.png"]
)
def test_a_linked_picture_is_never_fetched(target: str) -> None:
    data = docx(
        title("路灯"), TEXT, para(picture("i1", attribute="r:link")), external={"i1": ("image", target)}
    )
    text, report = convert(data)
    assert "![" not in text
    assert any("没有去取" in one.message and target in one.message for one in report.of(Weight.TODO))


def test_word_s_own_words_for_a_picture_serve_where_there_is_no_caption() -> None:
    """But not a path on somebody's disk."""
    assert "![夜里的东街](" in convert(one_picture(png(), description="夜里的东街"))[0]
    assert "![](" in convert(one_picture(png(), description="C:\\照片\\1.jpg"))[0]


def test_a_chart_is_reported_with_its_words() -> None:
    graphic = '<a:graphic><a:graphicData><c:chart r:id="i1"/></a:graphicData></a:graphic>'
    chart = f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"
    part = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>路灯数</c:v></c:chartSpace>'
    _, report = convert(
        docx(title("路灯"), TEXT, para(chart), parts={"charts/c.xml": part}, relations={"i1": "charts/c.xml"})
    )
    found = [one for one in report.of(Weight.TODO) if one.kind == "图表"]
    assert [one.text for one in found] == ["路灯数"]


def test_pictures_of_old_word_come_along() -> None:
    """VML, as .doc files saved anew and WPS have it."""
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="i1"/></v:shape></w:pict></w:r>'
    data = docx(title("路灯"), TEXT, para(old), parts={"media/a.png": png()}, relations={"i1": "media/a.png"})
    assert read(data).pictures[1].data == png()


def test_lines_and_arrows_are_reported() -> None:
    drawn = "<w:r><w:pict><v:line/></w:pict></w:r>"
    _, report = convert(docx(title("路灯"), TEXT, para(run("一句话。"), drawn)))
    assert any(one.kind == "图形" for one in report.of(Weight.LOOK))

"""Bad input: each kind gives its own plain sentence, and nothing of it is written."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import BulletinError
from bulletin.importer.word import package
from bulletin.importer.word.findings import Weight
from bulletin.importer.word.package import Kind, kind_of
from bulletin.importer.word.write import Target, Tools, import_drafts
from importer.word.drafts import NAMESPACES, body_of, cell, convert, docx, para, title

SOUND = docx(title("停车新规"), para("老城的街道窄，车却越来越多。"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_document(xml: str) -> bytes:
    return docx(parts={"document.xml": xml})


def packed_anew(data: bytes, old: bytes, new: bytes, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package with some bytes of its parts replaced, pressed in another way."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", way) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return out.getvalue()


UNUSUAL = packed_anew(SOUND, b"\0\0", b"\0\0", zipfile.ZIP_LZMA)
DEEP = f"<w:document {NAMESPACES}>{'<w:p>' * 5000}{'</w:p>' * 5000}</w:document>"
ENTITY = (
    "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    f"<w:document {NAMESPACES}><w:body>&x;</w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\0\0\0", "文件是空的"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"%PDF-1.7 ...", "现为 PDF"),
        (b"\x89PNG\r\n", "现为别的文件"),
        (SOUND[: len(SOUND) // 2], "不完整，或者坏了"),
        (b"PK\x03\x04 torn", "不完整，或者坏了"),
        (zipped(a="1"), "现为压缩包"),
        (zipped(xl__workbook_xml="<a/>"), "现为Excel 表格"),
        (docx(), "文稿是空的"),
        (docx(para(""), para("　　")), "文稿是空的"),
        (with_document("<w:document"), "不完整，或者坏了"),
        (with_document(f"<w:document {NAMESPACES}/>"), "没有正文"),
        (with_document(ENTITY), "DTD"),
        (with_document(DEEP), "不完整，或者坏了"),
    ],
)  # fmt: skip
def test_each_kind_of_bad_file_has_its_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    file = tmp_path / "稿件.docx"
    file.write_bytes(data)
    with pytest.raises(BulletinError, match=sentence) as raised:
        import_drafts([file], Target(tmp_path / "2026-3", "issues/2026-3"), tools())
    assert all(one.remedy for one in raised.value.problems)
    assert not (tmp_path / "2026-3").exists()


def tools(**options) -> Tools:
    def no_office(_data: bytes, _name: str) -> bytes:
        raise AssertionError

    return Tools(to_docx=no_office, mend=lambda _path, text: (text, ()), **options)


def test_faults_of_all_drafts_are_told_at_once_and_no_draft_is_written(tmp_path: Path) -> None:
    files = []
    for name, data in (("甲.docx", b""), ("乙.docx", SOUND), ("丙.docx", b"%PDF")):
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    with pytest.raises(BulletinError) as raised:
        import_drafts(files, Target(tmp_path / "2026-3", "issues/2026-3"), tools())
    assert [one.path for one in raised.value.problems] == ["丙.docx", "甲.docx"]
    assert not (tmp_path / "2026-3").exists()


@pytest.mark.parametrize("start", [OLE, b"{\\rtf1", b"<html>", b"\xef\xbb\xbf<!DOCTYPE html>"])
def test_old_documents_under_any_name_go_to_libreoffice(start: bytes) -> None:
    """A .docx that is really a .doc, a web page that was named .doc."""
    assert kind_of(start + b"\x01" * 100, "稿件.docx") is Kind.OLD


def test_macros_are_left_out_and_reported() -> None:
    data = docx(
        title("停车新规"), para("老城的街道窄，车却越来越多。"), parts={"vbaProject.bin": b"\xd0\xcf"},
        main_type="application/vnd.ms-word.document.macroEnabled.main+xml",
    )  # fmt: skip
    text, report = convert(data)
    assert "老城的街道窄" in text
    assert any("没有运行" in one.message for one in report.of(Weight.DONE))


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes are counted while reading, whatever the zip says."""
    monkeypatch.setattr(package, "XML_LIMIT", 10_000)
    with pytest.raises(BulletinError, match="解开以后超过"):
        convert(docx(*(para("老城") for _ in range(1000))))
    monkeypatch.undo()
    monkeypatch.setattr(package, "WHOLE_LIMIT", 10_000)
    with pytest.raises(BulletinError, match="解开以后超过"):
        convert(docx(*(para("老城") for _ in range(1000))))
    monkeypatch.undo()
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    with pytest.raises(BulletinError, match="个部件"):
        convert(docx(para("老城")))


def test_comments_among_the_relations_are_no_relations() -> None:
    """As programs that make files write them."""
    data = packed_anew(docx(para("老城的街道窄。")), b"<Relationship ", b"<!-- a program --><Relationship ")
    assert body_of(convert(data)[0]) == "老城的街道窄。"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(UNUSUAL) - 1), st.integers(0, 255))
def test_packages_pressed_in_an_unusual_way_may_be_broken_too(place: int, byte: int) -> None:
    """LZMA tells its faults in words of its own."""
    with contextlib.suppress(BulletinError):
        convert(UNUSUAL[:place] + bytes([byte]) + UNUSUAL[place + 1 :])


@pytest.mark.parametrize("skipped", ["-7", "3", "900000000"])
def test_a_table_that_skips_any_number_of_columns_is_read(skipped: str) -> None:
    """Columns before a row: what no page has room for is not laid out."""
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{skipped}"/></w:trPr>{cell("街")}{cell("灯")}</w:tr>'
    text, _ = convert(
        docx(para("老城的街道窄。"), f"<w:tbl>{row}<w:tr>{cell('巷')}{cell('桥')}</w:tr></w:tbl>")
    )
    assert all(word in text for word in "街灯巷桥")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255), st.booleans())
def test_a_byte_that_is_wrong_gives_a_sentence_or_a_text(place: int, byte: int, cut: bool) -> None:
    """Never a traceback."""
    with contextlib.suppress(BulletinError):
        _try_to_read(place, byte, cut=cut)


def _try_to_read(place: int, byte: int, *, cut: bool) -> None:
    data = SOUND[:place] if cut else SOUND[:place] + bytes([byte]) + SOUND[place + 1 :]
    if kind_of(data, "稿件.docx") is Kind.DOCX:
        convert(data)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_xml_in_any_order_gives_a_sentence_or_a_text(data: st.DataObject) -> None:
    """Elements where the standard has none: read as far as they go."""
    names = [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "ins",
        "del",
        "sdt",
        "sdtContent",
        "hyperlink",
        "ruby",
        "rt",
        "numPr",
        "pPr",
        "drawing",
        "fldChar",
        "footnoteReference",
    ]
    xml = "".join(_element(data.draw, names, 4) for _ in range(data.draw(st.integers(1, 5))))
    with contextlib.suppress(BulletinError):
        assert convert(docx(title("停车新规"), xml))[1].title == "停车新规"


def _element(draw, names: list[str], depth: int) -> str:
    name = draw(st.sampled_from(names))
    inner = "字" if name == "t" else ""
    if depth and name != "t":
        inner = "".join(_element(draw, names, depth - 1) for _ in range(draw(st.integers(0, 3))))
    return f'<w:{name} w:val="1" w:id="1">{inner}</w:{name}>'


@pytest.mark.parametrize("name", ["smartTag", "sdt", "ins", "r", "hyperlink", "txbxContent"])
def test_what_is_nested_without_end_gives_a_sentence_or_a_text(name: str) -> None:
    """Below the depth at which the XML reader itself gives up."""
    inner = f"<w:{name}>" * 240 + "<w:r><w:t>字</w:t></w:r>" + f"</w:{name}>" * 240
    with contextlib.suppress(BulletinError):
        assert convert(docx(title("停车新规"), para(inner)))[1].lost == ()


def test_long_runs_of_spaces_take_no_time() -> None:
    """Quadratic patterns would take a minute here."""
    assert "字" in convert(docx(title("停车新规"), para("字" + " " * 200_000 + "字")))[0]

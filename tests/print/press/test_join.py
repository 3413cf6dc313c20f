"""One file from three: in order, numbered as printed, with the body's bookmarks and links."""

import io

import pikepdf
import pypdfium2

from print.press.samples import TITLE, draw, is_sound, joined, labels, words


def test_the_parts_stand_in_order():
    first, _, *body, last = words(joined())
    assert first.startswith("内部资料免费交流")
    assert body[0] == "第1篇正文第1页。回到开头1"
    assert body[4] == "第5篇正文第5页。回到开头5"
    assert last.startswith("内部资料免费交流")


def test_readers_see_the_printed_numbers():
    """封面 and Roman numbers before page 1, 封底 at the end."""
    assert labels(joined()) == ["封面", "ii", "1", "2", "3", "4", "5", "封底"]


def test_bookmarks_lead_to_the_same_pages_as_before():
    document = pypdfium2.PdfDocument(joined())
    found = {item.get_title(): item.get_dest().get_index() for item in document.get_toc()}
    assert found == {f"第{n}篇": n + 1 for n in range(1, 6)}


def test_links_inside_the_text_lead_to_the_same_pages_as_before():
    with pikepdf.open(io.BytesIO(joined())) as pdf:
        (link,) = pdf.pages[6].Annots
        name = str(link.A.D if pikepdf.Name.A in link else link.Dest)
        target = pikepdf.NameTree(pdf.Root.Names.Dests)[name]
        assert target[0].objgen == pdf.pages[2].obj.objgen


def test_the_file_says_its_title_and_language():
    with pikepdf.open(io.BytesIO(joined())) as pdf:
        assert str(pdf.docinfo.Title) == TITLE
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == TITLE
            assert "zh-CN" in metadata["dc:language"]


def test_the_same_parts_give_the_same_bytes_and_no_date_is_made():
    made = joined()
    joined.cache_clear()
    assert joined() == made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pikepdf.Name.CreationDate not in pdf.docinfo
        assert b"Date" not in pdf.Root.Metadata.read_bytes()


def test_the_file_is_sound():
    assert is_sound(joined())


def test_a_front_of_one_page_is_the_cover_alone():
    from bulletin.print.press.join import join_parts

    page = draw(["<p>字</p>"])
    assert labels(join_parts(page, page, page, title=TITLE, first_folio_sheet=1)) == ["封面", "1", "封底"]

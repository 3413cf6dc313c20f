"""WeasyPrint behind its one door: what it may open, what it says, how bold is drawn."""

import pypdfium2
import pytest

from bulletin.print.covers.weasy import draw_pages


def test_files_outside_the_folders_are_not_opened(tmp_path):
    """Neither /etc/passwd nor the network: the page comes out without, and the attempt is named."""
    inside = tmp_path / "theme"
    inside.mkdir()
    (tmp_path / "secret.css").write_text("p{color:red}")
    html = (
        f'<link rel="stylesheet" href="file://{tmp_path}/theme/../secret.css">'
        '<link rel="attachment" href="file:///etc/passwd"><img src="http://127.0.0.1:9/x.png"><p>x</p>'
    )
    pdf, said = draw_pages(html, [inside])
    assert b"root:" not in pdf
    assert len([line for line in said if "ForbiddenFileError" in line]) == 3


def test_a_link_inside_the_folder_that_leads_out_is_not_followed(tmp_path):
    inside = tmp_path / "theme"
    inside.mkdir()
    (tmp_path / "secret.css").write_text("p{color:red}")
    (inside / "a.css").symlink_to(tmp_path / "secret.css")
    _, said = draw_pages('<link rel="stylesheet" href="a.css"><p>x</p>', [inside])
    assert any("ForbiddenFileError" in line for line in said)


def test_the_same_page_gives_the_same_bytes(tmp_path):
    assert draw_pages("<p>x</p>", [tmp_path])[0] == draw_pages("<p>x</p>", [tmp_path])[0]


@pytest.mark.parametrize(("family", "mode"), [("Hei B34", 2), ("Hei", 0)])
def test_a_family_with_a_weight_is_stroked(tmp_path, family, mode):
    """Fails when WeasyPrint no longer draws text where the stroke is put in."""
    pdf, _ = draw_pages(f"<p style=\"font-family:'{family}'\">bold</p>", [tmp_path])
    page = pypdfium2.PdfDocument(pdf)[0]
    modes = {
        pypdfium2.raw.FPDFTextObj_GetTextRenderMode(item.raw)
        for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    assert modes == {mode}

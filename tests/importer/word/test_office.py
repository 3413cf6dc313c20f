"""LibreOffice reads what we do not; where it is missing these tests say so."""

from pathlib import Path

import pytest

from bulletin.errors import BulletinError
from bulletin.importer.word.office import Office, find_office
from importer.word.drafts import body_of, convert, docx, para, title

needs_office = pytest.mark.skipif(
    find_office() is None, reason="没有装 LibreOffice（libreoffice-writer-nogui）"
)


def office() -> Office:
    found = find_office()
    assert found is not None
    return found


@pytest.mark.slow
@needs_office
def test_an_old_document_comes_through(tmp_path: Path) -> None:
    """A .doc made by LibreOffice itself, and .rtf, read back as the same article."""
    source = docx(
        title("停车新规"),
        para("老城的街道窄，车却越来越多。"),
        para("一、怎样办"),
        para("多建车库，少停路边。"),
    )
    expected = "老城的街道窄，车却越来越多。\n\n## 一、怎样办\n\n多建车库，少停路边。"
    for ending in ("doc", "rtf"):
        old = office()._convert(source, ".docx", ending)
        assert old is not None
        text, report = convert(office().to_docx(old, f"稿件.{ending}"))
        assert "标题: 停车新规" in text
        assert body_of(text) == expected
        assert report.lost == ()


@pytest.mark.slow
@needs_office
def test_a_document_that_cannot_be_read_says_so() -> None:
    with pytest.raises(BulletinError, match="LibreOffice 读不出来"):
        office().to_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "稿件.doc")


@pytest.mark.slow
@needs_office
def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="还没有读完"):
        Office(office().program, limit=0.05).to_docx(b"{\\rtf1 x}", "稿件.rtf")


def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    """Without LibreOffice: a script that waits for a child."""
    script = tmp_path / "soffice"
    script.write_text("#!/bin/sh\nsleep 60 & wait\n")
    script.chmod(0o755)
    with pytest.raises(BulletinError, match="还没有读完"):
        Office(script, limit=0.2).to_docx(b"{\\rtf1 x}", "稿件.rtf")
    assert Office(script, limit=0.2).draw(b"", ".emf") is None


def test_the_profile_forbids_macros_and_links(tmp_path: Path) -> None:
    """What the program is started with, seen by a script that stands in for it."""
    script = tmp_path / "soffice"
    script.write_text(
        "#!/bin/sh\n"
        'for one in "$@"; do case "$one" in -env:*) profile=${one#*file://};; esac; done\n'
        'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"\n'
        'cat "$profile/user/registrymodifications.xcu" > "$2/draft.docx"\n'
    )
    script.chmod(0o755)
    settings = Office(script, limit=10).to_docx(b"{\\rtf1 x}", "稿件.rtf").decode()
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"):
        assert f'{name}" oor:op="fuse"><value>true' in settings

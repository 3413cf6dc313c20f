"""Whatever stands in a scan, in whatever order, nothing is lost, and no editor's work is overwritten."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.errors import BulletinError
from bulletin.importer.pipeline import import_text
from bulletin.importer.write import write_import
from importer.printed import ISSUE

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
LINES = sorted({line for file in SAMPLES for line in file.read_text(encoding="utf-8").split("\n")})
FRONT = ISSUE[: ISSUE.index("老街排水")]
shuffled = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(("\n", "\n\n"))), min_size=1, max_size=40
)


@given(shuffled, st.sampled_from(("", FRONT)))
@settings(max_examples=60)
def test_lines_in_any_order_lose_nothing(lines: list[tuple[str, str]], front: str) -> None:
    """Every line is in an article, in issue.yml or in the report; or the text is refused in plain words."""
    text = front + "".join(line + end for line, end in lines)
    try:
        made = import_text(text, "scan.txt")
    except BulletinError:
        return
    assert made.report.lost == ()
    assert import_text(text, "scan.txt") == made


@given(st.integers(0, 2), st.integers(0, 10_000), st.text("改一二", min_size=1, max_size=3))
@settings(max_examples=25)
def test_any_edit_keeps_the_folder(
    tmp_path_factory: pytest.TempPathFactory, file: int, place: int, words: str
) -> None:
    """One character put anywhere into any file of the folder, and the folder stays as it is."""
    made = import_text(ISSUE, "scan.txt")
    out = tmp_path_factory.mktemp("edited") / made.name
    write_import(made, out)
    path = out / made.files[file][0]
    text = path.read_text(encoding="utf-8")
    place %= len(text)
    path.write_text(text[:place] + words + text[place:], encoding="utf-8", newline="\n")
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    with pytest.raises(BulletinError, match="--force"):
        write_import(made, out)
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before

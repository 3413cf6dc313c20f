"""An imported back issue is built and checked at once, without a touch."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import copy_archive, run

pytestmark = pytest.mark.slow
SAMPLE = Path(__file__).parent / "samples" / "b2.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = copy_archive(tmp_path_factory.mktemp("back issue"))
    shutil.rmtree(archive / "issues")
    done = run(archive, "import", str(SAMPLE))
    assert done.returncode == 0, done.stdout + done.stderr
    return archive


def test_it_becomes_a_website_with_printed_pages_and_a_print_pdf(archive: Path) -> None:
    """Its jump is a pair of links on the page of the article, its pages are those of the print."""
    done = run(archive, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((archive / "dist" / "2022-1").glob("*.pdf"))
    page = next((archive / "site" / "2022-1").glob("02-*/index.html")).read_text(encoding="utf-8")
    assert "下转" in page
    assert 'href="#p' in page


def test_check_names_the_faults_of_the_print(archive: Path) -> None:
    """Two articles of one title and characters doubled at a cut, in the words of check."""
    done = run(archive, "check", "--format", "json")
    codes = {problem["code"] for problem in json.loads(done.stdout)}
    assert {"title-twice", "doubled"} <= codes

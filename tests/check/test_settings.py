"""The machine's part of mkdocs.yml: what MkDocs would refuse, or what our pages cannot do without."""

from pathlib import Path

import pytest

from bulletin.errors import BulletinError
from bulletin.host.settings import find_missing, read_config

SOUND = Path(__file__).parents[2] / "mkdocs.yml"


def problems(tmp_path, text):
    for name in ("theme", "content"):
        (tmp_path / name).symlink_to(SOUND.with_name(name))
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    try:
        found = find_missing(read_config(file))
    except BulletinError as error:
        found = error.problems
    return [(problem.line, problem.message, problem.code) for problem in found]


def test_the_sound_file_has_none(tmp_path):
    assert problems(tmp_path, SOUND.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - bulletin/search\n", "", "缺少 bulletin/search"),
        ("  - bulletin/site\n", "", "bulletin/site 应排在最后"),
        ("  - bulletin/print\n  - bulletin/site\n", "  - bulletin/site\n  - bulletin/print\n", "排在最后"),
        ("  custom_dir: theme/web", "  # ", "custom_dir"),
        ("  name: material", "  name: 没有的", "theme"),
        ("docs_dir: content", "docs_dir: 没有", "docs_dir"),
        ("  - tables\n", "  - tabels\n", "markdown_extensions"),
        ("  - bulletin/contents\n", "  - bulletin/contnets\n", "plugins"),
        ("use_directory_urls: true", "use_directory_urls: *x", "读不懂"),
    ],
)
def test_each_slip_is_named_in_chinese(tmp_path, old, new, said):
    text = SOUND.read_text(encoding="utf-8")
    assert old in text
    found = problems(tmp_path, text.replace(old, new, 1))
    assert said in found[0][1], found
    assert found[0][2] == "settings-broken"

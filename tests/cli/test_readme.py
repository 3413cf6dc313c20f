"""Every command that a reader is told to type is one: in README, in the handbook, in the program's words."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.exceptions import TyperException
from typer.main import get_command

from bulletin.cli.app import app
from bulletin.cli.main import with_command

ROOT = Path(__file__).parents[2]
PROGRAM = get_command(app)
READ = (ROOT / "README.md", *sorted(ROOT.glob("issues/*/*.md")), *sorted(ROOT.glob("content/*.md")))
SOURCES = sorted((ROOT / "plugins").rglob("*.py"))
_COMMAND = re.compile(r"python3 build\.py((?: [^\s`|，。；：）)\"'“”（#{}\\　]+)*)")
_OURS = {"test"}
"""Commands of build.py itself."""


def commands(file: Path) -> list[str]:
    """What stands behind ``python3 build.py`` in a file, each once."""
    return sorted({found[1].strip() for found in _COMMAND.finditer(file.read_text(encoding="utf-8"))})


def complaint(line: str) -> str:
    """What the program says against a command line; nothing when it takes it."""
    arguments = [one for one in shlex.split(line) if one not in ("…", "...")]
    if arguments[:1] and arguments[0] in _OURS:
        return ""
    name, *rest = with_command(arguments)
    if name == "--help":
        return ""
    command = PROGRAM.commands.get(name)  # type: ignore[attr-defined]
    if command is None:
        return f"no command {name}"
    try:
        command.make_context(name, rest, resilient_parsing="--help" in rest)
    except TyperException as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize("file", READ, ids=lambda file: file.name)
def test_what_a_reader_is_told_to_type_is_taken(file: Path) -> None:
    """No command and no option that is not there."""
    wrong = {line: said for line in commands(file) if (said := complaint(line))}
    assert wrong == {}


def test_what_the_program_advises_is_taken() -> None:
    """Remedies and help; Chinese words may follow, and names are filled in later."""
    wrong = {
        f"{file.name}: {line}": said
        for file in SOURCES
        for line in commands(file)
        if (said := complaint(line)).startswith(("no command", "No such option")) and line.isascii()
    }
    assert wrong == {}


def test_readme_names_every_command() -> None:
    """A command that README keeps back is found by nobody."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [
        name
        for name in PROGRAM.commands  # type: ignore[attr-defined]
        if f"build.py {name}" not in text and f"`{name}`" not in text
    ]
    assert missing == []


@pytest.mark.parametrize("file", [ROOT / "README.md", ROOT / "plugins/bulletin/cli/commands/search.py"])
def test_the_example_of_a_search_finds_something_in_the_samples(file: Path) -> None:
    """A first search without a result is a bad start: every word, and who wrote it, in one article."""
    examples = [line.split()[1:] for line in commands(file) if line.startswith("search ")]
    texts = [article.read_text(encoding="utf-8") for article in ROOT.glob("issues/*/*.md")]
    assert examples
    for words in examples:
        terms = [word.rpartition(":")[2].strip("“”") for word in words if not word.startswith("-")]
        assert any(all(term in text for term in terms) for text in texts), words


def test_the_second_example_of_the_help_is_looked_at() -> None:
    """The pattern above must not stop before its second word."""
    assert "search 校样 作者:许某某" in commands(ROOT / "plugins/bulletin/cli/commands/search.py")

"""Help: every command's is Chinese, shows how it is used, and fits a terminal of 80 columns."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from typer.main import get_command

from bulletin.cli.app import app
from bulletin.cli.main import main

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]
ENGLISH = re.compile(
    r"<\w+|\b(?:bool|str|int|path|list|Usage|Options|Arguments|Commands|default|required|Show)\b"
)


def shown(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What a command line prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_chinese_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name of a type, no English word of the library, and a line that can be typed."""
    monkeypatch.setenv("COLUMNS", "80")
    said = shown([command, "--help"], capsys)
    assert not ENGLISH.search(said), said
    examples = said.partition("\n例\n")[2].strip().splitlines()
    assert examples
    assert all(
        example.strip().startswith(f"python3 build.py {command}".removesuffix(" build"))
        for example in examples
    )
    for line in said.splitlines():
        assert cell_len(line) <= 80 or "python3" in line, line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A row without a meaning is no help."""
    options = shown([command, "--help"], capsys).partition("\n选项\n")[2].partition("\n\n")[0]
    rows = re.split(r"\n(?=  --)", options)
    assert rows
    for row in rows:
        assert re.search(r"[\u4e00-\u9fff]{2}", row.partition("  ")[2] or row), row


def test_the_list_of_commands_names_each_with_one_short_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor who types --help sees at a glance what there is."""
    monkeypatch.setenv("COLUMNS", "80")
    said = shown(["--help"], capsys)
    listed = re.findall(r"(?m)^  ([a-z]+)  +(\S.*)$", said)
    assert {name for name, _ in listed} == set(COMMANDS)
    assert all(re.search(r"[\u4e00-\u9fff]{4}", meaning) for _, meaning in listed)


def test_a_wrong_command_line_is_explained_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """The commonest slips of the hand."""
    for arguments in (
        ["chekc"],
        ["check", "--formt", "json"],
        ["check", "--format", "xml"],
        ["new", "--article"],
        ["print"],
        ["serve", "--port", "八"],
        ["serve", "--port", "99999"],
        ["build", "--jobs", "0"],
        ["move", "2026-1/03-停车", "多余"],
        ["check", "--fix=yes"],
    ):
        assert main(arguments) == 2, arguments
        said = capsys.readouterr().err
        assert said.startswith("用法不对："), said
        assert not re.search(r"[A-Za-z]+ (?:is|not|for|such|should|value|argument)\b", said), said

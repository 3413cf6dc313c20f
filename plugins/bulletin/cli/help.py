"""The help of a command as lines of text: what it does, what is written behind it, options, examples.

Goes in: a command of Typer. Comes out: Chinese text without the names of types that Typer shows.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from rich.console import Console
from rich.text import Text

from bulletin.cli.wrapping import hang, wrap

EXAMPLE = "例："
_BETWEEN_EXAMPLES = "　　"
_WIDEST = 100
"""Columns; longer lines are hard to read."""
_INDENT = 2
_LABEL = 24
"""Columns for the names of options, and of commands."""
_PROGRAM = "python3 build.py"

_PARAGRAPHS = re.compile(r"\n\n|(?<=[。：])\n")
_LINE_END = re.compile(r"(?<=[\u2e80-\uffef])\n|\n(?=[\u2e80-\uffef])")
"""Line ends of a description that no reader should see."""


def render_help(command: Any, context: Any) -> str:
    """The help of one command, or of the whole program, for the terminal that it is shown on."""
    console = Console(highlight=False, soft_wrap=True)
    width = min(console.width, _WIDEST)
    about, examples = _split(command.help or "")
    with console.capture() as captured:
        for line in (*_paragraphs(about, width), "", "用法"):
            console.print(Text(line, style="bold" if line == "用法" else ""))
        console.print(Text(f"  {_PROGRAM} {_usage(command, context)}"))
        for title, rows in _tables(command, context):
            console.print(Text(f"\n{title}", style="bold"))
            for label, text in rows:
                for line in hang(" " * _INDENT + label, text, width, _LABEL):
                    console.print(Text(line))
        console.print(Text("\n例", style="bold"))
        for example in (*examples, *_split(command.epilog or "")[1]):
            console.print(Text(f"  {example}"))
    return captured.get()


def first_sentence(command: Any) -> str:
    """What a command does, for the list of all."""
    about, _ = _split(command.help or "")
    return re.split("[。：；]", about[0])[0] if about else ""


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paragraphs of a command's description, and its examples."""
    parts = [_LINE_END.sub("", part).strip() for part in _PARAGRAPHS.split(inspect.cleandoc(text))]
    about = tuple(part for part in parts if part and not part.startswith(EXAMPLE))
    written = (part.removeprefix(EXAMPLE) for part in parts if part.startswith(EXAMPLE))
    examples = (one.strip() for part in written for one in part.split(_BETWEEN_EXAMPLES))
    return about, tuple(one for one in examples if one)


def _paragraphs(about: Iterable[str], width: int) -> Iterator[str]:
    for number, paragraph in enumerate(about):
        if number == 1:
            yield ""
        yield from wrap(paragraph, width)


def _usage(command: Any, context: Any) -> str:
    """The command line in short: check [期号]… [选项]."""
    if hasattr(command, "commands"):
        return "命令 [选项]"
    arguments = [_argument(one) for one in command.get_params(context) if one.param_type_name == "argument"]
    return " ".join([command.name, *arguments, "[选项]"])


def _argument(argument: Any) -> str:
    name = str(argument.metavar or argument.name).strip("[]…")
    name = name if argument.required else f"[{name}]"
    return f"{name}…" if argument.nargs == -1 else name


def _tables(command: Any, context: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The parts of the help that are lists: titles, and rows of a name and its meaning."""
    if hasattr(command, "commands"):
        yield "命令", [(name, first_sentence(one)) for name, one in command.commands.items()]
    written = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    arguments = [one for one in written if one.param_type_name == "argument"]
    options = [one for one in written if one.param_type_name == "option"]
    if arguments:
        yield "写在命令后面的", [(_argument(one), one.help or "") for one in arguments]
    yield "选项", [(_option(one), _meaning(one)) for one in options]


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len, reverse=True))
    return names if option.is_flag or not option.metavar else f"{names} {option.metavar}"


def _meaning(option: Any) -> str:
    default = option.default.value if isinstance(option.default, Enum) else option.default
    shown = option.show_default and not option.is_flag and default not in (None, "")
    return f"{option.help}（平常是 {default}）" if shown else str(option.help)

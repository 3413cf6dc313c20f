"""Typer in Chinese: its help, and its complaints about a wrong command line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import typer.core
from typer.exceptions import TyperException

from bulletin.cli.help import render_help

_COMPLAINTS = (
    (r"No such command '([^']+)'\. Did you mean '([^']+)'.*$", r"没有“\1”这个命令，是不是“\2”"),
    (r"No such command '([^']+)'.*$", r"没有“\1”这个命令"),
    (
        r"Missing (?:argument|option|parameter) ?:? ?'?([^'\n]+?)'?\.\s*Choose from:?\s*(.+?)\.?$",
        r"缺少“\1”，可写的有：\2",
    ),
    (r"Missing (?:argument|option|parameter) ?:? ?'?(.+?)'?\.?$", r"缺少“\1”"),
    (r"Missing command\.?$", "没有写命令"),
    (r"Invalid value for '([^']+)'.*?: .*?'(\S+)' is not one of (.+?)\.?$", r"“\1”只能是 \3，现在写的是“\2”"),
    (r"Invalid value for '([^']+)'.*?: .*valid integer.*$", r"“\1”应是整数"),
    (r"Invalid value for '([^']+)'.*?: .*greater than or equal to (\d+).*$", r"“\1”应不小于 \2"),
    (r"Invalid value for '([^']+)'.*?: .*less than or equal to (\d+).*$", r"“\1”应不大于 \2"),
    (r"Invalid value for '([^']+)'.*?: (.+)$", r"“\1”的值不对：\2"),
    (r"Invalid value: (.+)$", r"\1"),
    (r"Option '?(.+?)'? requires an argument\.?$", r"选项“\1”后面要写一个值"),
    (r"Option '?(.+?)'? does not take a value\.?$", r"选项“\1”后面不能写值"),
    (r"Got unexpected extra arguments? ?\(?s?\)? \((.+)\)$", r"多写了“\1”"),
)


_NEARLY = 0.75
"""The least likeness of two names of which one may be a slip for the other."""


def complaint(error: TyperException) -> str:
    """What is wrong with the command line, in one Chinese sentence."""
    said = error.format_message().strip()
    if unknown := re.match(r"No such option: (\S+?)\.?(?: |$)", said):
        return _unknown_option(unknown[1], getattr(error, "ctx", None))
    for pattern, sentence in _COMPLAINTS:
        if re.match(pattern, said, re.DOTALL):
            return re.sub(pattern, sentence, said, flags=re.DOTALL).replace("', '", "、").replace("'", "")
    return said


def _unknown_option(name: str, context: Any) -> str:
    """The option that was meant, if one is written nearly so; else all that there are."""
    said = f"没有“{name}”这个选项"
    params = context.command.get_params(context) if context else []
    shown = [one for one in params if one.param_type_name == "option" and not getattr(one, "hidden", False)]
    names = [max(one.opts, key=len) for one in shown]
    if near := get_close_matches(name, names, 1, _NEARLY):
        return f"{said}，是不是“{near[0]}”"
    return f"{said}，可写的有：{'、'.join(names)}" if names else said


class _ChineseHelp:
    """The help in Chinese, over whichever kind of command follows."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help, which the library then shows."""
        formatter.write(render_help(self, ctx))

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这段说明"
            option.is_flag = True
        return option


class ChineseCommand(_ChineseHelp, typer.core.TyperCommand):
    """A command whose help is in Chinese."""


class SearchCommand(ChineseCommand):
    """``search``, behind which a word may begin with a minus: what has it is left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Read the command line with the words of the question behind ``--``, where none is an option."""
        options, words = part_question(args, {name for one in self.get_params(ctx) for name in one.opts})
        return super().parse_args(ctx, [*options, "--", *words] if words else options)


def part_question(args: Iterable[str], known: Iterable[str]) -> tuple[list[str], list[str]]:
    """The options of a search, each with its value, and the words of its question.

    An option is one of ``known``, or anything that begins with two minus signs; ``-路灯`` is a word.
    """
    coming, names = iter(args), frozenset(known)
    options: list[str] = []
    words: list[str] = []
    for one in coming:
        if one == "--":
            words += coming
        elif one in names and one != "--help":
            options += (one, *(value for value in [next(coming, None)] if value is not None))
        elif one.startswith("--") or re.match(r"-n=?\d+$", one):
            options.append(one)
        else:
            words.append(one)
    return options, words


class ChineseGroup(_ChineseHelp, typer.core.TyperGroup):
    """The whole program, with its help in Chinese."""

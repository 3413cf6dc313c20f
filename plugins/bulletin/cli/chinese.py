"""Typer in Chinese: its fixed words, its help, and its complaints about a wrong command line."""

from __future__ import annotations

import re
from typing import Any

import typer.core
import typer.rich_utils
from typer.exceptions import TyperException

_WORDS = {
    "ARGUMENTS_PANEL_TITLE": "写在命令后面的",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "用法不对",
    "DEFAULT_STRING": "［默认：{}］",
    "REQUIRED_LONG_STRING": "［必填］",
    "ABORTED_TEXT": "已停止。",
}

_COMPLAINTS = (
    (r"No such option: (\S+?)\.?(?: .*)?$", r"没有“\1”这个选项"),
    (r"No such command '([^']+)'\. Did you mean '([^']+)'.*$", r"没有“\1”这个命令，是不是“\2”"),
    (r"No such command '([^']+)'.*$", r"没有“\1”这个命令"),
    (r"Missing (?:argument|option|parameter) ?:? ?'?(.+?)'?\.?$", r"缺少“\1”"),
    (r"Missing command\.?$", "没有写命令"),
    (r"Invalid value for '([^']+)'.*?: .*?'(\S+)' is not one of (.+?)\.?$", r"“\1”只能是 \3，现在写的是“\2”"),
    (r"Invalid value for '([^']+)'.*?: .*valid integer.*$", r"“\1”应是整数"),
    (r"Invalid value for '([^']+)'.*?: .*greater than or equal to (\d+).*$", r"“\1”应不小于 \2"),
    (r"Invalid value for '([^']+)'.*?: (.+)$", r"“\1”的值不对：\2"),
    (r"Option '?(.+?)'? requires an argument\.?$", r"选项“\1”后面要写一个值"),
    (r"Option '?(.+?)'? does not take a value\.?$", r"选项“\1”后面不能写值"),
    (r"Got unexpected extra arguments? ?\(?s?\)? \((.+)\)$", r"多写了“\1”"),
)


def speak_chinese() -> None:
    """Give Typer's panels their Chinese words."""
    for name, word in _WORDS.items():
        setattr(typer.rich_utils, name, word)


def complaint(error: TyperException) -> str:
    """What is wrong with the command line, in one Chinese sentence."""
    said = error.format_message().strip()
    for pattern, sentence in _COMPLAINTS:
        if re.match(pattern, said, re.DOTALL):
            return re.sub(pattern, sentence, said, flags=re.DOTALL)
    return said


def _usage_in_chinese(usage: str) -> str:
    words = {"Usage:": "用法：", "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 …", "...": "…"}
    for english, chinese in words.items():
        usage = usage.replace(english, chinese)
    return usage


class _ChineseHelp:
    """The usage line and the help option in Chinese, over whichever kind of command follows."""

    def get_usage(self, ctx: Any) -> str:
        """The usage line."""
        return _usage_in_chinese(super().get_usage(ctx))  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这段说明"
        return option


class ChineseCommand(_ChineseHelp, typer.core.TyperCommand):
    """A command whose usage line and help option are in Chinese."""


class ChineseGroup(_ChineseHelp, typer.core.TyperGroup):
    """The whole program, with usage line and help option in Chinese."""

"""Run one command: arguments in, an exit code out; a failure ends in sentences.

Exit codes: 0 done, 1 problems in the content, 2 wrong usage, 3 the machine lacks something.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from rich.text import Text
from typer.exceptions import Abort, TyperException
from typer.main import get_command

from bulletin.check import UNFINISHED
from bulletin.cli.app import app
from bulletin.cli.chinese import complaint
from bulletin.cli.loading import UnreadError
from bulletin.cli.terminal import Terminal
from bulletin.errors import LONGEST_PATH, BulletinError, MachineError, excerpt

INTERRUPTED = 130
"""The exit code of a program that Ctrl+C stopped."""
CRASH_NOTE = Path(".cache") / "bulletin" / "意外记录.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a failure ends in sentences, never in a traceback."""
    sys.excepthook = _note_crash
    terminal = Terminal()
    given = with_command(list(sys.argv[1:] if arguments is None else arguments))
    try:
        # Not app(): that would put Typer's own hook for unexpected errors in the place of ours.
        program = get_command(app)
        code = int(program.main(args=given, prog_name="build.py", standalone_mode=False) or 0)
    except BulletinError as error:
        terminal.show_problems(error.problems)
        if isinstance(error, UnreadError):
            terminal.err.print(f"{UNFINISHED}。")
        return 1
    except TyperException as error:
        named = f" {given[0]}" if given and given[0] in get_command(app).commands else ""  # type: ignore[attr-defined]
        terminal.err.print(f"用法不对：{complaint(error)}；运行 python3 build.py{named} --help 看用法")
        return 2
    except MachineError as error:
        terminal.err.print(str(error))
        return 3
    except OSError as error:
        place = excerpt(os.fsdecode(error.filename), LONGEST_PATH) if error.filename else "磁盘"
        terminal.err.print(Text(f"{place}：{_disk_trouble(error)}；原有的成品没有动"))
        return 3
    except Abort:
        terminal.err.print("没有回答，就没有改；不在终端里运行时，请在命令后面加 --yes。")
        return INTERRUPTED
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:  # Typer gives it back as a code when the interrupt comes inside a command
        terminal.err.print("已停止；原有的成品没有动。")
    return code


def with_command(arguments: list[str]) -> list[str]:
    """``build`` before arguments that name no command: nothing, an issue, or options of a build."""
    first = arguments[0] if arguments else ""
    names_issue = bool(re.match(r"\d{4}-", Path(first).name))
    is_option = first.startswith("-") and first not in ("--help", "--version")
    return ["build", *arguments] if not arguments or names_issue or is_option else arguments


_TROUBLES = (
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "磁盘已满，或不许写这么大的文件，请腾出空间后再运行"),
    (
        (errno.EACCES, errno.EPERM, errno.EROFS),
        "没有读写的权限，请检查文件夹的权限，或关掉正打开它的程序",
    ),
    ((errno.ENOENT,), "写不到这里，文件夹不存在或不让写，请换一个地方"),
    ((errno.EEXIST, errno.ENOTDIR), "这里已经有同名的文件，建不成文件夹，请换一个地方"),
    ((errno.EISDIR,), "这里是一个文件夹，写不成文件，请换一个名字"),
    ((errno.ENAMETOOLONG,), "名字太长，请写短一些"),
    ((errno.EMFILE, errno.ENFILE), "同时打开的文件太多，请关掉别的程序再运行"),
)
"""What the system's refusals mean to an editor."""


def _disk_trouble(error: OSError) -> str:
    said = next((words for numbers, words in _TROUBLES if error.errno in numbers), "")
    return said or f"读写失败（系统说“{error.strerror or error}”），请检查后再运行"


def _note_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last resort: keep the details in a file for whoever mends the program."""
    note = f"请把 {CRASH_NOTE} 连同出错的那一期发给维护人员"
    try:
        CRASH_NOTE.parent.mkdir(parents=True, exist_ok=True)
        CRASH_NOTE.write_text("".join(traceback.format_exception(kind, error, trace)), encoding="utf-8")
    except OSError:
        note = f"记录写不进 {CRASH_NOTE}，请把这一行和出错的那一期发给维护人员：{error}"
    sys.stdout.flush()
    sys.stderr.write(f"程序出了意外（{kind.__name__}），原有的成品没有动；{note}\n")
    sys.stderr.flush()
    os._exit(3)  # the interpreter would end with 1, which means a fault of the content

"""LibreOffice, asked to read what we do not: .doc, .wps and their kin, and Windows metafiles.

In: bytes. Out: bytes of a .docx or a PNG. It runs without a window, in a profile of its own that is gone
afterwards, with macros and links switched off, and no longer than a limit. The program is found, never
required.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BulletinError, Problem

TIME_LIMIT = 120.0
"""Seconds for one file; a draft of 30,000 characters takes about five."""
_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_PROPERTIES = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
)
"""No macros, nothing fetched from elsewhere: path, name and value in LibreOffice's registry."""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{}">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
    + "\n".join(_ITEM.format(*one) for one in _PROPERTIES)
    + "\n</oor:items>\n"
)


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice where it was found; ``limit`` in seconds."""

    program: Path
    limit: float = TIME_LIMIT

    def to_docx(self, data: bytes, name: str) -> bytes:
        """An old document as .docx. Raises BulletinError when LibreOffice cannot read it, or not in time."""
        try:
            made = self._convert(data, _ending(data), "docx")
        except subprocess.TimeoutExpired:
            message = f"LibreOffice 读了{self.limit:.0f}秒还没有读完"
            raise _refused(name, message) from None
        if made is None:
            raise _refused(name, "LibreOffice 读不出来：文稿可能坏了，或者加了密码")
        return made

    def draw(self, data: bytes, ending: str) -> bytes | None:
        """A metafile (.emf, .wmf) as PNG; None where that fails."""
        try:
            return self._convert(data, ending, "png")
        except subprocess.TimeoutExpired:
            return None

    def _convert(self, data: bytes, ending: str, to: str) -> bytes | None:
        with tempfile.TemporaryDirectory(prefix="bulletin-office-") as folder:
            profile, source, out = (
                Path(folder, "profile"),
                Path(folder, f"draft{ending}"),
                Path(folder, "out"),
            )
            (profile / "user").mkdir(parents=True)
            (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
            source.write_bytes(data)
            _run(
                [
                    str(self.program),
                    *_options(profile),
                    "--convert-to",
                    to,
                    "--outdir",
                    str(out),
                    str(source),
                ],
                self.limit,
            )
            made = out / f"draft.{to}"
            return made.read_bytes() if made.is_file() else None


def find_office(limit: float = TIME_LIMIT) -> Office | None:
    """LibreOffice on this machine, None where there is none."""
    named = (shutil.which(program) for program in _PROGRAMS)
    found = [Path(path) for path in named if path] + [path for path in _ELSEWHERE if path.is_file()]
    return Office(found[0], limit) if found else None


def draw_nothing(_data: bytes, _ending: str) -> None:
    """Metafiles where there is no LibreOffice: they are reported."""


def _options(profile: Path) -> tuple[str, ...]:
    return (
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        f"-env:UserInstallation={profile.as_uri()}",
    )


def _run(command: list[str], limit: float) -> None:
    """Run to the end, or end it and all that it started when the time is over."""
    apart = sys.platform != "win32"
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=apart,
    ) as process:
        try:
            process.wait(limit)
        except BaseException:
            if apart:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            raise


def _ending(data: bytes) -> str:
    """The ending by which LibreOffice knows a format; it looks at the bytes as well."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".doc" if data.startswith(b"\xd0\xcf\x11\xe0") else ".html"


def _refused(name: str, message: str) -> BulletinError:
    remedy = "请在 Word 或 WPS 里打开，另存为 .docx，再导入"
    return BulletinError([Problem(name, None, message, remedy, "word-unreadable")])

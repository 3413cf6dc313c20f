"""Look at the machine: Python and its packages, Pango, fonts, programs for the tests, disk space.

Goes in: the checkout's root and the fonts that the editor names. Comes out: findings, in the order
of the report. Nothing is changed and nothing fetched.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from bulletin.errors import BulletinError
from bulletin.fonts import FontChoice, FontFile, Role, locate_fonts
from bulletin.fonts.coverage import characters_of
from bulletin.setup.finding import Finding, Need, State
from bulletin.setup.remedies import KAI, OFFICE, PANGO, install_line
from bulletin.setup.standard import standard_characters

OLDEST_PYTHON = (3, 11)
LEAST_SPACE = 1.0
"""Free disk space that set-up and a build take, in gigabytes (environment 0.6, outputs and caches)."""
PROGRAMS = {"chromium": "Chromium", "qpdf": "qpdf", "pdftotext": "Poppler", "java": "Java"}
ENGINE = "import warnings; warnings.simplefilter('ignore'); import weasyprint; print(weasyprint.__version__)"
AGAIN = "python3 build.py"


def examine_machine(root: Path, chosen: FontChoice | None = None) -> tuple[Finding, ...]:
    """Everything that a build or the tests need, and whether it is there."""
    return (
        _examine_python(),
        _examine_environment(root),
        _examine_packages(root / "requirements.txt"),
        _examine_pango(),
        *_examine_fonts(chosen or FontChoice()),
        *(_examine_program(program, name) for program, name in PROGRAMS.items()),
        _examine_office(),
        _examine_space(root),
    )


def _examine_python() -> Finding:
    found = f"{platform.python_version()}（{sys.executable}）"
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Finding("Python", State.OK, found)
    return Finding("Python", State.OLDER, found, "安装 Python 3.11 或更新的版本，再用它运行 build.py")


def _examine_environment(root: Path) -> Finding:
    if (root / ".venv" / "ready").is_file():
        return Finding("运行环境", State.OK, str(root / ".venv"))
    return Finding("运行环境", State.MISSING, f"{root / '.venv'} 没有备好", AGAIN)


def _examine_packages(requirements: Path) -> Finding:
    """Compare what requirements.txt pins for this machine with what is installed."""
    name = "Python 依赖"
    if not requirements.is_file():
        return Finding(name, State.MISSING, f"{requirements} 不存在", "从仓库取回 requirements.txt")
    pins = tuple(_pins(requirements.read_text(encoding="utf-8")))
    absent = [pin.name for pin in pins if _installed(pin) is None]
    other = [f"{pin.name} {_installed(pin)}" for pin in pins if _installed(pin) not in (None, _pinned(pin))]
    if absent:
        return Finding(name, State.MISSING, "没有装：" + "、".join(absent), AGAIN)
    if other:
        return Finding(name, State.OLDER, "版本与 requirements.txt 不同：" + "、".join(other), AGAIN)
    return Finding(name, State.OK, f"{len(pins)} 个，版本都与 requirements.txt 相同")


def _pins(text: str) -> Iterator[Requirement]:
    """The pinned packages of a requirements file that this platform wants."""
    for line in re.findall(r"^[A-Za-z0-9].*?(?=\s*\\?$)", text, re.MULTILINE):
        try:
            pin = Requirement(line)
        except InvalidRequirement:
            continue
        if pin.marker is None or pin.marker.evaluate():
            yield pin


def _pinned(pin: Requirement) -> str:
    return str(pin.specifier).removeprefix("==")


def _installed(pin: Requirement) -> str | None:
    try:
        return importlib.metadata.version(pin.name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _examine_pango() -> Finding:
    """Import the drawing engine in a process of its own: a missing library makes it print and fail."""
    done = subprocess.run([sys.executable, "-c", ENGINE], check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode == 0:
        return Finding("Pango", State.OK, f"能用（WeasyPrint {done.stdout.strip()}）")
    reason = done.stderr.strip().splitlines()[-1:] or ["没有说明原因"]
    return Finding("Pango", State.MISSING, reason[0].partition(".  ")[0], _line(PANGO))


def _examine_fonts(chosen: FontChoice) -> Iterator[Finding]:
    try:
        files = locate_fonts(chosen)
    except BulletinError as error:
        yield from (
            Finding("字体", State.MISSING, problem.message, problem.remedy) for problem in error.problems
        )
        return
    wanted = (file for file in files if file.role is not Role.FANGSONG or chosen.fangsong)
    yield from map(_examine_font, wanted)


def _examine_font(file: FontFile) -> Finding:
    name = f"字体 {file.role.value}"
    if file.stands_in:
        return Finding(name, State.MISSING, f"以{file.drawn_as.value}体代替", _line(KAI), Need.BETTER)
    title, wanted = standard_characters()
    lacking = sorted(wanted - characters_of(file.path))
    if not lacking:
        return Finding(name, State.OK, f"{file.path.name}，{title} {len(wanted)} 字齐全")
    found = f"{file.path.name}，{title} {len(wanted)} 字中缺 {len(lacking)} 字：{''.join(lacking[:20])}"
    return Finding(name, State.OK, found, "缺的字以宋体代替；也可以换一个字更全的字体", Need.BETTER)


def _examine_program(program: str, name: str) -> Finding:
    path = shutil.which(program)
    if path:
        return Finding(name, State.OK, path, need=Need.TEST)
    return Finding(name, State.MISSING, f"找不到 {program}", _line(program), Need.TEST)


def _examine_office() -> Finding:
    """LibreOffice reads drafts in old formats; .docx needs nothing."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path:
        return Finding("LibreOffice", State.OK, path, need=Need.OPTIONAL)
    found = "导入 .doc、.wps 文稿和转换 Word 里的矢量图要用它；.docx 不用"
    return Finding("LibreOffice", State.MISSING, found, _line(OFFICE), Need.OPTIONAL)


def _examine_space(root: Path) -> Finding:
    free = shutil.disk_usage(root).free / 1e9
    if free >= LEAST_SPACE:
        return Finding("磁盘空间", State.OK, f"可用 {free:.1f} GB")
    found = f"可用 {free:.1f} GB，至少要 {LEAST_SPACE:.0f} GB"
    return Finding("磁盘空间", State.MISSING, found, "删去不用的文件，或换一个磁盘")


def _line(thing: str) -> str:
    return install_line(thing, platform=sys.platform, has_apt=shutil.which("apt-get") is not None)

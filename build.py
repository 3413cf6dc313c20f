"""The one command: makes the project's own Python environment, then hands over to it.

Goes in: the command line, and requirements*.txt and pyproject.toml beside this file.
Comes out: a ready `.venv`, and the exit code of `python -m bulletin.cli …`, or of the checks for `test`.
Needs only the standard library. Exit codes: 0 done, 1 faulty content, 2 wrong usage, 3 faulty machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
STAMP = VENV / "ready"
LOCK = ROOT / ".cache" / "setup.lock"
QUIET = not {"-q", "--quiet"}.isdisjoint(sys.argv)

OLDEST = (3, 11)
BASE, TEST = "requirements.txt", "requirements-test.txt"
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
KAI, KAI_PACKAGE = Path("/usr/share/fonts/truetype/lxgw-wenkai"), "fonts-lxgw-wenkai"
JAVA = "default-jre-headless"  # the checkers of HTML and EPUB run in it
TEST_PROGRAMS = {"chromium": "chromium", "pdftotext": "poppler-utils", "qpdf": "qpdf", "java": JAVA}
WINDOWS_PANGO = "安装 MSYS2，在它的窗口里运行 pacman -S mingw-w64-ucrt-x86_64-pango"
PANGO_REMEDY = {"darwin": "运行 brew install pango", "win32": WINDOWS_PANGO}
CHECKS = {
    "代码规范": ("-m", "ruff", "check", "."),
    "代码格式": ("-m", "ruff", "format", "--check", "."),
    "类型": ("-m", "mypy"),
    "分层": ("-c", "from importlinter.cli import lint_imports_command as check; check()"),
}


class SetupError(Exception):
    """The machine lacks something; the text says what was expected, what was found and what to do."""


def say(text: str) -> None:
    """Show a line of progress, unless the user asked for quiet."""
    if not QUIET:
        print(text, flush=True)


def environment() -> dict[str, str]:
    """The machine's own environment (pip's settings included) with what our tools need."""
    added = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "BULLETIN_ROOT": str(ROOT)}
    if sys.platform == "darwin":  # Homebrew's folder is not on the loader's own path
        added["DYLD_FALLBACK_LIBRARY_PATH"] = "/opt/homebrew/lib:/usr/local/lib:/usr/lib"
    return {**os.environ, **added}


def attempt(*command: str) -> tuple[int, str]:
    """Run a command with its output kept back; return its exit code and that output."""
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment(), capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def require(*command: str, otherwise: str) -> None:
    """Run a command that must succeed; a failure ends in the sentence given and the command's own words."""
    code, output = attempt(*command)
    if code:
        lines = output.strip().splitlines()
        told = [line for line in lines if line.startswith(("ERROR:", "E:"))]  # as pip and apt say it
        raise SetupError("\n  | ".join([otherwise, *(told or lines)[-6:]]))


def check_python() -> None:
    """Refuse a Python that is too old, before anything is touched."""
    if sys.version_info < OLDEST:
        words = "需要 Python 3.11 或更新的版本，现为 {}.{}.{}；请安装新版，用它重新运行"
        raise SetupError(words.format(*sys.version_info))


def loadable(library: str) -> bool:
    """Whether the system's loader finds this shared library."""
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def missing_packages(*, testing: bool) -> list[str]:
    """Debian packages for what this machine lacks, found by trying each thing, in a fixed order."""
    missing = [package for library, package in LIBRARIES.items() if not loadable(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, "python{}.{}-venv".format(*sys.version_info))
    if not KAI.is_dir():
        missing.append(KAI_PACKAGE)
    if testing:
        missing += [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    return missing


def administrator() -> list[str] | None:
    """What to put before a command that needs root, or None when this user may not run one."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and attempt("sudo", "-n", "true")[0] == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


def prepare_system(*, testing: bool) -> None:
    """Install what is missing on Debian and its kin; elsewhere `check_pango` tells the user what to do."""
    missing = missing_packages(testing=testing) if shutil.which("apt-get") else []
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    line = "sudo " + " ".join(install)
    prefix, names = administrator(), "、".join(missing)
    if prefix is None and missing == [KAI_PACKAGE]:
        say(f"  没有找到楷体（霞鹜文楷），印刷版暂以宋体代替；要装楷体，请运行：\n    {line}")
    elif prefix is None:
        raise SetupError(f"系统缺少 {names}，安装它们要有管理员权限；请运行下面这一行，再重试：\n  {line}")
    else:
        say(f"  安装系统软件包：{names} ……")
        attempt(*prefix, "apt-get", "update", "-qq")  # an old list may still do, so `install` decides
        problem = f"系统软件包没有装上；请检查网络和软件源，或自己运行：\n  {line}"
        require(*prefix, *install, otherwise=problem)


def check_pango() -> None:
    """Import the PDF engine once, so that a missing Pango is told now and not in the middle of a build."""
    remedy = PANGO_REMEDY.get(sys.platform, "用系统的软件包管理器安装 pango 和 harfbuzz")
    problem = f"排版要用的 Pango 没有装好；请先{remedy}，再重试"
    require(PYTHON, "-c", "import weasyprint", otherwise=problem)


def fingerprint(name: str) -> str:
    """Name and hash of all that decides the environment made from one requirements file."""
    parts = [repr((sys.version_info[:2], str(ROOT))).encode()]
    parts += [(ROOT / file).read_bytes() for file in (name, "pyproject.toml")]
    return f"{name} {hashlib.sha256(b'|'.join(parts)).hexdigest()}"


def ready(names: Sequence[str]) -> bool:
    """Whether the environment was made to its end, from what these requirements files ask for now."""
    there = STAMP.exists() and Path(PYTHON).exists()
    return there and {*map(fingerprint, names)} <= {*STAMP.read_text(encoding="utf-8").splitlines()}


def take_lock() -> sqlite3.Connection:
    """Wait for a lock that the system drops by itself when this process ends, however it ends."""
    LOCK.parent.mkdir(exist_ok=True)
    with contextlib.ExitStack() as until_taken:
        try:
            lock = sqlite3.connect(LOCK, timeout=0.5, isolation_level=None)  # short, so that Ctrl+C is heard
            until_taken.callback(lock.close)
            while not is_taken(lock):
                pass
        except sqlite3.DatabaseError as reason:
            raise SetupError(f"{LOCK}：打不开（{reason}）；请检查文件夹权限，或删去这个文件") from reason
        until_taken.pop_all()
        return lock


def is_taken(lock: sqlite3.Connection) -> bool:
    """Whether the lock is ours now; the time that the connection waits has passed when it is not."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as reason:
        if reason.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def pip_install(*arguments: str) -> None:
    """Run the environment's pip; where it looks, and through which proxy, are the machine's own settings."""
    problem = f"Python 依赖没有装上（{arguments[-1]}）；请检查网络；要用镜像或代理，先以 pip config set 设好"
    require(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *arguments, otherwise=problem)


def prepare_environment(names: Sequence[str]) -> None:
    """Bring `.venv` to what the requirements files ask for; one without a stamp is made anew."""
    say("第一次运行，或依赖有变动：正在准备运行环境，约需一两分钟 ……")
    started = time.monotonic()
    prepare_system(testing=TEST in names)
    if ready(()):
        STAMP.unlink()
    else:
        base = getattr(sys, "_base_executable", sys.executable)
        problem = f"{VENV}：虚拟环境没有建成；请检查磁盘空间和文件夹权限"
        require(base, "-m", "venv", "--clear", str(VENV), otherwise=problem)
    for name in names:
        say(f"  安装 {name} 所列的依赖 ……")
        pip_install("--require-hashes", "-r", name)
    pip_install("--no-deps", "--no-build-isolation", "-e", ".")
    check_pango()
    if TEST in names and shutil.which("npm"):  # without it the tests of the form in the browser are skipped
        attempt(PYTHON, "-m", "bulletin.cli", "desk", "--install", "--yes")
    STAMP.write_text("\n".join(map(fingerprint, names)) + "\n", encoding="utf-8")
    say(f"运行环境已备好，用时 {time.monotonic() - started:.0f} 秒。")


def run_checks(arguments: Sequence[str]) -> int:
    """Run every check and then pytest, a process for each core; the last line sums up. Exit code 0 or 1."""
    failed = []
    for name, command in CHECKS.items():
        code, output = attempt(PYTHON, *command)
        print(f"── {name}：" + (f"没有通过\n{output}" if code else "通过"), flush=True)
        failed += [name] * bool(code)
    print("── 测试", flush=True)
    parallel = () if "no:xdist" in " ".join(arguments) else ("-n", "auto", "--dist", "worksteal")
    tests = [PYTHON, "-m", "pytest", *parallel, *arguments]
    if subprocess.run(tests, check=False, cwd=ROOT, env=environment()).returncode:
        failed.append("测试")
    print(f"没有通过：{'、'.join(failed)}；请看上面各节。" if failed else "检查和测试全部通过。", flush=True)
    return 1 if failed else 0


def hand_over(arguments: Sequence[str]) -> int:
    """Become the real command inside the environment; Windows cannot, so there its exit code is passed on."""
    command = [PYTHON, "-m", "bulletin.cli", *arguments]
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # while Python starts; then the command listens
        os.execve(command[0], command, environment())  # noqa: S606 - the command is ours, and no shell is wanted
    return subprocess.run(command, check=False, env=environment()).returncode


def main(arguments: Sequence[str]) -> int:
    """Prepare what is not ready, then run the command; a failure ends in a sentence, never a traceback."""
    testing = arguments[:1] == ["test"]
    names = (BASE, TEST) if testing else (BASE,)
    try:
        check_python()
        if not ready(names):
            with contextlib.closing(take_lock()):
                if not ready(names):
                    prepare_environment(names)
        return run_checks(arguments[1:]) if testing else hand_over(arguments)
    except SetupError as problem:
        print(f"build.py：{problem}", file=sys.stderr)
    except OSError as problem:
        print(f"build.py：无法读写（{problem}）；请检查文件夹权限和磁盘空间", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nbuild.py：已中断；下次运行会重新准备。", file=sys.stderr)
        return 130
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

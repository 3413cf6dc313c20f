"""build.py prepares its environment once, tells plainly what the machine lacks, and hands over."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "build.py"


@pytest.fixture
def build(tmp_path, monkeypatch):
    """The module, looking at an empty checkout instead of this one."""
    spec = importlib.util.spec_from_file_location("build_under_test", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in (module.BASE, module.TEST, "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv" / "python"))
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "ready")
    monkeypatch.setattr(module, "LOCK", tmp_path / ".cache" / "setup.lock")
    monkeypatch.setattr(module, "QUIET", False)
    return module


@pytest.fixture
def commands(build, monkeypatch):
    """Every command that set-up runs; none is really run, and `venv` makes an empty environment."""
    seen = []

    def attempt(*command):
        seen.append(command)
        if "venv" in command:
            Path(build.PYTHON).parent.mkdir(parents=True, exist_ok=True)
            Path(build.PYTHON).touch()
        return 0, ""

    monkeypatch.setattr(build, "attempt", attempt)
    monkeypatch.setattr(build, "missing_packages", lambda **_: [])
    monkeypatch.setattr(build, "hand_over", lambda *_: 0)
    return seen


def pip_calls(commands):
    return [command[5:] for command in commands if "pip" in command]


def test_the_first_run_makes_the_environment_and_the_second_runs_nothing(build, commands, capsys):
    assert build.main(["build"]) == 0
    assert pip_calls(commands) == [
        ("--require-hashes", "-r", "requirements.txt"),
        ("--no-deps", "--no-build-isolation", "-e", "."),
    ]
    assert "运行环境已备好" in capsys.readouterr().out
    commands.clear()
    assert build.main(["build"]) == 0
    assert commands == []
    assert capsys.readouterr().out == ""


def test_test_installs_what_the_tests_need_as_well(build, commands, monkeypatch):
    monkeypatch.setattr(build, "run_checks", lambda *_: 0)
    build.main(["build"])
    commands.clear()
    assert build.main(["test"]) == 0
    assert ("--require-hashes", "-r", "requirements-test.txt") in pip_calls(commands)


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_a_changed_requirement_is_installed_into_the_same_environment(build, commands, name):
    build.main(["build"])
    commands.clear()
    (build.ROOT / name).write_text("# changed\n", encoding="utf-8")
    build.main(["build"])
    assert pip_calls(commands)
    assert not any("venv" in command for command in commands)


def test_another_place_or_python_makes_the_environment_count_as_not_ready(build, commands, monkeypatch):
    """An environment holds absolute paths, so one copied along with the checkout is of no use."""
    build.main(["build"])
    assert build.ready((build.BASE,))
    monkeypatch.setattr(build.sys, "version_info", (3, 99, 0))
    assert not build.ready((build.BASE,))


def test_an_interrupted_setup_never_looks_ready(build, commands, monkeypatch, capsys):
    def stop(*arguments):
        raise KeyboardInterrupt

    build.main(["build"])
    (build.ROOT / build.BASE).write_text("# changed\n", encoding="utf-8")
    monkeypatch.setattr(build, "pip_install", stop)
    assert build.main(["build"]) == 130
    assert "已中断" in capsys.readouterr().err
    assert not build.ready((build.BASE,))
    assert not build.STAMP.exists()


def test_an_unstamped_environment_is_made_anew(build, commands):
    build.main(["build"])
    build.STAMP.unlink()
    commands.clear()
    build.main(["build"])
    assert any("--clear" in command for command in commands)


def test_a_failed_install_says_what_to_do_and_ends_in_pips_words(build, commands, monkeypatch, capsys):
    output = "\n".join(f"line {number}" for number in range(20)) + "\nERROR: no route\n"
    monkeypatch.setattr(build, "attempt", lambda *command: (1 if "pip" in command else 0, output))
    assert build.main(["build"]) == 3
    message = capsys.readouterr().err
    assert "requirements.txt" in message
    assert "pip config set" in message
    assert "ERROR: no route" in message
    assert "line 19" not in message


def test_an_old_python_is_told_which_one_is_needed(build, monkeypatch, capsys):
    monkeypatch.setattr(build.sys, "version_info", (3, 9, 2))
    assert build.main(["build"]) == 3
    assert "需要 Python 3.11 或更新的版本，现为 3.9.2" in capsys.readouterr().err


def test_without_rights_the_one_line_to_run_is_shown(build, commands, monkeypatch, capsys):
    monkeypatch.setattr(build, "missing_packages", lambda **_: ["libpango-1.0-0", "fonts-lxgw-wenkai"])
    monkeypatch.setattr(build, "administrator", lambda: None)
    monkeypatch.setattr(build.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert build.main(["build"]) == 3
    last = capsys.readouterr().err.splitlines()[-1].strip()
    assert last == "sudo apt-get install -y --no-install-recommends libpango-1.0-0 fonts-lxgw-wenkai"
    assert commands == []


def test_a_missing_kai_alone_does_not_stop_the_build(build, commands, monkeypatch, capsys):
    monkeypatch.setattr(build, "missing_packages", lambda **_: ["fonts-lxgw-wenkai"])
    monkeypatch.setattr(build, "administrator", lambda: None)
    monkeypatch.setattr(build.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert build.main(["build"]) == 0
    assert "暂以宋体代替" in capsys.readouterr().out


def test_with_rights_the_packages_are_installed(build, commands, monkeypatch):
    monkeypatch.setattr(build, "missing_packages", lambda **_: ["libpango-1.0-0"])
    monkeypatch.setattr(build, "administrator", lambda: ["sudo", "-n"])
    monkeypatch.setattr(build.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert build.main(["build"]) == 0
    assert ("sudo", "-n", "apt-get", "install", "-y", "--no-install-recommends", "libpango-1.0-0") in commands


def test_nothing_is_said_when_quiet(build, commands, monkeypatch, capsys):
    monkeypatch.setattr(build, "QUIET", True)
    build.main(["build", "--quiet"])
    assert capsys.readouterr().out == ""


def test_a_folder_that_cannot_be_written_is_named(build, capsys):
    build.LOCK.parent.write_text("a file stands where the folder should be", encoding="utf-8")
    assert build.main(["build"]) == 3
    message = capsys.readouterr().err
    assert str(build.LOCK.parent) in message
    assert "请检查文件夹权限" in message


def test_a_lock_that_cannot_be_opened_is_named(build, capsys):
    build.LOCK.mkdir(parents=True)
    assert build.main(["build"]) == 3
    assert f"build.py：{build.LOCK}：打不开" in capsys.readouterr().err


def test_a_lock_that_is_something_else_is_named(build, capsys):
    build.LOCK.parent.mkdir(parents=True, exist_ok=True)
    build.LOCK.write_bytes(b"garbage" * 1000)
    assert build.main(["build"]) == 3
    assert "或删去这个文件" in capsys.readouterr().err


def test_two_at_once_go_one_after_the_other(build):
    """The lock is free again as soon as its holder has ended."""
    with ThreadPoolExecutor() as other:
        with contextlib.closing(build.take_lock()):
            waiting = other.submit(lambda: build.take_lock().close())
            with pytest.raises(TimeoutError):
                waiting.result(timeout=1)
        waiting.result(timeout=30)


def test_one_connection_waits_and_is_closed_when_waiting_ends_badly(build, monkeypatch):
    """However long it takes: a new one at each turn would use up the files that a process may open."""
    opened, turns = [], []
    connect = build.sqlite3.connect

    class Seen(build.sqlite3.Connection):
        def execute(self, *told):
            turns.append(told)
            if len(turns) > 2:
                raise KeyboardInterrupt
            return super().execute(*told)

    def once(*where, **how):
        opened.append(connect(*where, **how, factory=Seen))
        return opened[-1]

    with contextlib.closing(build.take_lock()):
        monkeypatch.setattr(build.sqlite3, "connect", once)
        with pytest.raises(KeyboardInterrupt):
            build.take_lock()
    assert len(opened) == 1
    with pytest.raises(build.sqlite3.ProgrammingError, match="closed"):
        opened[0].total_changes  # noqa: B018 - a closed one refuses this


def test_a_check_shows_its_words_when_it_fails_and_all_end_in_pytests_words_and_a_summary(
    build, monkeypatch, capfd
):
    monkeypatch.setattr(build, "PYTHON", sys.executable)
    monkeypatch.setattr(
        build, "CHECKS", {"甲": ("-c", "raise SystemExit('ill')"), "乙": ("-c", "print('well')")}
    )
    assert build.run_checks(["--version"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[:2] == ["── 甲：没有通过", "ill"]
    assert "── 乙：通过" in lines
    assert "well" not in lines
    assert lines[-2].startswith("pytest ")
    assert lines[-1] == "没有通过：甲；请看上面各节。"


def test_checks_without_a_fault_give_zero(build, monkeypatch, capfd):
    monkeypatch.setattr(build, "PYTHON", sys.executable)
    monkeypatch.setattr(build, "CHECKS", {"乙": ("-c", "")})
    assert build.run_checks(["--version"]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "检查和测试全部通过。"


def test_windows_passes_the_exit_code_on(build, monkeypatch):
    """Windows cannot replace a process, so the command runs below and its code comes back."""
    seen = []

    def run(command, **_):
        seen.append(command)
        return SimpleNamespace(returncode=2)

    monkeypatch.setattr(build.sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "run", run)
    assert build.hand_over(["check", "2026-1"]) == 2
    assert seen == [[build.PYTHON, "-m", "bulletin.cli", "check", "2026-1"]]


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot replace a process")
def test_elsewhere_the_command_takes_the_place_of_build_py(build, monkeypatch):
    seen = []
    monkeypatch.setattr(os, "execve", lambda *given: seen.append(given))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=0))
    build.hand_over(["check"])
    ((_, command, environment),) = seen
    assert command == [build.PYTHON, "-m", "bulletin.cli", "check"]
    assert environment["NO_MKDOCS_2_WARNING"] == "1"

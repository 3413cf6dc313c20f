"""The command line's last line of defence: whatever happens ends in sentences and an exit code."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from bulletin.cli import main as program


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (KeyboardInterrupt, "已停止；原有的成品没有动。"),
        (typer.Abort, "没有回答，就没有改；不在终端里运行时，请在命令后面加 --yes。"),
    ],
)
def test_stopping_a_command_is_no_accident(
    stop: type[BaseException], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C at work, and Ctrl+C at a question, which Typer turns into an exception of its own."""

    def interrupt() -> None:
        raise stop

    monkeypatch.setattr("bulletin.cli.commands.doctor.find_root", interrupt)
    assert program.main(["doctor"]) == program.INTERRUPTED
    assert capsys.readouterr().err == f"{said}\n"


def test_an_accident_whose_note_cannot_be_written_still_ends_in_a_sentence(tmp_path: Path) -> None:
    """A bug of ours in a folder whose cache is a file: the note has no place."""
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    bug = "from bulletin.cli import main; main.with_command = None; main.main([])"
    done = subprocess.run(
        [sys.executable, "-c", bug],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr
    assert "程序出了意外（TypeError）" in done.stderr
    assert done.returncode == 3

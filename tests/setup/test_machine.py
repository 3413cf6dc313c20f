"""What the doctor finds, and the line it gives for what is missing."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from bulletin.fonts import FontChoice, FontFile, Role
from bulletin.setup import Finding, Need, State, examine_machine, is_ready, render_findings
from bulletin.setup import machine as machine_module
from bulletin.setup.remedies import APT, KAI, PANGO, install_line

ROOT = Path(__file__).resolve().parents[2]


def find(findings, name):
    return next(finding for finding in findings if finding.name == name)


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "requirements.txt").write_text("packaging==0.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    """The code that tries the drawing engine: a sentence instead of half a second's import."""
    monkeypatch.setattr(machine_module, "ENGINE", "print('70.0')")
    return monkeypatch


@pytest.fixture
def no_apt(monkeypatch):
    monkeypatch.setattr(machine_module.shutil, "which", lambda _: None)


def test_a_checkout_that_was_never_set_up_lacks_its_environment(checkout):
    finding = find(examine_machine(checkout), "运行环境")
    assert (finding.state, finding.remedy) == (State.MISSING, "python3 build.py")


def test_another_version_than_the_pinned_one_is_told(checkout):
    finding = find(examine_machine(checkout), "Python 依赖")
    assert finding.state is State.OLDER
    assert "packaging " in finding.found


def test_a_package_that_is_not_installed_is_named(checkout):
    (checkout / "requirements.txt").write_text("no-such-package==1.0 \\\n", encoding="utf-8")
    finding = find(examine_machine(checkout), "Python 依赖")
    assert (finding.state, finding.found) == (State.MISSING, "没有装：no-such-package")


def test_packages_for_other_systems_are_not_missed(checkout):
    text = "no-such-package==1.0 ; sys_platform == 'plan9' \\\n    --hash=sha256:00\n    # via nobody\n"
    (checkout / "requirements.txt").write_text(text, encoding="utf-8")
    assert find(examine_machine(checkout), "Python 依赖").state is State.OK


def test_programs_that_only_tests_need_do_not_stop_a_build(checkout, no_apt):
    finding = find(examine_machine(checkout), "Chromium")
    assert (finding.state, finding.need) == (State.MISSING, Need.TEST)
    assert is_ready([finding])


def test_a_face_that_stands_in_for_kai_is_told(checkout, monkeypatch):
    song = Path("NotoSerifSC-Regular.otf")
    files = (FontFile(Role.KAI, song, Role.SONG),)
    monkeypatch.setattr(machine_module, "locate_fonts", lambda _: files)
    finding = find(examine_machine(checkout), "字体 楷")
    assert (finding.state, finding.found, finding.need) == (State.MISSING, "以宋体代替", Need.BETTER)
    assert finding.remedy


def test_a_font_file_that_does_not_exist_is_missing(checkout):
    finding = find(examine_machine(checkout, FontChoice(kai=checkout / "none.ttf")), "字体")
    assert finding.state is State.MISSING
    assert "none.ttf" in finding.found
    assert not is_ready([finding])


def test_song_and_hei_have_every_standard_character(checkout):
    findings = examine_machine(checkout)
    assert find(findings, "字体 宋").state is State.OK
    assert find(findings, "字体 黑").state is State.OK


def test_a_drawing_engine_that_loads_is_told_with_its_version(checkout):
    assert find(examine_machine(checkout), "Pango").found == "能用（WeasyPrint 70.0）"


def test_a_library_that_cannot_be_loaded_is_told_with_its_line(checkout, engine):
    """WeasyPrint's import fails with OSError when Pango is not there."""
    engine.setattr(machine_module, "ENGINE", "raise OSError('cannot load library libpango')")
    finding = find(examine_machine(checkout), "Pango")
    assert (finding.state, finding.found) == (State.MISSING, "OSError: cannot load library libpango")
    assert finding.remedy


def test_a_full_disk_is_told(checkout, monkeypatch):
    monkeypatch.setattr(machine_module, "LEAST_SPACE", 1e9)
    assert find(examine_machine(checkout), "磁盘空间").state is State.MISSING


@pytest.mark.parametrize(
    ("platform", "has_apt", "thing", "line"),
    [
        ("linux", True, KAI, "sudo apt-get install -y --no-install-recommends fonts-lxgw-wenkai"),
        ("darwin", False, PANGO, "brew install pango"),
        ("win32", False, PANGO, "安装 MSYS2，在它的窗口里运行 pacman -S mingw-w64-ucrt-x86_64-pango"),
        ("linux", False, PANGO, "用系统的软件包管理器安装 pango"),
    ],
)
def test_each_system_gets_its_own_line(platform, has_apt, thing, line):
    assert install_line(thing, platform=platform, has_apt=has_apt) == line


def test_build_py_installs_the_packages_that_the_doctor_names():
    """build.py runs before the package is there and cannot share its list."""
    spec = importlib.util.spec_from_file_location("build_for_names", ROOT / "build.py")
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    installed = {*build.LIBRARIES.values(), build.KAI_PACKAGE, *build.TEST_PROGRAMS.values()}
    assert installed == {package for packages in APT.values() for package in packages.split()}


def test_the_report_gives_a_line_a_remedy_and_a_conclusion():
    findings = (
        Finding("Python", State.OK, "3.11.2"),
        Finding("字体 楷", State.MISSING, "以宋体代替", "apt-get …", Need.BETTER),
    )
    assert render_findings(findings) == (
        "✓ Python   有　3.11.2\n"
        "✗ 字体 楷  缺少（建议）　以宋体代替\n"
        "           → apt-get …\n"
        "\n"
        "可以编印；补齐建议的几项，印出来更好看。"
    )


@pytest.mark.parametrize(
    ("need", "state", "conclusion"),
    [
        (Need.BUILD, State.MISSING, "还缺必需的东西"),
        (Need.BUILD, State.OLDER, "一切齐备"),
        (Need.TEST, State.MISSING, "还不能运行全部测试"),
    ],
)
def test_the_conclusion_says_whether_one_can_print(need, state, conclusion):
    assert conclusion in render_findings([Finding("某", state, "", "", need)]).splitlines()[-1]

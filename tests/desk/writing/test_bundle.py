"""Decap CMS is installed once, from a package whose every byte is known, or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from pathlib import Path

import pytest

from bulletin.desk.writing import bundle
from bulletin.errors import MachineError


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package like the real one, small, with a file that must not come out of it."""
    file = tmp_path / bundle.PACKAGE
    with tarfile.open(file, "w:gz") as archive:
        for name in (
            "decap-cms.js",
            "12.decap-cms.js",
            "decap-cms.js.map",
            "cms.js",
            "../../evil.decap-cms.js",
        ):
            info = tarfile.TarInfo(f"package/dist/{name}")
            info.size = 2
            archive.addfile(info, io.BytesIO(b"//"))
    monkeypatch.setattr(bundle, "SHA512", hashlib.sha512(file.read_bytes()).hexdigest())
    return file


def test_only_the_scripts_come_out_and_only_into_their_folder(package: Path, tmp_path: Path) -> None:
    """Maps stay behind; a name that leads out leads nowhere."""
    folder = tmp_path / "desk"
    assert not bundle.is_installed(folder)
    bundle.install(folder, package)
    assert bundle.is_installed(folder)
    names = {file.name for file in tmp_path.rglob("*.js")}
    assert names == {"decap-cms.js", "12.decap-cms.js", "evil.decap-cms.js"}
    assert all(file.parent == bundle.bundle_folder(folder) for file in tmp_path.rglob("*.js"))


def test_a_package_with_other_bytes_is_refused(package: Path, tmp_path: Path) -> None:
    """Nothing is installed of it."""
    package.write_bytes(package.read_bytes() + b"x")
    with pytest.raises(MachineError, match=r"与 Decap CMS .* 的原件不同"):
        bundle.install(tmp_path / "desk", package)
    assert not (tmp_path / "desk").exists()


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(MachineError, match="打不开"):
        bundle.install(tmp_path / "desk", tmp_path / "none.tgz")


def test_without_npm_the_line_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the way without a network."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineError) as told:
        bundle.install(tmp_path / "desk")
    assert "apt-get install -y npm" in told.value.remedy
    assert f"--package {bundle.PACKAGE}" in told.value.remedy


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for npm is a shell script")
def test_npm_that_fails_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence."""
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code ENOTFOUND' >&2\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(MachineError, match="ENOTFOUND"):
        bundle.install(tmp_path / "desk")

"""Decap CMS on this machine: its scripts, taken once from its npm package and checked against a known hash.

Goes in: a folder, and npm or a package file brought along. Comes out: a folder of scripts.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from bulletin.errors import MachineError
from bulletin.outputs import staging_folder, swap_in

VERSION = "3.16.3"
PACKAGE = f"decap-cms-{VERSION}.tgz"
SHA512 = (
    "85ff9d3e50a1ed32665a5f3ee954731d839686b8b9c605249eb65b0dec1a59ee"
    "2cf41ef127c3d0ba0a7640779295d3142b36afebecf4a08a7051885424362d63"
)
DOWNLOAD, INSTALLED = 16, 6
"""Megabytes."""
SCRIPT = "decap-cms.js"
_ELSEWHERE = (
    f"或在别的电脑上运行 npm pack decap-cms@{VERSION}，把得到的 {PACKAGE} 拿来，"
    f"运行 python3 build.py desk --package {PACKAGE}"
)


def bundle_folder(folder: Path) -> Path:
    """Where the scripts of this version stand below ``folder``."""
    return folder / f"decap-cms-{VERSION}"


def is_installed(folder: Path) -> bool:
    """Whether they are there; they appear whole or not at all."""
    return (bundle_folder(folder) / SCRIPT).is_file()


def install(folder: Path, package: Path | None = None) -> None:
    """Put the scripts below ``folder``, from ``package`` or else from npm. MachineError when it cannot be."""
    with tempfile.TemporaryDirectory(prefix="bulletin-") as scratch:
        _unpack(package or _fetch(Path(scratch)), bundle_folder(folder))


def _fetch(scratch: Path) -> Path:
    """The package, by npm as it is set up on this machine."""
    npm = shutil.which("npm")
    if npm is None:
        message = "写稿台要用 Decap CMS，下载它要用 npm，这台电脑没有"
        remedy = "请先装 npm（Debian：sudo apt-get install -y npm；Windows、macOS：安装 Node.js），再运行一次"
        raise MachineError(message, f"{remedy}；{_ELSEWHERE}")
    command = [npm, "pack", f"decap-cms@{VERSION}", "--ignore-scripts", "--pack-destination", str(scratch)]
    done = subprocess.run(command, check=False, capture_output=True, cwd=scratch)  # noqa: S603 - npm by its full path
    if done.returncode or not (scratch / PACKAGE).is_file():
        told = done.stderr.decode(errors="replace").strip().splitlines()
        said = "；".join(line for line in told if "code" in line or "ERR" in line)[:200]
        raise MachineError(
            f"Decap CMS 没有下载下来（{said or 'npm 没有说明'}）", f"请检查网络再试；{_ELSEWHERE}"
        )
    return scratch / PACKAGE


def _unpack(package: Path, target: Path) -> None:
    try:
        data = package.read_bytes()
    except OSError as error:
        message = f"{package}：打不开（{error.strerror or error}）"
        raise MachineError(message, f"请写 {PACKAGE} 所在的位置") from None
    if hashlib.sha512(data).hexdigest() != SHA512:
        message = f"{package.name} 与 Decap CMS {VERSION} 的原件不同，没有装"
        raise MachineError(message, f"请重新取一份：npm pack decap-cms@{VERSION}")
    with staging_folder(target) as staged, tarfile.open(package) as archive:
        for member in archive:
            name = Path(member.name).name
            if member.isfile() and name.endswith((SCRIPT, f"{SCRIPT}.LICENSE.txt")):
                source = archive.extractfile(member)
                assert source is not None, name
                (staged / name).write_bytes(source.read())
        swap_in(staged, target)

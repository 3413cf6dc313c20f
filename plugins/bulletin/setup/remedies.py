"""The line that installs a thing, on each system.

Names of packages are those of build.py; a test keeps the two alike.
"""

from __future__ import annotations

PANGO = "pango"
KAI = "kai"
OFFICE = "soffice"
APT = {
    PANGO: "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    KAI: "fonts-lxgw-wenkai",
    "chromium": "chromium",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "java": "default-jre-headless",
}
_APT_OPTIONAL = {OFFICE: "libreoffice-writer-nogui libreoffice-draw-nogui"}
"""What build.py never installs by itself."""
_BREW = {
    PANGO: "pango",
    KAI: "--cask font-lxgw-wenkai",
    OFFICE: "--cask libreoffice",
    "pdftotext": "poppler",
    "qpdf": "qpdf",
    "java": "openjdk",
}
_ELSEWHERE = {
    OFFICE: "从 LibreOffice 官方网站下载安装",
    PANGO: "安装 MSYS2，在它的窗口里运行 pacman -S mingw-w64-ucrt-x86_64-pango",
    KAI: "安装霞鹜文楷（LXGWWenKai-Regular.ttf），或在 mkdocs.yml 的“字体”里写明 楷: 文件路径",
}


def install_line(thing: str, *, platform: str, has_apt: bool) -> str:
    """The line to run, or a sentence where no one line does it; ``platform`` as in sys.platform."""
    if has_apt:
        return f"sudo apt-get install -y --no-install-recommends {(APT | _APT_OPTIONAL)[thing]}"
    if platform == "darwin" and thing in _BREW:
        return f"brew install {_BREW[thing]}"
    if platform == "win32" and thing in _ELSEWHERE:
        return _ELSEWHERE[thing]
    return _ELSEWHERE[thing] if thing in (KAI, OFFICE) else f"用系统的软件包管理器安装 {thing}"

"""The fonts that Chromium sees in tests: those of the Python packages, the same bytes on every machine."""

from __future__ import annotations

from pathlib import Path

import pylopdf_fonts_zh_cn

ALIASES = {
    "Noto Serif SC": ("Noto Serif CJK SC", "LXGW WenKai", "KaiTi", "serif"),
    "Noto Sans SC": ("Noto Sans CJK SC", "sans-serif", "monospace", "system-ui"),
}
"""The font that is there, by the names that style sheets ask for; 楷 is set as 宋."""


def write_font_settings(folder: Path) -> Path:
    """Settings for fontconfig (variable FONTCONFIG_FILE) that know 宋 and 黑 of requirements.txt only."""
    fonts = Path(pylopdf_fonts_zh_cn.serif_path()).parent
    aliases = "".join(
        f'<alias binding="same"><family>{name}</family><prefer><family>{font}</family></prefer></alias>\n'
        for font, names in ALIASES.items()
        for name in names
    )
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{fonts}</dir>\n<cachedir>{folder}</cachedir>\n{aliases}</fontconfig>\n",
        encoding="utf-8",
    )
    return settings

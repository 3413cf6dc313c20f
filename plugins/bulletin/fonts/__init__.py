"""The typefaces: where they are, copies fit for print, what they lack, and lettering drawn from them."""

from bulletin.fonts.coverage import Missing, characters_of, missing_characters
from bulletin.fonts.faces import Face, PrintFonts, print_fonts
from bulletin.fonts.lettering import Lettering, Pen, draw_lettering
from bulletin.fonts.locate import FontChoice, FontFile, Role, locate_fonts

__all__ = [
    "Face",
    "FontChoice",
    "FontFile",
    "Lettering",
    "Missing",
    "Pen",
    "PrintFonts",
    "Role",
    "characters_of",
    "draw_lettering",
    "locate_fonts",
    "missing_characters",
    "print_fonts",
]

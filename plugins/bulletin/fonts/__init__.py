"""The typefaces: where they are, copies fit for print, what they lack, and lettering drawn from them.

``coverage`` and ``lettering`` load fontTools and are imported by their own names.
"""

from bulletin.fonts.faces import Face, PrintFonts, print_fonts
from bulletin.fonts.locate import FontChoice, FontFile, Role, locate_fonts

__all__ = ["Face", "FontChoice", "FontFile", "PrintFonts", "Role", "locate_fonts", "print_fonts"]

"""Screen colours into printing inks: everything RGB or grey in a PDF becomes CMYK, black in K alone.

Rule of conversion (look/print.md, section 5): a neutral colour is a share of K; the bulletin's red is
0 1 .95 .15; any other RGB gives its grey part to K and the rest to C, M and Y.
"""

from bulletin.print.press.inks.cmyk import BLACK, PAPER, RED, Cmyk, UnprintableColourError, cmyk_of
from bulletin.print.press.inks.document import recolour

__all__ = ["BLACK", "PAPER", "RED", "Cmyk", "UnprintableColourError", "cmyk_of", "recolour"]

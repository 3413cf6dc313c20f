"""Setting text: runs become atoms, atoms become lines, lines become marks on baselines.

``AtomMaker.strip`` gives a paragraph as one endless line, ``Breaker.lines`` says where its lines
end, ``set_line`` sets one of them. Nothing here knows pages or columns.
"""

from bulletin.print.setting.atoms import AtomMaker, Run, Strip, Style
from bulletin.print.setting.lines import Breaker, Span
from bulletin.print.setting.rows import Align, set_line

__all__ = ["Align", "AtomMaker", "Breaker", "Run", "Span", "Strip", "Style", "set_line"]

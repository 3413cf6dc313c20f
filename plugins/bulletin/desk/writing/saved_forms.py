"""What each open form wrote last, so that a save whose answer was lost on the way is known again.

A form has a key of its own for as long as it is open; the same text in another form has another key.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

MOST = 1000
"""Forms that are remembered; nobody has so many open."""


@dataclass(frozen=True, slots=True)
class LastSave:
    """The file that a form wrote, and the prints of the values that it sent."""

    path: str
    prints: str


@dataclass(frozen=True, slots=True)
class SavedForms:
    """The last save of each form, the latest forms kept."""

    _last: OrderedDict[str, LastSave] = field(default_factory=OrderedDict)

    def keep(self, form: str, path: str, prints: str) -> None:
        """Remember a save; one without a form's key is not."""
        if form:
            self._last[form] = LastSave(path, prints)
            self._last.move_to_end(form)
            if len(self._last) > MOST:
                self._last.popitem(last=False)

    def last(self, form: str) -> LastSave | None:
        """What the form wrote last; None when it has not yet."""
        return self._last.get(form)

"""年度总目次: the rows of a year's issues under each department.

The page of a year and its PDF show the same, so both take it from here.
"""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.host.addresses import department_url
from bulletin.host.entries import Entry, Group
from bulletin.model import Publication


def gather_departments(publication: Publication, entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Each department once, in the publication's order; its rows keep their own."""
    rows: dict[str, list[Entry]] = {department.name: [] for department in publication.departments}
    for entry in entries:
        rows.setdefault(entry.department, []).append(entry)
    return tuple(Group(name, department_url(name), tuple(row)) for name, row in rows.items() if row)

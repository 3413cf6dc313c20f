"""往期: the issues of the archive by year, with a gap where a whole number is missing.

The publication goes in; out come the page of all issues and one page a year.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby, pairwise

from bulletin.contents.download import Download, spoken_size
from bulletin.host import (
    Crumb,
    GeneratedPage,
    Group,
    Host,
    IssueLabel,
    Neighbour,
    archive_url,
    digest_of,
    gather_departments,
    spoken_pages,
    with_neighbours,
    year_pdf_url,
    year_url,
)
from bulletin.model import Issue

YEARS_WITH_COVERS = 12  # older years are one line each, so that the page stays small


@dataclass(frozen=True, slots=True)
class Gap:
    """A whole number (总第N期) that the archive does not have."""

    whole_number: int


@dataclass(frozen=True, slots=True)
class Year:
    """The issues of one year in their order, gaps in their places; ``lost`` are the whole numbers missing
    between the issues of the year before and these, of which nobody knows the year.
    """

    year: int
    url: str
    lost: tuple[int, ...]
    places: tuple[IssueLabel | Gap, ...]

    @property
    def lost_in_words(self) -> str:
        """What stands between this year and the one before: 总第55—60期尚未收入; empty where none is lost."""
        return f"总第{spoken_pages(self.lost)}期尚未收入" if self.lost else ""


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """All years, the newest first; ``summary`` is the sentence that counts issues and gaps."""

    summary: str
    years: tuple[Year, ...]
    older: tuple[Year, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """One year: its issues, and under each department all its articles of the year (年度总目次)."""

    year: Year
    departments: tuple[Group, ...]
    pdf: Download | None
    previous: Neighbour | None
    following: Neighbour | None


def archive_pages(host: Host) -> tuple[GeneratedPage, ...]:
    """The archive page, and a page for every year."""
    issues = host.publication.issues
    held = frozenset(issue.whole_number for issue in host.whole_publication.issues)
    years = years_of(tuple(map(host.label, issues)), issues, held)
    archive = _archive_page(view_archive(issues, years))
    return (
        archive,
        *(_year_page(view_year(host, year, old, new)) for old, year, new in with_neighbours(years)),
    )


def years_of(
    labels: tuple[IssueLabel, ...], issues: tuple[Issue, ...], held: Collection[int | None]
) -> tuple[Year, ...]:
    """The years from the oldest to the newest; ``issues`` and their ``labels`` run the same way.

    A gap between two issues of a year belongs to that year, any other to none. ``held`` are the whole
    numbers that the archive has, shown or not: an internal issue is not missing, and is not spoken of.
    """
    places: list[tuple[int, IssueLabel | Gap]] = []
    lost: dict[int, tuple[int, ...]] = {}
    for label, (before, issue) in zip(labels, pairwise((None, *issues)), strict=True):
        assert issue is not None
        year = issue.number.year
        missing = tuple(number for number in _missing(before, issue) if number not in held)
        if before is not None and before.number.year == year:
            places += [(year, Gap(number)) for number in missing]
        else:
            lost[year] = missing
        places.append((year, label))
    return tuple(
        Year(year, year_url(year), lost[year], tuple(place for _, place in group))
        for year, group in groupby(places, key=lambda pair: pair[0])
    )


def _missing(before: Issue | None, issue: Issue) -> range:
    if before is None or before.whole_number is None or issue.whole_number is None:
        return range(0)
    return range(before.whole_number + 1, issue.whole_number)


def view_archive(issues: tuple[Issue, ...], years: tuple[Year, ...]) -> ArchiveView:
    """What the archive page shows."""
    newest_first = years[::-1]
    return ArchiveView(
        _summary(issues, years), newest_first[:YEARS_WITH_COVERS], newest_first[YEARS_WITH_COVERS:]
    )


def _summary(issues: tuple[Issue, ...], years: tuple[Year, ...]) -> str:
    first = f"自总第{issues[0].whole_number}期起" if issues and issues[0].whole_number else ""
    gaps = [number for year in years for number in (*year.lost, *_gaps(year))]
    missing = "、".join(f"第{number}期" for number in gaps[:5])
    more = "等" if len(gaps) > 5 else ""
    lack = f"缺{len(gaps)}期：总{missing}{more}，寻得后补入。" if gaps else ""
    return f"{first}按年排列，共{len(issues)}期。{lack}"


def _gaps(year: Year) -> tuple[int, ...]:
    return tuple(place.whole_number for place in year.places if isinstance(place, Gap))


def view_year(host: Host, year: Year, previous: Year | None, following: Year | None) -> YearView:
    """What the page of a year shows: departments in the publication's order, then issues and pages."""
    ids = {place.id for place in year.places if isinstance(place, IssueLabel)}
    entries = [e for issue in host.publication.issues if issue.id in ids for e in host.entries(issue)]
    groups = gather_departments(host.publication, entries)
    return YearView(year, groups, _pdf(host, year.year), _beside(previous), _beside(following))


def _pdf(host: Host, year: int) -> Download | None:
    if year not in host.yearly:
        return None
    url = year_pdf_url(year, host.publication.nameplate)
    return Download(f"下载PDF（{spoken_size(len(host.yearly[year]))}）", url)


def _beside(year: Year | None) -> Neighbour | None:
    return Neighbour(year.url, f"{year.year}年") if year else None


def _archive_page(view: ArchiveView) -> GeneratedPage:
    context = {
        "title": "往期",
        "description": view.summary,
        "section": "往期",
        "crumbs": (Crumb("往期"),),
        "view": view,
    }
    return GeneratedPage(archive_url(), "archive.html", context, digest_of(context))


def _year_page(view: YearView) -> GeneratedPage:
    context = {
        "title": f"{view.year.year}年总目次",
        "description": f"{view.year.year}年各期篇目，按栏目排列。",
        "section": "往期",
        "crumbs": (Crumb("往期", archive_url()), Crumb(f"{view.year.year}年")),
        "view": view,
    }
    return GeneratedPage(view.year.url, "year.html", context, digest_of(context))

"""One issue at work: what every step of its typesetting needs to know."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.errors import BulletinError, Problem
from bulletin.fonts import FontChoice, PrintFonts, print_fonts
from bulletin.model import Issue, Publication
from bulletin.print.galley.compositor import Compositor
from bulletin.print.grid import Grid, grid_of
from bulletin.print.joined import Whole, join_issue, publication_as_set
from bulletin.print.kinds import PrintKind
from bulletin.print.options import PrintOptions
from bulletin.print.typefaces import Typefaces


@dataclass(frozen=True, slots=True)
class Job:
    """An issue, what is asked for, and the opened typefaces on the issue's grid.

    ``issue`` is the issue as it is set, ``written`` as its editors wrote it; ``wholes`` are the articles
    of two files that are set as one.
    """

    publication: Publication
    issue: Issue
    options: PrintOptions
    fonts: PrintFonts
    compositor: Compositor
    written: Issue
    wholes: tuple[Whole, ...] = ()

    @property
    def grid(self) -> Grid:
        """The grid of the issue's pages."""
        return self.compositor.grid

    @property
    def bleed(self) -> float:
        """Millimetres drawn beyond the trim."""
        return self.options.bleed if self.options.kind is PrintKind.PRESS else 0.0

    @property
    def issue_file(self) -> str:
        """The path of issue.yml, for messages."""
        return f"issues/{self.issue.id}/issue.yml"

    def parts_of(self, article: str) -> tuple[str, ...]:
        """The ids of the files that are set as this article."""
        return next((whole.parts for whole in self.wholes if whole.id == article), (article,))

    def path_of(self, article: str | None) -> str:
        """The path of an article's file, for messages; issue.yml for None."""
        return next((a.path for a in self.issue.articles if a.id == article), self.issue_file)


def start_job(publication: Publication, issue: Issue, options: PrintOptions) -> Job:
    """Open the typefaces; BulletinError when the grid does not fit its paper."""
    grid = grid_of(issue.typesetting)
    fonts = print_fonts(options.cache / "fonts", FontChoice.of(publication.fonts))
    compositor = Compositor(grid, Typefaces(fonts.files), issue.typesetting.head)
    joined, wholes = join_issue(publication, issue)
    as_set = publication_as_set(publication, wholes)
    job = Job(as_set, joined, options, fonts, compositor, issue, wholes)
    if not grid.fits:
        raise BulletinError([_too_large(job)])
    return job


def _too_large(job: Job) -> Problem:
    setting = job.issue.typesetting
    wanted = f"{setting.columns}栏、每行{setting.characters_per_line}字、每页{setting.lines_per_page}行"
    return Problem(
        job.issue_file,
        None,
        f"{setting.trim.name}放不下{wanted}、字号{setting.font_size:g}磅的版心",
        "请减少每行字数或每页行数，或改小字号",
        code="grid",
    )

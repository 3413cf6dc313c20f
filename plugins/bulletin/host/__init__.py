"""What every feature shares during one build: the publication, and what is to be written to the site."""

from bulletin.host.addresses import (
    archive_url,
    article_url,
    author_url,
    department_url,
    epub_url,
    folder_name,
    issue_url,
    page_picture_url,
    pdf_url,
    year_pdf_url,
    year_url,
)
from bulletin.host.entries import (
    Entry,
    Group,
    GuideLine,
    IssueLabel,
    Neighbour,
    group_by_department,
    guide_of,
    label_of,
    list_entries,
    spoken_date,
    spoken_pages,
)
from bulletin.host.host import Crumb, GeneratedPage, Host, digest_of, read_pages
from bulletin.host.marked import marked_pages
from bulletin.host.neighbours import with_neighbours
from bulletin.host.years import gather_departments

__all__ = [
    "Crumb",
    "Entry",
    "GeneratedPage",
    "Group",
    "GuideLine",
    "Host",
    "IssueLabel",
    "Neighbour",
    "archive_url",
    "article_url",
    "author_url",
    "department_url",
    "digest_of",
    "epub_url",
    "folder_name",
    "gather_departments",
    "group_by_department",
    "guide_of",
    "issue_url",
    "label_of",
    "list_entries",
    "marked_pages",
    "page_picture_url",
    "pdf_url",
    "read_pages",
    "spoken_date",
    "spoken_pages",
    "with_neighbours",
    "year_pdf_url",
    "year_url",
]

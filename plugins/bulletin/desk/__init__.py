"""The editor's desk: begin issues and articles, move and rename them, write page numbers, see it all live.

Pure functions plan; ``apply_changes`` alone writes, all or nothing. ``preview`` is the live preview.
"""

from bulletin.desk.changes import FileChange, apply_changes
from bulletin.desk.moving import list_slugs, move_slug, plan_renaming, rename_slug
from bulletin.desk.new_article import NewArticle, begin_article
from bulletin.desk.new_issue import NewIssue, begin_issue, issues_a_year, next_issue_id
from bulletin.desk.page_numbers import NewPage, new_pages, page_changes
from bulletin.desk.schemas import article_schema, article_snippets, issue_schema

__all__ = [
    "FileChange",
    "NewArticle",
    "NewIssue",
    "NewPage",
    "apply_changes",
    "article_schema",
    "article_snippets",
    "begin_article",
    "begin_issue",
    "issue_schema",
    "issues_a_year",
    "list_slugs",
    "move_slug",
    "new_pages",
    "next_issue_id",
    "page_changes",
    "plan_renaming",
    "rename_slug",
]

"""The editor's desk: what makes the next issue easier to begin."""

from bulletin.desk.new_issue import NewIssue, begin_issue

__all__ = ["NewIssue", "begin_issue"]

"""The checks: what is wrong in the content by the norms, and how a list of problems is written."""

from bulletin.check.formats import as_json, as_sarif

__all__ = ["as_json", "as_sarif"]

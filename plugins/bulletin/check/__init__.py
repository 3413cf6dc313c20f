"""The checks: what is wrong in the content by the norms, and how a list of problems is written."""

from bulletin.check.checking import check_publication, find_faults, find_text_faults
from bulletin.check.finding import Edit, Finding
from bulletin.check.formats import as_json, as_sarif
from bulletin.check.house import FILE_NAME, NO_RULES, HouseRules, read_house_rules

__all__ = [
    "FILE_NAME",
    "NO_RULES",
    "Edit",
    "Finding",
    "HouseRules",
    "as_json",
    "as_sarif",
    "check_publication",
    "find_faults",
    "find_text_faults",
    "read_house_rules",
]

"""The checks: what is wrong in the content by the norms and the house rules, and what mends itself.

Goes in: a publication and the texts of its files. Comes out: problems with their places and
remedies, mended texts, and a list of problems as text, JSON or SARIF. Only ``files`` and
``ignored`` touch a disk.
"""

from bulletin.check.changes import Change
from bulletin.check.checking import check_publication, find_faults, find_text_faults
from bulletin.check.codes import CODES
from bulletin.check.files import read_rules, read_texts, write_mended
from bulletin.check.finding import Edit, Finding
from bulletin.check.formats import as_json, as_sarif
from bulletin.check.house import FILE_NAME, NO_RULES, HouseRules, read_house_rules
from bulletin.check.ignored import COPY, find_ignored
from bulletin.check.mending import Mended, mend
from bulletin.check.rules.imprint import IMPRINT_CODES
from bulletin.check.summary import SEVERITY_NAMES, UNFINISHED, Entry, Group, count, group_problems, next_steps

__all__ = [
    "CODES",
    "COPY",
    "FILE_NAME",
    "IMPRINT_CODES",
    "NO_RULES",
    "SEVERITY_NAMES",
    "UNFINISHED",
    "Change",
    "Edit",
    "Entry",
    "Finding",
    "Group",
    "HouseRules",
    "Mended",
    "as_json",
    "as_sarif",
    "check_publication",
    "count",
    "find_faults",
    "find_ignored",
    "find_text_faults",
    "group_problems",
    "mend",
    "next_steps",
    "read_house_rules",
    "read_rules",
    "read_texts",
    "write_mended",
]

"""House rules: what this bulletin prefers, forbids and mixes up, written by its editors in YAML."""

from bulletin.check.house.reading import FILE_NAME, read_house_rules
from bulletin.check.house.values import NO_RULES, HouseRules, OfficeHolder, WordRule

__all__ = ["FILE_NAME", "NO_RULES", "HouseRules", "OfficeHolder", "WordRule", "read_house_rules"]

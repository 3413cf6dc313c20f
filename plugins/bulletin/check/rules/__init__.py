"""The rules, one concept a file, and the three lists in which ``check`` runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript
from bulletin.check.rules import (
    broken,
    dates,
    half_width,
    headings,
    house_words,
    indented,
    lists,
    name_points,
    numbers,
    ordinals,
    pairs,
    pictures,
    runs,
    spaces,
    tables,
    template,
    traditional,
    wording,
    written,
)

TextRule = Callable[[Manuscript, HouseRules], Iterable[Finding]]
"""A rule that needs nothing but one file."""

TEXT_RULES: tuple[TextRule, ...] = (
    written.check_pictures,
    written.check_links,
    written.check_notes,
    written.check_tags,
    broken.check_emphasis,
    broken.check_backticks,
    broken.check_wide_headings,
    broken.check_entities,
    tables.check_tables,
    indented.check_indented,
    template.check_template,
    pairs.check_pairs,
    runs.check_opening,
    lists.check_item_indents,
    lists.check_list_ends,
    lists.check_labelled_ends,
    lists.check_paragraph_ends,
    dates.check_days,
    dates.check_ranges,
    dates.check_chronicle,
    wording.check_wording,
    half_width.check_half_width,
    name_points.check_name_points,
    half_width.check_straight_quotes,
    half_width.check_document_numbers,
    runs.check_ellipsis,
    runs.check_dashes,
    runs.check_colliding_marks,
    spaces.check_spaces,
    traditional.check_traditional,
    headings.check_levels,
    headings.check_numbers,
    ordinals.check_ordinals,
    numbers.check_ranges,
    numbers.check_forms,
    numbers.check_years,
    numbers.check_approximate,
    pictures.check_alternatives,
    house_words.check_words,
    house_words.check_people,
    house_words.check_order,
)

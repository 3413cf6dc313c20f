"""Front matter of a draft's file.

In: the Head. Out: YAML. A key that the editor has to fill in stands there with （待填）.
"""

from __future__ import annotations

from bulletin.importer.reading.names import Person, is_institution, is_person
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.shaping.pieces import Head
from bulletin.importer.writing.folder import PROPOSAL_KEYS, PROPOSAL_NAMES
from bulletin.importer.writing.yaml_text import dump_yaml

TO_FILL = "（待填）"


def write_front(head: Head) -> str:
    """The YAML between the rules."""
    data: dict[str, object] = {"标题": head.title}
    if head.kicker:
        data["引题"] = head.kicker
    if head.deck:
        data["副题"] = head.deck[0] if len(head.deck) == 1 else list(head.deck)
    data["栏目"] = head.department or TO_FILL
    if head.authors:
        written = [_write_author(person) for person in head.authors]
        data["作者"] = written[0] if len(written) == 1 else written
    optional = {"日期": head.date, "编者按": head.editors_note, "作者简介": head.author_note}
    data |= {name: value for name, value in optional.items() if value}
    if head.proposal:
        data["提案"] = _write_proposal(head)
    if head.form:
        data["体裁"] = head.form
    return dump_yaml(data)


def _write_author(person: Person) -> object:
    name = person.name.replace(" ", "").replace(FULL_SPACE, "")
    if not is_person(name):
        return {"单位": name} if is_institution(name) else name
    if not person.post:
        return name
    return {"姓名": name, "单位" if is_institution(person.post) else "职务": person.post}


def _write_proposal(head: Head) -> dict[str, object]:
    """The proposal's head; what the draft does not say is to be filled in."""
    data: dict[str, object] = {"案号": TO_FILL, "提案者": ""}
    for label, value in head.proposal:
        name = PROPOSAL_NAMES.get(label, label if label in PROPOSAL_KEYS else "提案者")
        data[name] = f"{data[name]}、{value}" if data.get(name) not in (None, "", TO_FILL) else value
    data["提案者"] = data["提案者"] or "、".join(person.name for person in head.authors) or TO_FILL
    return data

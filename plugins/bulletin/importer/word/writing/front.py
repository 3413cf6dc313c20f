"""Front matter of a draft's file.

In: the Head. Out: YAML. A key that the editor has to fill in stands there with （待填）.
"""

from __future__ import annotations

from bulletin.importer.reading.names import Person, is_institution, is_person
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.shaping.pieces import Head
from bulletin.importer.writing.front_matter import FrontMatter, dump_front_matter, proposal_key

TO_FILL = "（待填）"


def write_front(head: Head) -> str:
    """The YAML between the rules."""
    return dump_front_matter(
        FrontMatter(
            head.title,
            head.department or TO_FILL,
            head.kicker,
            head.deck,
            tuple(map(_write_author, head.authors)),
            date=head.date,
            editors_note=head.editors_note,
            author_note=head.author_note,
            proposal=_write_proposal(head) if head.proposal else None,
            form=head.form,
        )
    )


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
        name = proposal_key(label)
        data[name] = f"{data[name]}、{value}" if data.get(name) not in (None, "", TO_FILL) else value
    data["提案者"] = data["提案者"] or "、".join(person.name for person in head.authors) or TO_FILL
    return data

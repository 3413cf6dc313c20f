"""One paragraph's words with their faces: runs, revisions, fields, notes, drawings, formulas.

In: a w:p. Out: Rich text; pictures, notes and findings go to the document's collections. What is not text of
the article (deleted or hidden words, phonetic guides) goes into findings with its words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.package import Relation
from bulletin.importer.word.reading.drawings import Drawings, choose, text_boxes
from bulletin.importer.word.reading.fields import Fields
from bulletin.importer.word.reading.formulas import read_formula
from bulletin.importer.word.reading.links import name_link
from bulletin.importer.word.reading.names import MC, M, R, W, switch, words_in
from bulletin.importer.word.reading.rich import OBJECT, Face, Rich, joined, plain
from bulletin.importer.word.reading.styles import CharacterLook, Styles
from bulletin.importer.word.reading.symbols import plain_symbol

_DRAWINGS = (f"{W}drawing", f"{W}pict", f"{W}object")
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}br": "\n",
}
_PAGE_BREAKS = frozenset(["page", "column"])
_MUTE = frozenset(
    [f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText", f"{W}delInstrText", f"{W}annotationRef"]
)
_INSERTED = "修订中插入的文字"
_SCHEMES = ("http://", "https://", "mailto:")


class ParagraphReader:
    """Reads paragraph after paragraph of one part of a document; fields may run over several."""

    def __init__(
        self, styles: Styles, drawings: Drawings, relations: dict[str, Relation], notes: list[tuple[str, str]]
    ) -> None:
        """``notes`` collects kind and id of each note in the order of their calls."""
        self.findings = drawings.findings
        self.boxes: list[Any] = []
        self.comments: dict[str, Place] = {}
        self._styles = styles
        self._drawings = drawings
        self._relations = relations
        self._notes = notes
        self._fields = Fields()
        self._place = Place()
        self._look = CharacterLook()
        self._left: dict[str, list[str]] = {}

    def read(
        self, paragraph: Any, look: CharacterLook, place: Place
    ) -> tuple[Rich, tuple[CharacterLook, ...]]:
        """The paragraph's text and the look of each character; text boxes wait in ``boxes``."""
        self._place, self._look, self._left = place, look, {}
        pieces = list(self._children(paragraph, Face()))
        self._report()
        return joined(rich for rich, _ in pieces), tuple(
            one for rich, look in pieces for one in (look,) * len(rich.text)
        )

    def _children(self, element: Any, face: Face) -> list[tuple[Rich, CharacterLook]]:
        return [piece for one in element for piece in self._element(one, face)]

    def _element(self, element: Any, face: Face) -> list[tuple[Rich, CharacterLook]]:
        """The text below any element that may stand in a paragraph; unknown ones are looked into."""
        tag = element.tag
        if tag in _MUTE or not isinstance(tag, str):
            return []
        if tag == f"{W}r":
            return self._run(element, face)
        if tag in (f"{M}oMath", f"{M}oMathPara"):
            return self._formula(element)
        return self._holder(element, tag, face)

    def _holder(self, element: Any, tag: str, face: Face) -> list[tuple[Rich, CharacterLook]]:
        """What an element holds that is no run itself: a revision, a link, a choice, a control."""
        if tag in (f"{W}del", f"{W}moveFrom"):
            self._leave("修订中删去的文字", words_in(element))
            return []
        if tag in (f"{W}ins", f"{W}moveTo"):
            self._leave(_INSERTED, words_in(element))
        elif tag == f"{W}hyperlink":
            face = replace(face, link=self._address(element))
        elif tag == f"{MC}AlternateContent":
            chosen = choose(element)
            return [] if chosen is None else self._children(chosen, face)
        elif tag == f"{W}sdt":
            return self._control(element, face)
        return self._children(element, face)

    def _formula(self, element: Any) -> list[tuple[Rich, CharacterLook]]:
        message = "公式照一行字写出，请与原稿对照"
        self.findings.append(Finding(Weight.LOOK, "公式", self._place, message))
        return [(read_formula(element), self._look)]

    def _control(self, element: Any, face: Face) -> list[tuple[Rich, CharacterLook]]:
        """A content control of a template: what was filled in; its prompt is no text."""
        if switch(element.find(f"{W}sdtPr"), "showingPlcHdr"):
            self._leave("模板里没有填的空", words_in(element))
            return []
        return self._children(element, face)

    def _run(self, run: Any, face: Face) -> list[tuple[Rich, CharacterLook]]:
        look = self._styles.characters(self._look, run.find(f"{W}rPr"))
        if look.hidden:
            self._leave("隐藏的文字", words_in(run))
            return []
        link = face.link or self._web(self._fields.link)
        own = replace(face, bold=look.bold, italic=look.italic, raised=look.raised, link=link)
        return [(piece, look) for one in run for piece in self._inside(one, own)]

    def _inside(self, element: Any, face: Face) -> list[Rich]:
        """What an element of a run shows."""
        tag = element.tag
        if tag == f"{W}fldChar":
            self._leave("用域写的符号", self._fields.mark(element.get(f"{W}fldCharType", "")))
            return []
        if tag in _DRAWINGS or (len(element) and tag not in _MUTE):
            return self._compound(element, tag, face)
        if tag in _NOTES:
            return [plain(OBJECT, Face(note=self._number_of(_NOTES[tag], element.get(f"{W}id", ""))))]
        if self._fields.shows and tag not in _MUTE:
            return [plain(self._sign(element), face)]
        self._unseen(element, tag)
        return []

    def _number_of(self, kind: str, identifier: str) -> int:
        """The number of a note, from 1; one that is called again keeps its own."""
        if (kind, identifier) not in self._notes:
            self._notes.append((kind, identifier))
        return self._notes.index((kind, identifier)) + 1

    def _compound(self, element: Any, tag: str, face: Face) -> list[Rich]:
        """A drawing, a choice, a phonetic guide; of anything else what stands in it."""
        if tag in _DRAWINGS:
            return self._drawing(element)
        if tag == f"{MC}AlternateContent":
            chosen = choose(element)
            return [] if chosen is None else [piece for one in chosen for piece in self._inside(one, face)]
        if tag == f"{W}ruby":
            guide, base = element.find(f"{W}rt"), element.find(f"{W}rubyBase")
            self._leave("注音", "" if guide is None else words_in(guide))
            return [] if base is None else [rich for rich, _ in self._children(base, face)]
        return [rich for rich, _ in self._element(element, face)]

    def _unseen(self, element: Any, tag: str) -> None:
        """A field's instruction, or text that the field does not show."""
        if tag == f"{W}instrText":
            self._fields.instruct(element.text or "")
        elif tag == f"{W}t":
            self._leave("域里的文字", element.text or "")

    def _sign(self, element: Any) -> str:
        """The characters of a text, tab, break or symbol."""
        tag = element.tag
        if tag == f"{W}commentReference":
            self.comments[element.get(f"{W}id", "")] = self._place
        if tag == f"{W}t":
            return (element.text or "").replace(OBJECT, "").replace("\n", " ")
        if tag == f"{W}sym":
            font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
            shown = plain_symbol(font, code)
            if not shown:
                message = f"有一个“{font}”字体的符号（{code}）认不出，没有收；请对照原稿补上"
                self.findings.append(Finding(Weight.TODO, "符号", self._place, message))
            return shown
        if tag == f"{W}delText":
            self._leave("修订中删去的文字", element.text or "")
            return ""
        return "" if element.get(f"{W}type") in _PAGE_BREAKS else _SIGNS.get(tag, "")

    def _drawing(self, element: Any) -> list[Rich]:
        self.boxes += list(text_boxes(element))
        return [plain(OBJECT, Face(picture=number)) for number in self._drawings.read(element, self._place)]

    def _address(self, element: Any) -> str:
        relation = self._relations.get(element.get(f"{R}id", ""))
        return self._web(relation.target) if relation and relation.external else ""

    def _web(self, address: str) -> str:
        """The address when it leads to the web; others stay text, and are reported."""
        if not address or address.lower().startswith(_SCHEMES):
            return address
        finding = Finding(Weight.DONE, "链接", self._place, f"{name_link(address)}，只留下文字")
        if finding not in self.findings:
            self.findings.append(finding)
        return ""

    def _leave(self, why: str, words: str) -> None:
        if words.strip():
            self._left.setdefault(why, []).append(words)

    def _report(self) -> None:
        """One finding for each reason, with the words of the whole paragraph."""
        for why, words in self._left.items():
            text = "／".join(one for one in words if one.strip())
            if not text:
                continue
            if why == _INSERTED:
                self.findings.append(Finding(Weight.DONE, "修订", self._place, f"插入的文字照收：“{text}”"))
            else:
                self.findings.append(Finding(Weight.OUT, why, self._place, f"{why}没有收", text))

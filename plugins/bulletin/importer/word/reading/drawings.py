"""Drawings in a run: pictures, text boxes, and what can be neither.

In: a w:drawing, w:pict or w:object. Out: pictures with their numbers, the text boxes' contents, findings for
charts, diagrams, pictures outside the file, embedded objects. Nothing outside the file is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin.importer.word.findings import Finding, Place, Weight
from bulletin.importer.word.package import Package, Relation
from bulletin.importer.word.reading.blocks import WordPicture
from bulletin.importer.word.reading.media import NO_CROP, Crop, Draw, UnfitPictureError, fit_picture
from bulletin.importer.word.reading.names import DGM, MC, WP, A, C, R, V, W, number, words_in
from bulletin.load.files import PICTURE_LIMIT

_SHARE = 100_000
"""a:srcRect counts in thousandths of a percent (ECMA-376 part 1, 20.1.8.55)."""
_LEAST_CROP = 0.002
"""A share of width or height below which nothing was cropped: programs round."""
_SMALLEST = 12_700
"""Size of a drawing, in EMU (a point), below which nobody sees it."""
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


class Drawings:
    """The pictures of a document, collected as they are met; each of its bytes is kept once."""

    def __init__(self, package: Package, relations: dict[str, Relation], draw: Draw) -> None:
        self.pictures: list[WordPicture] = []
        self.findings: list[Finding] = []
        self._package = package
        self._relations = relations
        self._draw = draw
        self._fitted: dict[tuple[str, Crop], tuple[bytes, str] | str] = {}

    def read(self, drawing: Any, place: Place) -> list[int]:
        """Numbers of the pictures in the drawing, those of its text boxes apart."""
        boxes = {id(one) for box in text_boxes(drawing) for one in box.iter()}
        outside = [one for one in drawing.iter() if id(one) not in boxes]
        found = [self._take(*source, place) for source in _sources(outside)]
        self._note_rest(drawing, outside, found, place)
        return [one for one in found if one]

    def _take(self, identifier: str, crop: Crop, description: str, place: Place) -> int:
        """The number of the picture, 0 where it cannot come along."""
        relation = self._relations.get(identifier)
        if relation is None or relation.external:
            where = f"（{relation.target}）" if relation else ""
            message = (
                f"图片没有存在文稿里，只是一个链接{where}，没有去取；"
                "请把原图放进 images，写上 ![图注](images/图.png)"
            )
            self.findings.append(Finding(Weight.TODO, "链接的图片", place, message))
            return 0
        fitted = self._fit(relation.target, crop)
        if isinstance(fitted, str):
            self.findings.append(Finding(Weight.TODO, "图片没有收", place, f"这里的图片{fitted}"))
            return 0
        if crop != NO_CROP:
            self.findings.append(Finding(Weight.DONE, "图片", place, "图片照文稿里裁剪过的样子收"))
        self.pictures.append(WordPicture(*fitted, description))
        return len(self.pictures)

    def _fit(self, part: str, crop: Crop) -> tuple[bytes, str] | str:
        """The picture fit for the issue, or why there is none."""
        if (part, crop) not in self._fitted:
            self._fitted[part, crop] = self._fit_anew(part, crop)
        return self._fitted[part, crop]

    def _fit_anew(self, part: str, crop: Crop) -> tuple[bytes, str] | str:
        if part not in self._package.parts:
            return "在文稿里找不到；请向作者要原图"
        try:
            return fit_picture(self._package.read(part, PICTURE_LIMIT), crop, self._draw)
        except UnfitPictureError as error:
            return str(error)

    def _note_rest(self, drawing: Any, outside: list[Any], found: list[int], place: Place) -> None:
        """Say what the drawing holds besides pictures."""
        tags = {one.tag for one in outside}
        parts = [
            *(("图表", f"{C}chart", f"{R}id") if f"{C}chart" in tags else ()),
            *(("SmartArt 图示", f"{DGM}relIds", f"{R}dm") if f"{DGM}relIds" in tags else ()),
        ]
        if parts:
            kind, tag, attribute = parts[:3]
            element = next(one for one in outside if one.tag == tag)
            relation = self._relations.get(element.get(attribute, ""))
            tree = self._package.tree(relation.target) if relation and not relation.external else None
            message = f"{kind}没有收；请在 Word 里右键把它另存为图片（PNG），放进 images"
            text = words_in(tree) if tree is not None else ""
            self.findings.append(Finding(Weight.TODO, kind, place, message, text))
        elif drawing.tag == f"{W}object" or any(one.tag.endswith("}OLEObject") for one in outside):
            message = "嵌入的对象（公式、Excel 表格一类）" + (
                "只收了它的图" if any(found) else "没有收；请改成文字、表格或图片"
            )
            self.findings.append(Finding(Weight.TODO, "嵌入的对象", place, message))
        elif not found and not any(True for _ in text_boxes(drawing)) and _is_seen(outside):
            self.findings.append(
                Finding(
                    Weight.LOOK, "图形", place, "画的线、框、箭头一类没有收；要用就另存为图片，放进 images"
                )
            )


def text_boxes(drawing: Any) -> Iterator[Any]:
    """The outermost contents of text boxes in a drawing."""
    for box in drawing.iter(f"{W}txbxContent"):
        inside = box.getparent()
        while inside is not drawing and inside.tag != f"{W}txbxContent":
            inside = inside.getparent()
        if inside is drawing:
            yield box


def choose(element: Any) -> Any:
    """Of mc:AlternateContent the branch to read: the first that holds words or a picture."""
    branches = [*element.iterchildren(f"{MC}Choice"), *element.iterchildren(f"{MC}Fallback")]
    full = (
        one
        for one in branches
        if words_in(one) or one.find(f".//{A}blip") is not None or one.find(f".//{V}imagedata") is not None
    )
    return next(full, branches[0] if branches else None)


def _sources(elements: list[Any]) -> Iterator[tuple[str, Crop, str]]:
    """The relation of each picture, its crop, and Word's words for it."""
    described = next((one for one in elements if one.tag == f"{WP}docPr"), None)
    description = "" if described is None else described.get("descr") or ""
    for one in elements:
        if one.tag == f"{A}blip" and _is_picture(one):
            yield one.get(f"{R}embed") or one.get(f"{R}link") or "", _crop(one), description
        elif one.tag == f"{V}imagedata":
            yield one.get(f"{R}id") or one.get(f"{R}href") or "", NO_CROP, one.get("alt") or description


def _is_seen(elements: list[Any]) -> bool:
    """Whether a drawing has a size; programs leave empty ones behind."""
    extents = [one for one in elements if one.tag == f"{WP}extent"]
    sizes = [number(one.get(side)) or 0 for one in extents for side in ("cx", "cy")]
    return not sizes or max(sizes) > _SMALLEST


def _is_picture(blip: Any) -> bool:
    """Whether the blip is a picture's, and not the fill of a shape."""
    return any(one.tag == _PIC for one in blip.iterancestors())


def _crop(blip: Any) -> Crop:
    rect = blip.getparent().find(f"{A}srcRect")
    if rect is None:
        return NO_CROP
    left, top, right, bottom = (max(0, number(rect.get(side)) or 0) / _SHARE for side in "ltrb")
    return (left, top, right, bottom) if max(left, top, right, bottom) >= _LEAST_CROP else NO_CROP

"""A whole PDF in printing inks: first every content stream, then the resources they call by name.

That order matters: an operand can only be read while the space it belongs to is still the old one.
Inline images become pictures of the file before, so that they are treated like all others.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, ContentScope, Dictionary, Name, Object, Pdf, Stream

from bulletin.print.press.inks.content import Recolouring
from bulletin.print.press.inks.pictures import recolour_picture
from bulletin.print.press.inks.shadings import recolour_shading
from bulletin.print.press.inks.spaces import Model, inks_of, named_spaces, printed_space, space_of

_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def recolour(pdf: Pdf) -> None:
    """Change the document in place. UnprintableColourError for a colour that has no known inks."""
    for page in pdf.pages:
        page.externalize_inline_images()
    scopes = list(_scopes(pdf))
    for scope in scopes:
        _recolour_content(pdf, scope)
    for scope in scopes:
        if scope.resources is not None:
            _recolour_resources(pdf, scope.resources)
    for scope in scopes:
        _recolour_group(scope.content)


def _scopes(pdf: Pdf) -> Iterator[ContentScope]:
    """Every content stream once, even where two places use it with resources of their own."""
    seen: set[tuple[int, int]] = set()
    for scope in pdf.content_scopes():
        if scope.content.objgen not in seen:
            seen.add(scope.content.objgen)
            yield scope


def _recolour_content(pdf: Pdf, scope: ContentScope) -> None:
    steps = pikepdf.parse_content_stream(scope.content)
    content = pikepdf.unparse_content_stream(Recolouring(named_spaces(scope.resources)).rewrite(steps))
    if isinstance(scope.content, Stream):
        scope.content.write(content)
    else:
        scope.content.Contents = pdf.make_stream(content)


def _recolour_resources(pdf: Pdf, resources: Dictionary) -> None:
    spaces = resources.get(Name.ColorSpace, Dictionary())
    for name, value in list(spaces.items()):
        printed = None if name in _DEFAULTS else printed_space(value)
        if printed is None:
            del spaces[name]
        else:
            spaces[name] = printed
    for item in _values(resources, Name.XObject):
        if isinstance(item, Stream) and item.get(Name.Subtype) == Name.Image:
            recolour_picture(pdf, item)
    for shading in _values(resources, Name.Shading):
        recolour_shading(pdf, shading)
    for pattern in _values(resources, Name.Pattern):
        if Name.Shading in pattern:
            recolour_shading(pdf, pattern.Shading)
    for state in _values(resources, Name.ExtGState):
        _recolour_backdrop(state)


def _values(resources: Dictionary, kind: Name) -> list[Object]:
    return [value for _, value in resources.get(kind, Dictionary()).items()]


def _recolour_backdrop(state: Object) -> None:
    """The colour behind a soft mask is given in the space of the mask's group, so it goes first."""
    mask = state.get(Name.SMask)
    if not isinstance(mask, Dictionary) or Name.BC not in mask:
        return
    group = mask.G.get(Name.Group, Dictionary())
    model = space_of(group.CS).model if Name.CS in group else Model.GREY
    if model is Model.RGB:
        inks = inks_of(model, [float(number) for number in mask.BC])
        mask.BC = Array([round(part, 4) for part in inks.parts])
        group.CS = Name.DeviceCMYK


def _recolour_group(content: Object) -> None:
    group = content.get(Name.Group)
    if group is not None and Name.CS in group and space_of(group.CS).model is not Model.GREY:
        group.CS = Name.DeviceCMYK

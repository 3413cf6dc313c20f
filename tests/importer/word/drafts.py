"""Word files made for the tests, from pieces of their own XML: nothing here comes from anybody's draft."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from PIL import Image

from bulletin.importer.word.office import draw_nothing
from bulletin.importer.word.pipeline import Draft, read_draft, write_draft
from bulletin.importer.word.writing.report import DraftReport

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = f"<w:document {NAMESPACES}><w:body>{{}}<w:sectPr/></w:body></w:document>"
_KINDS = frozenset(["styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"])
DEPARTMENTS = ("特稿", "调研报告", "提案选登", "社情民意", "工作动态")


def _style(identifier: str, name: str, properties: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="a"/>'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>',
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a">',
        '<w:name w:val="Normal"/></w:style>',
        _style("1", "heading 1", '<w:outlineLvl w:val="0"/>'),
        _style("2", "heading 2", '<w:outlineLvl w:val="1"/>'),
        *(_style(*one) for one in (("T", "Title"), ("Q", "Quote"), ("cap", "caption"), ("toc1", "toc 1"))),
    )
)


def run(text: str, properties: str = "") -> str:
    """A run of one face."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*content: str, style: str = "", align: str = "", more: str = "") -> str:
    """A paragraph: plain texts become runs, what begins with < is XML already."""
    inner = "".join(one if one.startswith("<") else run(one) for one in content)
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "")
        + more
        + (f'<w:jc w:val="{align}"/>' if align else "")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def bold(text: str) -> str:
    """A bold run."""
    return run(text, "<w:b/>")


def title(text: str) -> str:
    """A title as most drafts have it: centred, large."""
    return para(run(text, '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="44"/>'), align="center")


def listed(number: int, depth: int = 0) -> str:
    """Paragraph properties of an item of a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*blocks: str, span: int = 1, merge: str = "", align: str = "") -> str:
    """A cell of plain texts or paragraphs; ``merge`` is restart or continue."""
    inner = "".join(one if one.startswith("<w:") else para(one, align=align) for one in blocks) or para()
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>{inner}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; plain texts become cells."""
    written = ("".join(c if c.startswith("<w:tc>") else cell(c) for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{one}</w:tr>" for one in written) + "</w:tbl>"


def picture(relation: str, description: str = "", crop: str = "", attribute: str = "r:embed") -> str:
    """A run with an inline picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{escape(description)}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip {attribute}="{relation}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: once for new programs, once for old ones."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def levels(*forms: tuple[str, str], number: str = "1") -> str:
    """A list definition: format and text of each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(forms)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def lists(*abstracts: str, extra: str = "") -> str:
    """word/numbering.xml with one list for each definition, of the same number."""
    nums = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(abstracts) + 1)
    )
    return f"<w:numbering {NAMESPACES}>{''.join(abstracts)}{nums}{extra}</w:numbering>"


def png(colour: str = "navy", size: tuple[int, int] = (40, 30), form: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, form)
    return out.getvalue()


def notes(kind: str, texts: Mapping[str, str]) -> str:
    """word/footnotes.xml or word/endnotes.xml; ids to paragraphs."""
    inner = "".join(f'<w:{kind} w:id="{key}">{value}</w:{kind}>' for key, value in texts.items())
    return f"<w:{kind}s {NAMESPACES}>{inner}</w:{kind}s>"


def called(number: int, kind: str = "footnote") -> str:
    """A run with the call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def docx(
    *body: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, str] | None = None,
    external: Mapping[str, tuple[str, str]] | None = None,
    main_type: str = f"{_TYPES}.document.main+xml",
) -> bytes:
    """A whole .docx. ``parts`` are files under word/, ``relations`` ids to targets there."""
    files: dict[str, str | bytes] = {
        "document.xml": _DOCUMENT.format("".join(body)),
        "styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
        **(parts or {}),
    }
    known = {f"p{i}": name for i, name in enumerate(files) if name != "document.xml"}
    linked = known | dict(relations or {})
    rels = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{_kind(target)}" Target="{target}"/>'
        for key, target in linked.items()
    )
    rels += "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" '
        f'Target="{escape(target)}" TargetMode="External"/>'
        for key, (kind, target) in (external or {}).items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{rels}</Relationships>',
        )
        for name, content in files.items():
            package.writestr(f"word/{name}", content)
    return out.getvalue()


def _kind(target: str) -> str:
    """The type of a relation by the name of its target."""
    name = target.rsplit("/", 1)[-1].split(".", 1)[0].rstrip("0123456789")
    return name if name in _KINDS else "image"


def read(data: bytes, name: str = "稿件.docx", department: str = "社情民意") -> Draft:
    """A draft read with the tests' departments."""
    return read_draft(data, name, DEPARTMENTS, draw_nothing, department)


def convert(data: bytes, name: str = "稿件.docx", department: str = "社情民意") -> tuple[str, DraftReport]:
    """The article's file and the report; punctuation is left as it is."""
    draft = read(data, name, department)
    files = {number: f"images/图{number}{one.suffix}" for number, one in draft.pictures.items()}
    return write_draft(draft, "稿件.md", files, lambda _path, text: (text, ()))


def body_of(text: str) -> str:
    """The Markdown under the front matter."""
    return text.split("\n---\n", 1)[1].strip()

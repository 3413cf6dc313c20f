"""The file as a package: which kind it is, its parts, their relations. Nothing is unpacked to disk.

In: bytes. Out: a Package, or BulletinError in the editor's words. Guards: sizes are counted while reading (a
zip may lie about them), XML may have no DTD, and parts that stand outside the file are never fetched.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from typing import Any
from urllib.parse import unquote

from lxml import etree

from bulletin.errors import BulletinError, Problem

MOST_PARTS = 10_000
XML_LIMIT = 64_000_000
"""Bytes of one XML part, unpacked; a book of a million characters has about 20 million."""
WHOLE_LIMIT = 512_000_000
"""Bytes of all parts that are read, unpacked."""
MAIN = "officeDocument"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_UNZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_OTHERS = (
    ("xl/workbook.xml", "Excel 表格"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("META-INF/container.xml", "EPUB 电子书"),
)


class Kind(Enum):
    """What a file really is, whatever its name says."""

    DOCX = "docx"
    OLD = "doc"
    """For LibreOffice: .doc, .wps, .rtf, .odt, or a web page under the name of a document."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: the last word of its type, the target, whether that is outside the file."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a document, read one by one within the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises BulletinError when the bytes are no whole zip."""
        self.name = name
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.parts = frozenset(self._zip.namelist())
        except _UNZIP_TROUBLE:
            raise broken(name) from None
        if len(self._zip.infolist()) > MOST_PARTS:
            raise hostile(name, f"里面有{len(self._zip.infolist())}个部件")

    def read(self, part: str, limit: int | None = None) -> bytes | None:
        """The bytes of a part; None where they are more than ``limit``. Raises BulletinError."""
        most = XML_LIMIT if limit is None else limit
        try:
            with self._zip.open(part) as stream:
                data = stream.read(most + 1)
        except _UNZIP_TROUBLE:
            raise broken(self.name) from None
        self._read += len(data)
        if self._read > WHOLE_LIMIT:
            raise hostile(self.name, f"解开以后超过{WHOLE_LIMIT // 1_000_000} MB")
        return None if len(data) > most else data

    def tree(self, part: str) -> Any:
        """The root of an XML part, in the usual namespaces; None when there is no such part."""
        if part not in self.parts:
            return None
        data = self.read(part)
        if data is None:
            raise hostile(self.name, f"{part} 解开以后超过{XML_LIMIT // 1_000_000} MB")
        return _parse(_usual_namespaces(data), self.name)

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part by their ids; of the package itself for the empty name."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        elements = () if root is None else root.iterchildren("{*}Relationship")
        return {one.get("Id", ""): _relation(one, folder) for one in elements}


def open_package(data: bytes, name: str) -> tuple[Package, str]:
    """The package and the name of its main part. Raises BulletinError when it is no Word document."""
    package = Package(data, name)
    main = next((r.target for r in package.relations("").values() if r.kind == MAIN), "")
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in package.parts else b""
    other = next((kind for part, kind in _OTHERS if part in package.parts), "")
    if (
        other
        or main not in package.parts
        or b"wordprocessingml" not in (types or b"") + main_namespace(package, main)
    ):
        found = other or "压缩包"
        message = f"应为 Word 文稿（.docx），现为{found}"
        remedy = "把里面的文稿解压出来，再导入" if not other else "请在 Word 或 WPS 里另存为 .docx，再导入"
        raise BulletinError([Problem(name, None, message, remedy, "word-other")])
    return package, main


def main_namespace(package: Package, main: str) -> bytes:
    """The beginning of the main part, in which its namespaces stand."""
    return ((package.read(main) or b"")[:4000]) if main in package.parts else b""


def kind_of(data: bytes, name: str) -> Kind:
    """What the bytes are. Raises BulletinError for an empty, locked or foreign file."""
    if not data.strip(b"\0 \r\n\t"):
        raise _refuse(name, "文件是空的，一个字也没有", "请重新保存或重新复制一份", "word-empty")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            remedy = "请在 Word 或 WPS 里打开，去掉密码（文件→信息→保护文档），另存一份再导入"
            raise _refuse(name, "文稿加了密码，打不开", remedy, "word-locked")
        return Kind.OLD
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.OLD if b"application/vnd.oasis.opendocument.text" in data[:200] else Kind.DOCX
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if (
        start.startswith((b"{\\rtf", b"<html", b"<!doctype html"))
        or b"urn:schemas-microsoft-com:office" in start
    ):
        return Kind.OLD
    if data.startswith(b"PK"):
        raise broken(name)
    found = " PDF" if data.startswith(b"%PDF") else "别的文件"
    message = f"应为 Word 文稿，现为{found}"
    raise _refuse(name, message, "请换成 .docx；PDF 请先用识别软件变成文字，再当旧刊导入", "word-other")


def broken(name: str) -> BulletinError:
    """The file is cut short or damaged."""
    remedy = "请在 Word 或 WPS 里打开，另存为 .docx；打不开就请作者重发一份"
    return _refuse(name, "文稿不完整，或者坏了，读不出来", remedy, "word-broken")


def hostile(name: str, why: str) -> BulletinError:
    """The file is made in a way that no editor's program makes it."""
    return _refuse(
        name, f"文稿不合常规，没有打开：{why}", "请在 Word 或 WPS 里另存一份再导入", "word-hostile"
    )


def _refuse(name: str, message: str, remedy: str, code: str) -> BulletinError:
    return BulletinError([Problem(name, None, message, remedy, code)])


def _parse(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise broken(name) from None
    if root.getroottree().docinfo.doctype:
        raise hostile(name, "XML 里有不该有的 DTD")
    return root


def _usual_namespaces(data: bytes) -> bytes:
    """ISO's strict form of the format, which differs in its namespaces, as the usual one."""
    if _STRICT in data:
        for strict, usual in _TRANSITIONAL:
            data = data.replace(strict, usual)
    return data


def _relation(element: Any, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External" or bool(
        re.match(r"[a-z][a-z0-9+.-]+:", target, re.IGNORECASE)
    )
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
    return Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external)

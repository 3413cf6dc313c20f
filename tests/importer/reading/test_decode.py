"""The text of a file is read in any encoding of an office; what is no text is refused in plain words."""

import pytest

from bulletin.errors import BulletinError
from bulletin.importer.reading.decode import decode

TEXT = "石桥政协\r\n总第27期\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_any_encoding_gives_the_same_text(encoding: str) -> None:
    """The same characters come out, with plain newlines and without a byte order mark."""
    assert decode(TEXT.encode(encoding), "a.txt")[0] == "石桥政协\n总第27期\n"


@pytest.mark.parametrize("data", [b"", b"  \n\n "])
def test_an_empty_file_is_named_as_empty(data: bytes) -> None:
    """The message says that the file is empty and what to do."""
    with pytest.raises(BulletinError, match=r"文件是空的.*请换一份"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"%PDF-1.7\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n" + bytes(500)]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    """Pictures and PDFs are told to go through recognition first."""
    with pytest.raises(BulletinError, match=r"不是文字文件.*文字识别"):
        decode(data, "a.txt")


def test_a_few_broken_bytes_do_not_make_it_another_encoding() -> None:
    """One damaged character is shown as damaged; the other thousands are read as they are."""
    data = ("石桥政协" * 600).encode() + b"\xe7\x9f" + "总第27期".encode()
    text, encoding = decode(data, "a.txt")
    assert encoding == "utf-8"
    assert text.endswith("\ufffd总第27期")

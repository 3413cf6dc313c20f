"""Pictures that the form sends: where they go, under which name, and what is refused."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.writing.stage import PNG, Desk, desk_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A running server."""
    with desk_at(tmp_path) as started:
        yield started


def _upload(desk: Desk, name: str, data: bytes) -> tuple[int, dict[str, str]]:
    asset = {
        "path": f"issues/2026-1/images/{name}",
        "content": base64.b64encode(data).decode(),
        "encoding": "base64",
    }
    status, answer = desk.post({"action": "persistMedia", "params": {"asset": asset}})
    return status, answer


def test_a_picture_goes_into_the_issue_and_overwrites_none(desk: Desk) -> None:
    """The same again is the same; another of that name gets a number; the ending is that of the bytes."""
    other = PNG + b"x"
    assert _upload(desk, "桥 头.jpg", PNG)[1]["path"] == "images/桥-头.png"
    assert _upload(desk, "桥 头.jpg", PNG)[1]["path"] == "images/桥-头.png"
    assert _upload(desk, "桥 头.png", other)[1]["path"] == "images/桥-头-2.png"
    assert desk.file("images/桥-头.png").read_bytes() == PNG
    assert [one["path"] for one in desk.ask("pictures", issue="2026-1")] == [
        "images/桥-头-2.png",
        "images/桥-头.png",
    ]
    shown = desk.ask("pictures", issue="2026-1")[1]["address"]
    assert desk.get(shown.replace("桥-头", "%E6%A1%A5-%E5%A4%B4")) == (200, PNG)


@pytest.mark.parametrize(
    ("wished", "stored"),
    [
        ("con.png", "con-1.png"),
        ("AUX.jpg", "AUX-1.png"),
        ("lpt9.x.png", "lpt9-x.png"),
        ("桥.", "桥.png"),
        ("桥 ", "桥.png"),
        ("桥. .png", "桥.png"),
        ("...", "图片.png"),
        ("C:\\图\\nul", "nul-1.png"),
    ],
)
def test_a_picture_gets_a_name_that_every_system_takes(desk: Desk, wished: str, stored: str) -> None:
    """Windows has devices called con and aux, and no name there ends in a dot or a space."""
    assert _upload(desk, wished, PNG)[1]["path"] == f"images/{stored}"
    assert desk.file(f"images/{stored}").read_bytes() == PNG


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"%PDF-1.4", b"RIFF\0\0\0\0WAVEfmt "])
def test_what_is_no_picture_is_refused(desk: Desk, data: bytes) -> None:
    """With what to do."""
    status, answer = _upload(desk, "图.png", data)
    assert status == 422
    assert "另存为" in answer["error"]
    assert not desk.file("images").exists()

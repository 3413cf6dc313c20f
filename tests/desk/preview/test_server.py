"""The preview's server answers this machine, and nobody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from bulletin.desk.preview import Board, Gallery, open_server
from bulletin.errors import MachineError
from desk.preview.stage import Running, running


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running preview, for tests that only ask."""
    with running(tmp_path_factory.mktemp("preview")) as started:
        started.idle()
        (started.stage.root / "secret.txt").write_text("secret")
        yield started


def test_it_listens_on_the_loopback_only(preview: Running) -> None:
    """Other machines cannot connect at all."""
    assert preview.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "", "127.0.0.1", "[::1]:8000"])
@pytest.mark.parametrize("path", ["/", "/site/", "/desk/events", "/set/1/0.webp"])
def test_another_host_name_is_refused(preview: Running, host: str, path: str) -> None:
    """A site of another name that leads to this address (DNS rebinding) gets nothing."""
    status, _, body = preview.ask(path, headers={"Host": host})
    assert status == 403
    assert "第一稿" not in body.decode()


def test_the_page_asks_nothing_of_the_outside(preview: Running) -> None:
    """Strict policy, no address of another host, Chinese."""
    _, headers, page = preview.ask("/")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert 'lang="zh-CN"' in page.decode()
    for name in ("/", "/desk/style.css", "/desk/script.js"):
        status, headers, body = preview.ask(name)
        assert status == 200
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert b"//" not in body.replace(b"// ", b"").replace(b"http://127.0.0.1", b"")


@pytest.mark.parametrize(
    "path",
    [
        "/site/../../secret.txt",
        "/site/%2e%2e/%2e%2e/secret.txt",
        "/site/..%2f..%2fsecret.txt",
        "/site//etc/passwd",
        "/site/%00",
        "/site/" + "9" * 300,
        "/site/assets",
        "/set/1/../secret",
        "/set/1/999.webp",
        "/set/1/-1.webp",
        f"/set/1/{'9' * 5000}.webp",
        "/desk/none",
        "/desk/../../values.py",
        "/none",
    ],
)
def test_no_path_leads_out(preview: Running, path: str) -> None:
    """Only the website's own files and the set pages are given."""
    status, _, body = preview.ask(path)
    assert status == 404
    assert b"secret" not in body


def test_events_tell_the_state_at_once(preview: Running) -> None:
    """A browser that connects later sees what is there."""
    state = preview.first_event()
    assert state["nameplate"] == "样刊"
    assert state["pages"]["pages"][0]["label"] == "1"


def test_pages_plan_and_pdf_are_given(preview: Running) -> None:
    """Everything that the state names can be asked for."""
    pages = preview.first_event()["pages"]
    status, headers, picture = preview.ask("/" + pages["pages"][0]["picture"])
    assert (status, headers["Content-Type"], picture[8:12]) == (200, "image/webp", b"WEBP")
    assert preview.ask("/" + pages["pdf"])[2].startswith(b"%PDF")
    assert preview.ask("/" + pages["plan"])[2] == b"<svg/>"


def test_head_gives_no_body(preview: Running) -> None:
    """As HTTP has it."""
    status, headers, body = preview.ask("/site/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_only_the_page_itself_may_choose_an_issue(preview: Running) -> None:
    """A form on another site cannot send the header."""
    assert preview.ask("/desk/issue/2026-1", "POST")[0] == 403
    assert preview.ask("/desk/issue/2026-1", "POST", {"X-Desk": "1"})[0] == 200
    assert preview.ask("/desk/issue/2026-9", "POST", {"X-Desk": "1"})[0] == 200
    assert preview.idle().chosen == "2026-1"


def test_a_port_in_use_is_told_with_the_remedy() -> None:
    """And the program that has it is not disturbed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MachineError, match=f"端口 {port} 已被别的程序占用.*--port"):
            open_server(port, None, Board(), Gallery())  # type: ignore[arg-type]

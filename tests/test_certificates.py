"""Certificates are verified, against the authorities of the system or of SSL_CERT_FILE."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.runs.alarms import send_notices
from crawler.runs.health import Alarm
from newsroom.authority import Authority
from tests.local_web import STORY, LocalWeb, crawl, write_outlet


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def trusted(authority: Authority, tmp_path: Path) -> str:
    """What names it to a client."""
    (tmp_path / "authority.pem").write_bytes(authority.pem())
    return str(tmp_path / "authority.pem")


@pytest.fixture
def port(authority: Authority) -> Iterator[int]:
    """Where a web speaks TLS under its certificate for localhost."""
    with LocalWeb({"/story": STORY}).running(authority.context("localhost")) as address:
        yield int(address.rpartition(":")[2])


def test_an_unknown_authority_is_refused(port: int, tmp_path: Path) -> None:
    write_outlet(tmp_path, "here", [], home="https://localhost/", hosts=["localhost"])
    run = crawl(tmp_path, "articles", "-a", f"urls=https://localhost:{port}/story")
    assert run.code == 1 and run.pages == []
    assert "certificate not trusted" in run.errors and "Traceback" not in run.errors


def test_an_authority_of_ssl_cert_file_is_trusted_for_its_hosts_only(port: int, trusted: str, tmp_path: Path) -> None:
    write_outlet(tmp_path, "here", [], home="https://localhost/", hosts=["localhost", "127.0.0.1"])
    urls = f"urls=https://localhost:{port}/story,https://127.0.0.1:{port}/story"
    run = crawl(tmp_path, "articles", "-a", urls, SSL_CERT_FILE=trusted)
    assert run.urls == [f"https://localhost:{port}/story"]
    assert run.stats["pages/failed/certificate"] == 1


@pytest.mark.parametrize("is_trusted", [True, False])
def test_a_mail_server_is_told_a_password_only_where_it_is_trusted(
    authority: Authority, trusted: str, is_trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, told = authority.context("localhost"), list[bytes]()
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", trusted)

    def serve() -> None:
        connection, _ = listening.accept()
        try:
            with context.wrap_socket(connection, server_side=True) as secured, secured.makefile("rwb", 0) as stream:
                stream.write(b"220 ready\r\n")
                while line := stream.readline():
                    told.append(line)
                    stream.write(b"250-here\r\n250 AUTH PLAIN\r\n" if line.startswith(b"ehlo") else b"535 no\r\n")
        except OSError:  # as ssl.SSLError is
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        mail = {"MAIL_HOST": "localhost", "MAIL_PORT": listening.getsockname()[1], "MAIL_SSL": True}
        login = {"MAIL_USER": "desk", "MAIL_PASS": "secret", "MAIL_FROM": "a@b.example", "ALARM_MAIL": "c@d.example"}
        assert send_notices(Settings(mail | login), [Alarm("alarm", "silent", "herald", "nothing new")]) == 1
        serving.join(300)
    assert any(line.startswith(b"AUTH PLAIN") for line in told) is is_trusted

"""Certificates are verified, against the authorities of the system or of SSL_CERT_FILE."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from scrapy.settings import Settings

from crawler.runs.alarms import send_notices
from crawler.runs.health import Alarm
from tests.local_web import STORY, LocalWeb, crawl, write_outlet


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for localhost, its own authority, and its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """Where a web speaks TLS under that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with LocalWeb({"/story": STORY}).running(context) as address:
        yield int(address.rpartition(":")[2])


def test_an_unknown_authority_is_refused(port: int, tmp_path: Path) -> None:
    write_outlet(tmp_path, "here", [], home="https://localhost/", hosts=["localhost"])
    run = crawl(tmp_path, "articles", "-a", f"urls=https://localhost:{port}/story")
    assert run.code == 1 and run.pages == []
    assert "certificate not trusted" in run.errors and "Traceback" not in run.errors


def test_an_authority_of_ssl_cert_file_is_trusted_for_its_hosts_only(
    port: int, certificate: Path, tmp_path: Path
) -> None:
    write_outlet(tmp_path, "here", [], home="https://localhost/", hosts=["localhost", "127.0.0.1"])
    urls = f"urls=https://localhost:{port}/story,https://127.0.0.1:{port}/story"
    run = crawl(tmp_path, "articles", "-a", urls, SSL_CERT_FILE=str(certificate))
    assert run.urls == [f"https://localhost:{port}/story"]
    assert run.stats["pages/failed/certificate"] == 1


@pytest.mark.parametrize("trusted", [True, False])
def test_a_mail_server_is_told_a_password_only_where_it_is_trusted(
    certificate: Path, trusted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, told = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), list[bytes]()
    context.load_cert_chain(certificate)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

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
    assert any(line.startswith(b"AUTH PLAIN") for line in told) is trusted

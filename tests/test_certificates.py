"""Certificates are verified, against the authorities of the system or of SSL_CERT_FILE."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

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

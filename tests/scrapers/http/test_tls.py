"""Certificates are verified, unless a source says why not."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scrapers.errors import Refused
from scrapers.http.client import make_client
from scrapers.http.fetcher import Fetcher, Manners
from tests.support.fault_server import Portal
from tests.support.page_archive import QUICK, Clock, MemoryArchive


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    """A portal on https whose certificate nobody vouches for, made for the occasion."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file = tmp_path / "portal.pem"
    file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with Portal({"/x": "<p>公告</p>"}, tls=context) as server:
        yield server


def fetcher(portal: Portal, tls_exception: str | None) -> Fetcher:
    """A fetcher of the portal."""
    client, clock = make_client(portal.url, "", tls_exception), Clock()
    archive = MemoryArchive()
    manners = Manners(base_url=portal.url, pace=0, robots=False, limits=QUICK)
    return Fetcher(manners, client, archive, now=clock.now, sleep=clock.sleep)


def test_a_certificate_nobody_vouches_for_is_refused(portal: Portal) -> None:
    """Without a reason given, the page is not even asked for, and it is not tried again."""
    with fetcher(portal, None) as fetch, pytest.raises(Refused, match="certificate"):
        fetch("/x")
    assert portal.log == []
    assert fetch.requests == 1


def test_a_source_with_a_reason_is_read(portal: Portal) -> None:
    """A source that says why its certificate cannot be verified is read over TLS all the same."""
    with fetcher(portal, "the portal's certificate expired on 2026-01-01") as fetch:
        assert fetch("/x").text == "<p>公告</p>"

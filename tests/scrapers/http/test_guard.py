"""Requests reach public addresses and the source's own host, and nothing else, however the address is written or resolved."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import Refused, Unavailable
from scrapers.http.guard import check_url, is_public
from tests.support.fault_server import Portal, redirect
from tests.support.page_archive import quick_fetcher

PUBLIC = "93.184.216.34"
NETS = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 127.0.0.0/8 169.254.0.0/16 100.64.0.0/10 0.0.0.0/8 224.0.0.0/3"
PRIVATE = [IPv4Network(net) for net in NETS.split()]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses somebody tried to connect to; only loopback is let through."""
    addresses: list[str] = []
    create = socket.create_connection

    def connect(address: tuple[str, int], *rest: object, **options: object) -> socket.socket:
        addresses.append(address[0])
        if address[0] == PUBLIC:
            raise ConnectionRefusedError("the open internet is not part of this test")
        return create(address, *rest, **options)  # type: ignore[arg-type]  # passed through as given

    monkeypatch.setattr(socket, "create_connection", connect)
    return addresses


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "2002:0101:0101::1"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    """Ordinary addresses are public, also in their IPv6 spellings."""
    assert is_public(address)


NOT_PUBLIC = """
127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 198.18.0.1 192.0.2.1
240.0.0.1 :: ::1 fe80::1 fe80::1%eth0 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:a00:1 ::127.0.0.1
64:ff9b::10.0.0.1 64:ff9b:1::10.0.0.1 2002:7f00:1::1
"""


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
def test_every_other_kind_of_address_is_not(address: str) -> None:
    """Private, loopback, link-local, shared, reserved, multicast and documentation addresses are refused, in every spelling."""
    assert not is_public(address)


@given(
    st.sampled_from(PRIVATE).flatmap(lambda net: st.integers(int(net[0]), int(net[-1]))),
    st.sampled_from(["", "::ffff:", "::", "64:ff9b::"]),
)
def test_no_private_address_is_public_in_any_spelling(number: int, prefix: str) -> None:
    """An IPv4 address that is not public stays so when it is carried in IPv6."""
    assert not is_public(prefix + str(IPv4Address(number)))


@given(st.integers(0, 2**128 - 1))
def test_any_ipv6_address_is_judged(number: int) -> None:
    """No address is too odd to be judged; what is public is global and no multicast."""
    address = IPv6Address(number)
    assert not is_public(str(address)) or (ip_address(address).is_global and not address.is_multicast)


NOT_ASKED = """
file:///etc/passwd ftp://a.example/ gopher://a/ javascript:x data:text/html,x http:// http:///x //a.example/x HTTP:x x
http://u@a.example/ http://u:p@a.example/ http://[::1 http://a.example:99999/ http://a.example:0/
"""


@pytest.mark.parametrize("url", NOT_ASKED.split())
def test_only_plain_http_addresses_are_asked(url: str) -> None:
    """Other schemes, credentials, bad ports and missing hosts are refused before anything is sent."""
    with pytest.raises(Refused):
        check_url(url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::ffff:127.0.0.1]"]
)
def test_a_public_source_never_reaches_this_machine(host: str, tried: list[str]) -> None:
    """A link of a public site to a loopback address is refused, however it is spelled; nothing is connected to."""
    with Portal({"/secret": "<p>secret</p>"}) as portal:

        def resolve(name: str, port: int) -> list[str]:
            found = [PUBLIC] if name == "portal.example" else [str(entry[4][0]) for entry in socket.getaddrinfo(name, port)]
            return list(dict.fromkeys(found))

        with (
            quick_fetcher("http://portal.example", resolve=resolve) as fetch,
            pytest.raises(Refused),
        ):
            fetch(f"http://{host}:{portal.port}/secret")
        assert portal.log == []
    assert tried == []


def answering(*answers: list[str]) -> Callable[[str, int], list[str]]:
    """A resolver that gives one answer after another for any name but the source's own, which is public."""
    left = list(answers)
    return lambda name, _: [PUBLIC] if name == "portal.example" else left.pop(0)


@pytest.mark.parametrize("private", ["127.0.0.1", "10.0.0.1", "::1", "169.254.169.254"])
def test_a_name_that_resolves_to_a_private_address_is_refused(private: str, tried: list[str]) -> None:
    """A public-looking name is judged by its addresses, all of them."""
    for answer in ([private], [PUBLIC, private]):
        with (
            quick_fetcher("http://portal.example", resolve=answering(answer)) as fetch,
            pytest.raises(Refused, match="not a public"),
        ):
            fetch("http://evil.example/x")
    assert tried == []


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(tried: list[str]) -> None:
    """One question to the resolver serves check and connection; the next connection is checked anew."""
    resolve = answering([PUBLIC], ["127.0.0.1"], ["127.0.0.1"])
    with quick_fetcher("http://portal.example", resolve=resolve) as fetch, pytest.raises(Refused, match="is 127\\.0\\.0\\.1"):
        fetch("http://rebinding.example/x")
    assert tried == [PUBLIC]


def test_a_source_whose_name_turns_private_is_refused(tried: list[str]) -> None:
    """A source that stood on the open internet does not get to move onto this machine."""
    answers = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    with quick_fetcher("http://portal.example", resolve=lambda *_: answers.pop(0)) as fetch, pytest.raises(Refused):
        fetch("/x")
    assert tried == [PUBLIC]


def test_a_source_on_this_machine_is_read_there_and_only_there() -> None:
    """A source configured on a private address may be asked at that address and port, under any name; not at its neighbours."""
    with Portal({"/x": "<p>公告</p>"}) as own, Portal({"/x": "<p>secret</p>"}) as other:
        names = {"own.example": "127.0.0.1"}

        def resolve(name: str, port: int) -> list[str]:
            return [names.get(name, name)]

        with quick_fetcher(own.url, resolve=resolve) as fetch:
            assert "公告" in fetch("/x").text
            assert "公告" in fetch(f"http://own.example:{own.port}/x").text
            for url in (f"{other.url}/x", f"http://own.example:{other.port}/x"):
                with pytest.raises(Refused, match="own host"):
                    fetch(url)
        assert other.log == []


def test_a_redirect_to_a_name_that_is_private_is_refused(tried: list[str]) -> None:
    """The check holds for every hop of a redirect."""
    with Portal({"/away": redirect("http://inside.example/")}) as portal:
        resolve = {"127.0.0.1": ["127.0.0.1"], "inside.example": ["192.168.0.1"]}
        with (
            quick_fetcher(portal.url, resolve=lambda name, _: resolve[name]) as fetch,
            pytest.raises(Refused, match="is 192\\.168\\.0\\.1"),
        ):
            fetch("/away")
    assert set(tried) == {"127.0.0.1"}


def test_a_name_without_an_address_is_unavailable() -> None:
    """A name that does not resolve is tried again, then said so."""

    def resolve(name: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with quick_fetcher("http://gone.example", resolve=resolve) as fetch, pytest.raises(Unavailable, match="cannot be resolved"):
        fetch("/x")


def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    """A host with several addresses is reached at the first that answers."""
    with Portal({"/x": "<p>公告</p>"}) as portal:
        resolve = {"own.example": ["127.0.0.2", "127.0.0.1"]}
        with quick_fetcher(f"http://own.example:{portal.port}", resolve=lambda name, _: resolve[name]) as fetch:
            assert fetch("/x").status == 200


def test_settings_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy named in the environment would connect on its own, so it is not asked."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    with Portal({"/x": "<p>公告</p>"}) as portal, quick_fetcher(portal.url) as fetch:
        assert fetch("/x").status == 200

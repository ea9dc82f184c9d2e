"""A body arrives whole and unpacked, or not at all."""

import gzip
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import FetchError, Refused
from scrapers.http.body import whole_body
from scrapers.http.retry import Transient

URL = "http://portal.example/1"


def raw_deflate(data: bytes) -> bytes:
    """Deflate without a header, as some servers send it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def two_members(data: bytes) -> bytes:
    """Gzip in two members, as some servers append."""
    return gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :])


PACKINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "identity": ("", bytes),
    "gzip": ("gzip", gzip.compress),
    "x-gzip": (" X-GZIP ", gzip.compress),
    "members": ("gzip", two_members),
    "zlib": ("deflate", zlib.compress),
    "raw": ("deflate", raw_deflate),
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    """The bytes in pieces of a size."""
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("packing", PACKINGS)
@given(data=st.binary(max_size=2000), size=st.integers(2, 700))
def test_every_packing_comes_back_however_it_is_cut(packing: str, data: bytes, size: int) -> None:
    """What was packed is unpacked, in whatever pieces it arrives."""
    encoding, pack = PACKINGS[packing]
    assert whole_body(pieces(pack(data), size), encoding, 10_000, URL) == data


@pytest.mark.parametrize("packing", ["gzip", "members", "zlib", "raw"])
@pytest.mark.parametrize("size", [1000, 65_536, 131_072, 1_000_000])
def test_large_bodies_come_back_whole(packing: str, size: int) -> None:
    """Nothing is lost where a body unpacks to many pieces."""
    data = (bytes(range(250)) * (size // 250 + 1))[:size]
    encoding, pack = PACKINGS[packing]
    assert whole_body(pieces(pack(data), 65_536), encoding, size, URL) == data


@pytest.mark.parametrize("packing", PACKINGS)
def test_the_cap_is_exact(packing: str) -> None:
    """As many bytes as the cap are taken, one more is refused."""
    encoding, pack = PACKINGS[packing]
    data = b"a" * 5000
    assert whole_body(pieces(pack(data), 100), encoding, 5000, URL) == data
    with pytest.raises(Refused, match=f"more than 4999 bytes at {URL}"):
        whole_body(pieces(pack(data), 100), encoding, 4999, URL)


def test_a_bomb_is_left_unpacked() -> None:
    """Of a body that unpacks to a thousand times the cap only a little more than the cap is ever unpacked."""
    packed = gzip.compress(bytes(50_000_000))
    unread = iter(pieces(packed, 1000))
    with pytest.raises(Refused):
        whole_body(unread, "gzip", 50_000, URL)
    assert len(list(unread)) > 45


@pytest.mark.parametrize("packing", ["gzip", "members", "zlib", "raw"])
@given(keep=st.floats(0.05, 0.95))
def test_a_cut_body_is_never_taken_for_whole(packing: str, keep: float) -> None:
    """Whatever the place it is cut, a packed body that ends early is a failure that may pass."""
    encoding, pack = PACKINGS[packing]
    packed = pack(bytes(range(256)) * 8)
    # a body of two members cut between them is a whole one of the first
    between = len(gzip.compress(bytes(range(256)) * 4)) if packing == "members" else 0
    cut = max(1, int(len(packed) * keep))
    cut += cut == between
    with pytest.raises(Transient):
        whole_body([packed[:cut]], encoding, 100_000, URL)


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "nonsense"])
def test_a_packing_we_did_not_ask_for_is_refused(encoding: str) -> None:
    """Only what can be unpacked piece by piece is taken."""
    with pytest.raises(Refused, match="content-encoding"):
        whole_body([b"x"], encoding, 100, URL)


def test_nothing_packed_is_nothing() -> None:
    """An empty body needs no packing, whatever its label."""
    assert whole_body([], "gzip", 100, URL) == b""


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_damaged_bodies_fail_by_name(data: bytes, encoding: str) -> None:
    """Any bytes under any packing give bytes or one of our errors."""
    outcome: bytes | FetchError
    try:
        outcome = whole_body([data], encoding, 10_000, URL)
    except FetchError as error:
        outcome = error
    assert isinstance(outcome, bytes | Refused | Transient)

"""A body as it comes over the wire to whole, unpacked bytes, under a cap however far it would expand."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from scrapers.errors import Refused
from scrapers.http.retry import Transient

# What we ask for and can unpack piece by piece; brotli and zstd are never asked for.
ACCEPTED = "gzip, deflate"
_PIECE = 65_536


def whole_body(chunks: Iterable[bytes], encoding: str, max_bytes: int, url: str) -> bytes:
    """The decoded body.

    Raises Refused when it is packed in a way we did not ask for or exceeds `max_bytes` (packed or unpacked),
    Transient when it is damaged or ends early.
    """
    received = _capped(chunks, max_bytes, url)
    match encoding.strip().lower():
        case "" | "identity":
            return b"".join(received)
        case "gzip" | "x-gzip" | "deflate":
            return b"".join(_capped(_unpacked(received), max_bytes, url))
        case other:
            raise Refused(f"content-encoding {other!r}, expected {ACCEPTED}, at {url}")


def _capped(chunks: Iterable[bytes], max_bytes: int, url: str) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise Refused(f"a body of more than {max_bytes} bytes at {url}")
        yield chunk


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacks gzip (also several members), zlib and raw deflate, at most a piece at a time."""
    unpacker: zlib._Decompress | None = None
    for chunk in chunks:
        data = chunk
        piece = b""
        while data or len(piece) == _PIECE:
            if unpacker is None or (unpacker.eof and data[:1] == b"\x1f"):
                unpacker = _unpacker(data)
            elif unpacker.eof:
                break
            try:
                piece = unpacker.decompress(data, _PIECE)
            except zlib.error as error:
                raise Transient(f"a damaged compressed body ({error})") from error
            yield piece
            data = unpacker.unused_data or unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise Transient("a compressed body that ends early")


def _unpacker(data: bytes) -> zlib._Decompress:
    if data[0] & 0x0F == 8 and (len(data) == 1 or (data[0] * 256 + data[1]) % 31 == 0):
        return zlib.decompressobj()
    # 32: gzip or zlib by header; negative: the headless stream some servers call deflate
    return zlib.decompressobj(32 + zlib.MAX_WBITS if data[0] == 0x1F else -zlib.MAX_WBITS)

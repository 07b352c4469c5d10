"""S/MIME in one piece (RFC 8551, 3.5.2): what is signed in it, or that it is encrypted.

A few lines of BER (X.690) instead of a library: rules need no more of it than two object identifiers.
"""

from collections.abc import Iterator

KINDS = {
    bytes.fromhex("2a864886f70d010702"): "signed",
    bytes.fromhex("2a864886f70d010703"): "enveloped",
    bytes.fromhex("2a864886f70d010706"): "enveloped",  # encrypted with a key agreed on before
    bytes.fromhex("2a864886f70d0109100117"): "enveloped",  # RFC 5083
}
OBJECT_ID, OCTETS, CONSTRUCTED = 0x06, 0x04, 0x20
DEPTH_LIMIT = 16
CHILDREN_LIMIT = 100_000


class _Damaged(ValueError):
    pass


def open_cms(raw: bytes) -> tuple[str, bytes]:
    """The kind of a CMS message (RFC 5652), empty for none, and of a signed one what is signed."""
    try:
        info = list(_children(raw, *_first(raw, 0, len(raw))))
        kind = KINDS.get(raw[slice(*info[0][1:])], "")
        return kind, _signed_content(raw, info) if kind == "signed" else b""
    except (_Damaged, IndexError):
        return "", b""


def _signed_content(raw: bytes, info) -> bytes:
    """ContentInfo → SignedData → encapContentInfo → eContent."""
    data = list(_children(raw, *_first(raw, *info[1][1:])))
    envelope = list(_children(raw, *data[2]))
    if len(envelope) < 2:
        return b""  # the signature alone
    return b"".join(_octets(raw, _first(raw, *envelope[1][1:]), 0))


def _octets(raw: bytes, value, depth: int) -> Iterator[bytes]:
    tag, start, end = value
    if not tag & CONSTRUCTED:
        yield raw[start:end]
    elif depth < DEPTH_LIMIT:
        for piece in _children(raw, *value):
            yield from _octets(raw, piece, depth + 1)


def _first(raw: bytes, start: int, end: int) -> tuple[int, int, int]:
    return _value(raw, start, end, 0)[0]


def _children(raw: bytes, tag: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Tag, beginning and end of each value inside of another one."""
    for _child in range(CHILDREN_LIMIT):
        if start >= end or not tag & CONSTRUCTED or raw[start : start + 2] == b"\0\0":
            return
        value, start = _value(raw, start, end, 0)
        yield value


def _value(raw: bytes, at: int, limit: int, depth: int) -> tuple[tuple[int, int, int], int]:
    """The value that begins here, and where the next one does."""
    if at + 2 > limit or depth > DEPTH_LIMIT:
        raise _Damaged
    tag, length, start = raw[at], raw[at + 1], at + 2
    if length == 0x80:
        end = _end_of_indefinite(raw, start, limit, depth)
        return (tag, start, end), end + 2
    if length > 0x80:
        size = length & 0x7F
        length, start = int.from_bytes(raw[start : start + size], "big"), start + size
    if start + length > limit:
        raise _Damaged
    return (tag, start, start + length), start + length


def _end_of_indefinite(raw: bytes, at: int, limit: int, depth: int) -> int:
    for _child in range(CHILDREN_LIMIT):
        if raw[at : at + 2] == b"\0\0":
            return at
        _found, at = _value(raw, at, limit, depth + 1)
    raise _Damaged

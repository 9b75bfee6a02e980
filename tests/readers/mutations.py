"""Files damaged at random, the same for the same seed: bytes, and within packages the parts."""

from __future__ import annotations

import io
import random
import zipfile

_TELLING = (b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff", b"\xff\xff\xff\x7f", b"<", b">", b"&", b"{", b"}", b"\\", b"\r\n\r\n", b"\xc3", b"=", b"--")  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to eight damages."""
    if data[:2] == b"PK" and chance.random() < 0.6:
        return _repacked(data, chance)
    return _damaged(data, chance)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if not changed:
            break
        at = chance.randrange(len(changed))
        size = min(chance.choice((1, 1, 2, 4, 16, 64, 512)), len(changed) - at)
        kind = chance.randrange(7)
        if kind == 0:
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            changed[at : at + size] = chance.randbytes(size)
        elif kind == 2:
            del changed[at : at + size]
        elif kind == 3:
            changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 20))
        elif kind == 4:
            new = chance.choice(_TELLING)
            changed[at : at + len(new)] = new
        elif kind == 5:
            changed[at:at] = chance.choice(_TELLING)
        elif chance.random() < 0.3:
            del changed[at:]
        else:
            other = chance.randrange(len(changed))
            changed[at : at + size] = changed[other : other + size]
    return bytes(changed)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Return the package with one of its parts damaged, lost, doubled or taken for another."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:
        return _damaged(data, chance)
    if not parts:
        return data
    at = chance.randrange(len(parts))
    kind = chance.randrange(6)
    name, content = parts[at]
    if kind == 0:
        del parts[at]
    elif kind == 1:
        parts[at] = (name, parts[chance.randrange(len(parts))][1])
    else:
        parts[at] = (name, _damaged(content, chance))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as package:
        for part, content in parts:
            package.writestr(part, content)
    return buffer.getvalue()

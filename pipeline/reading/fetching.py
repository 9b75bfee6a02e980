"""The bytes of one file or member again, from where it lies."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from extractors.readers import MAX_BYTES
from schemas import UnreadableError

from .files import bytes_of, size_of
from .names import container_of, path_of, shortened
from .workers import Job, Limits, Pool


def fetch(label: str, sha256: str, limits: Limits | None = None) -> bytes | None:
    """Return the bytes that lie at a label of `Source` and have the hash; None where they do not, or not any more.

    A file is read here; a container is opened in a process with limits.
    """
    path = Path(path_of(label))
    if os.path.lexists(path):
        try:
            data = bytes_of(path) if size_of(path) <= MAX_BYTES else b""
        except UnreadableError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None
    container = container_of(label)
    return _member(container, label, sha256, limits or Limits()) if container else None


def _member(container: str, label: str, sha256: str, limits: Limits) -> bytes | None:
    path = Path(path_of(container))
    pieces: dict[int, bytes] = {}
    with Pool(None, None, 1, limits) as pool:
        pool.put(Job("look", path.name, path, extra={"label": container}))
        asked = False
        for answer in pool.answers():
            head = answer.head
            if answer.job.kind == "take":
                if "offset" in head:
                    pieces[head["offset"]] = answer.blobs[0]
            elif head.get("sha256") == sha256 and "member" in head and not asked:
                asked = True
                pool.put(Job("take", shortened(head["member"]), path, tuple(head["key"]), near=answer.near))
    data = b"".join(pieces[offset] for offset in sorted(pieces))
    return data if hashlib.sha256(data).hexdigest() == sha256 else None

"""The process that reads files. It is told what to read on its standard input and answers on its standard output.

Messages are a length of four bytes, a JSON head, and the bytes that the head announces. Nothing that comes back is
executed: a reader that a hostile file has taken over can only give wrong data.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
import os
import signal
import struct
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

_LENGTH = struct.Struct(">I")


def send(stream: BinaryIO, head: Mapping[str, Any], *blobs: bytes) -> None:
    """Write one message."""
    data = json.dumps({**head, "blobs": [len(blob) for blob in blobs]}, ensure_ascii=False).encode()
    stream.write(_LENGTH.pack(len(data)) + data + b"".join(blobs))
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read one message; None at the end of the stream."""
    prefix = _exactly(stream, _LENGTH.size)
    if prefix is None:
        return None
    data = _exactly(stream, _LENGTH.unpack(prefix)[0])
    if data is None:
        return None
    head: dict[str, Any] = json.loads(data)
    blobs = []
    for size in head.pop("blobs"):
        blob = _exactly(stream, size)
        if blob is None:
            return None
        blobs.append(blob)
    return head, blobs


def _exactly(stream: BinaryIO, size: int) -> bytes | None:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def resolve_extract(name: str) -> Any:
    """Return the function that `module:function` names."""
    module, _, function = name.partition(":")
    target: Any = importlib.import_module(module)
    for part in function.split("."):
        target = getattr(target, part)
    return target


def read_one(extract: Any, data: bytes, name: str, version: str) -> tuple[dict[str, Any], list[bytes]]:
    """Read one file's bytes; return the head and the blobs of the answer."""
    from schemas import OutcomeCode, UnreadableError

    from .records import Extracted, left_out

    try:
        extraction = extract(data, name)
        done = Extracted.of(
            extraction, sha256=hashlib.sha256(data).hexdigest(), name=name, size=len(data), reader_version=version
        )
    except UnreadableError as error:
        return {"code": error.outcome.code.value, "detail": error.outcome.detail}, []
    except MemoryError:
        return {"code": OutcomeCode.OUT_OF_MEMORY.value, "detail": "memory limit of one file"}, []
    except RecursionError as error:
        return {"code": OutcomeCode.CRASHED.value, "detail": f"nested too deep: {error}"}, []
    except Exception as error:  # whatever a reader does with one file, the others are read
        return {"code": OutcomeCode.CRASHED.value, "detail": f"{type(error).__name__}: {error}"[:300]}, []
    code = OutcomeCode.PARTIAL if done.partial else OutcomeCode.READ
    hashes = [part.text_hash for part in done.parts]
    head = {"code": code.value, "detail": left_out(extraction.document), "sha256": done.sha256, "text_hashes": hashes}
    blobs = [done.text_data or b""]
    for part in done.parts:
        blobs += [part.record.encode(), (part.body or "").encode("utf-8", "surrogatepass")]
    return head, blobs


def limit_memory(megabytes: int | None) -> None:
    """Let this process have so much more memory than it has now; no limit where the system knows none."""
    if not megabytes or not sys.platform.startswith("linux"):
        return
    import resource

    now = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    limit = now + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve until the input ends. Interruptions are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)  # a library that prints must not break the messages
    first = receive(inbox)
    if first is None:
        return
    settings = first[0]
    sys.path += [path for path in settings["path"] if path not in sys.path]
    extract = resolve_extract(settings["extract"])
    limit_memory(settings["memory_mb"])
    send(outbox, {"ready": True})
    while (message := receive(inbox)) is not None:
        head, blobs = message
        started = time.monotonic()
        try:
            data = blobs[0] if blobs else Path(os.fsdecode(base64.b64decode(head["path"]))).read_bytes()
        except OSError as error:
            send(outbox, {"id": head["id"], "code": "io_error", "detail": error.strerror, "seconds": 0.0})
            continue
        answer, parts = read_one(extract, data, head["name"], settings["version"])
        seconds = round(time.monotonic() - started, 4)
        send(outbox, {**answer, "id": head["id"], "seconds": seconds}, *parts)


if __name__ == "__main__":
    main()

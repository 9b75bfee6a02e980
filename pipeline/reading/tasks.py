"""What a reading process can be asked to do. Each kind of task is a small function that answers once or more.

| kind | is given | answers |
| --- | --- | --- |
| `look` | a path | hash and size; of a container one answer a member, hashed too, and how many there were |
| `take` | a path and the key of a member | its bytes in pieces, each with its place |
| `read` | a path and the key of a member, or bytes | records and text, ready to be stored |
| `derive` | a text that the archive keeps, and what the bytes said besides it | records made anew of it, no text |
| `call` | the same, and a function's name | the texts or bytes that the function makes of the bytes |
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas import OutcomeCode, UnreadableError

from .files import Shelf
from .messages import LOOKED, Head, decoded, named
from .packing import pack
from .pipelines import built

PIECE = 8 * 1024 * 1024
"""Bytes of an original that stand in one answer."""
MOST_ANSWER = 32 * 1024 * 1024
"""Bytes of what one file may give: more has come out of a bomb, and would fill the process that stores it."""

Answer = tuple[Head, Sequence[bytes]]


@dataclass
class Bench:
    """What the tasks of one process share."""

    extract: Any = None
    """Reads bytes under a name; for tasks of the kind `read`."""
    version: str | None = None
    """Of a reader of somebody's own."""
    pipeline: str | None = None
    """The function that builds somebody's own spaCy pipeline, `module:function`."""
    rules: str | None = None
    """The version of records that are made with it."""
    shelf: Shelf = field(default_factory=Shelf)

    def answers(self, task: Head, blobs: Sequence[bytes]) -> Iterator[Answer]:
        """Do a task; the last answer has `final`, and says by its code what became of the file. Never raises."""
        try:
            for head, parts in KINDS[task["kind"]](self, task, blobs):
                if sum(map(len, parts)) > MOST_ANSWER:
                    raise UnreadableError(OutcomeCode.TOO_LARGE, f"what it gives is more than {MOST_ANSWER} bytes")
                yield head, parts
        except Exception as error:  # whatever one file does, the others are read
            yield {**outcome_of(error), "final": True}, ()

    @property
    def language(self) -> dict[str, Any]:
        """What the project's own extractor is given besides bytes and name."""
        return {"nlp": built(self.pipeline)} if self.pipeline else {}

    def data(self, task: Head, blobs: Sequence[bytes]) -> bytes:
        """Return the bytes that a task is about."""
        return blobs[0] if blobs else self.shelf.take(decoded(task["path"]), tuple(task["key"]))


def outcome_of(error: BaseException) -> Head:
    """Return code and detail of what was raised while one file was read."""
    if isinstance(error, UnreadableError):
        return {"code": error.outcome.code.value, "detail": error.outcome.detail}
    if isinstance(error, MemoryError):
        return {"code": OutcomeCode.OUT_OF_MEMORY.value, "detail": None}
    if isinstance(error, RecursionError):
        return {"code": OutcomeCode.CRASHED.value, "detail": "nested too deep"}
    return {"code": OutcomeCode.CRASHED.value, "detail": f"{type(error).__name__}: {error}"[:300]}


def _look(bench: Bench, task: Head, _blobs: Sequence[bytes]) -> Iterator[Answer]:
    found = bench.shelf.look(decoded(task["path"]), task["label"])
    if isinstance(found, bytes):
        yield {"code": LOOKED, "final": True, "sha256": _hash(found), "size": len(found)}, ()
        return
    count = 0
    for member in found:
        count += 1
        head: Head = {"member": member.path, "key": list(member.key)}
        if isinstance(member.data, bytes):
            yield {**head, "code": LOOKED, "sha256": _hash(member.data), "size": len(member.data)}, ()
        else:
            yield {**head, **outcome_of(member.data)}, ()
    yield {"code": LOOKED, "final": True, "members": count}, ()


def _take(bench: Bench, task: Head, _blobs: Sequence[bytes]) -> Iterator[Answer]:
    data = bench.shelf.peek(decoded(task["path"]), tuple(task["key"]))
    for offset in range(0, max(1, len(data)), PIECE):
        final = offset + PIECE >= len(data)
        yield {"code": LOOKED, "final": final, "offset": offset}, [data[offset : offset + PIECE]]


def _read(bench: Bench, task: Head, blobs: Sequence[bytes]) -> Iterator[Answer]:
    data = bench.data(task, blobs)
    extraction = bench.extract(data, task["name"], **bench.language)
    head, parts = pack(
        extraction, sha256=_hash(data), name=task["name"], size=len(data), version=bench.version, rules=bench.rules
    )
    yield {**head, "final": True}, parts


def _derive(bench: Bench, task: Head, blobs: Sequence[bytes]) -> Iterator[Answer]:
    from extractors.digital_signatures import Signed
    from extractors.extract import extract_document
    from extractors.extraction import Extraction
    from schemas.dispatch import DigitalSignature

    from ..store.texts import load_text

    file, document = task["file"], load_text(blobs[0])
    signatures = tuple(DigitalSignature.model_validate(each) for each in file["digital_signatures"] or ())
    signed = Signed(signatures, file["digital_signatures_note"])
    records = extract_document(document, task["name"], file["sha256"], signed, **bench.language)
    extraction = Extraction(records, document)
    head, (_, *parts) = pack(extraction, sha256=file["sha256"], name=task["name"], size=file["size"], rules=bench.rules)
    yield {**head, "final": True}, [b"", *parts]


def _call(bench: Bench, task: Head, blobs: Sequence[bytes]) -> Iterator[Answer]:
    made = named(task["function"])(bench.data(task, blobs), task["name"], **task["options"])
    parts = [each if isinstance(each, bytes) else each.encode("utf-8", "replace") for each in made]
    yield {"code": OutcomeCode.READ.value, "final": True}, parts


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


KINDS: dict[str, Callable[[Bench, Head, Sequence[bytes]], Iterator[Answer]]] = {
    "look": _look,
    "take": _take,
    "read": _read,
    "derive": _derive,
    "call": _call,
}

"""What was read from a file as head and bytes of a message, and back."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.extraction import Extraction
from schemas import OutcomeCode

from .messages import Head
from .records import Extracted, ExtractedPart


def pack(
    extraction: Extraction,
    *,
    sha256: str,
    name: str,
    size: int | None,
    version: str | None = None,
    rules: str | None = None,
) -> tuple[Head, list[bytes]]:
    """Return what a file gave as a message; `version` is of a reader, `rules` of a pipeline of somebody's own."""
    done = Extracted.of(extraction, sha256=sha256, name=name, size=size, version=version, rules=rules)
    head = {
        "code": (OutcomeCode.PARTIAL if done.partial else OutcomeCode.READ).value,
        "detail": done.detail,
        "sha256": sha256,
        "size": size,
        "versions": [done.text_version, done.record_version],
        "text_hashes": [part.text_hash for part in done.parts],
    }
    blobs = [done.text_data or b""]
    for part in done.parts:
        blobs += [part.record.encode(), (part.body or "").encode("utf-8", "surrogatepass"), part.sketch or b""]
    return head, blobs


def unpack(head: Head, blobs: Sequence[bytes], name: str) -> Extracted:
    """Return what `pack` made a message of. Raises KeyError, ValueError for what is no such message."""
    text, *rest = blobs
    parts = tuple(
        ExtractedPart(record.decode(), text_hash, body.decode("utf-8", "surrogatepass"), wording or None)
        for text_hash, record, body, wording in zip(head["text_hashes"], rest[::3], rest[1::3], rest[2::3], strict=True)
    )
    made, ruled = head["versions"]
    return Extracted(
        sha256=head["sha256"], name=name, size=head["size"], text_version=made, record_version=ruled, parts=parts,
        text_data=text or None, partial=head["code"] == OutcomeCode.PARTIAL,
    )  # fmt: skip

"""What commands without an archive print of a file, made where the file is read."""

from __future__ import annotations

import json

from extractors.document import DocumentText


def records(
    data: bytes,
    name: str,
    *,
    refusals: bool = False,
    evidence: bool = True,
    verify_signatures: bool = False,
    pipeline: str | None = None,
) -> list[str]:
    """Return the record of each dispatch as JSON; `pipeline` names who builds a spaCy pipeline of somebody's own."""
    from extractors.extract import extract_bytes

    from .pipelines import built

    nlp = built(pipeline) if pipeline else None
    without = None if evidence else {"evidence"}
    extraction = extract_bytes(data, name, refusals=refusals, verify_signatures=verify_signatures, nlp=nlp)
    return [
        json.dumps(record.model_dump(mode="json", exclude=without), ensure_ascii=False) for record in extraction.records
    ]


def text(data: bytes, name: str, *, form: str) -> list[str]:
    """Return the text of a file: as it is (`plain`), before each line its zone and place (`zones`), or as `json`."""
    from extractors.readers import read

    document = read(data, name)
    return [{"json": _json, "zones": _zones, "plain": _plain}[form](document)]


def _plain(document: DocumentText) -> str:
    return document.text


def _zones(document: DocumentText) -> str:
    from extractors.layout import find_zones

    found = find_zones(document)
    names = ("header", "addressees", "body", "distribution", "signature", "appendix")
    zone_of = {index: name for name in names for index in getattr(found, name)}
    return "\n".join(
        f"{zone_of.get(index, '-'):12} {line.place.value:8} {document.text_of(line)}"
        for index, line in enumerate(document.lines)
    )


def _json(document: DocumentText) -> str:
    lines = [
        {"start": line.start, "end": line.end, "place": line.place.value, "page": line.page, "box": line.box}
        for line in document.lines
    ]
    plain = {
        "media_type": document.media_type, "pages": document.pages, "text_source": document.text_source,
        "notes": document.notes, "text": document.text, "lines": lines,
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, indent=1)

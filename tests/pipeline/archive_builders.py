"""Builds records and gold records into `Dispatch` objects and stores them without any reader."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractors.document import DocumentText, Line
from extractors.extraction import Extraction
from pipeline import Archive
from pipeline.filing import write
from pipeline.reading.records import Extracted
from pipeline.store.database import writing
from schemas import Citation, Deadline, Dispatch, DocType, FileInfo, Issuer, Mention, Party, parse_number

TOPIC = "tổ chức hội nghị tổng kết phong trào"


def citation(number: str | None, **values: Any) -> Citation:
    """A citation whose id comes from its number, with one mention."""
    text = f"{number or values.get('subject')}"
    mention = Mention(text=text, start=0, end=len(text), page=1, relation=values.get("relation", "mentions"))
    values.setdefault("id", number or f"t{hashlib.sha256(text.encode()).hexdigest()[:6]}")
    return Citation(number=number, mentions=(mention,), **values)


def deadline(quote: str, **values: Any) -> Deadline:
    """A deadline whose id comes from its quote and boundary."""
    key = f"{quote}{values.get('boundary')}{values.get('rrule')}"
    values.setdefault("id", hashlib.sha256(key.encode()).hexdigest()[:8])
    values.setdefault("operator", "before")
    return Deadline(quote=quote, start=0, end=len(quote), page=1, **values)


def dispatch(number: str | None, issuer: str | None, issued: str | None = None, **values: Any) -> Dispatch:
    """A record; `province`, `level`, `parent` go to the issuer, `text` into the hash of the file."""
    where = {key: values.pop(key, None) for key in ("province", "level", "parent")}
    body = (
        values.pop("text", "")
        or f"{number} {issuer} {where} {issued} {values.get('subject')} {values.get('citations')}"
    )
    name = values.pop("name", "file.txt")
    sha = hashlib.sha256(body.encode()).hexdigest()
    code = values.pop("doc_type", "CV")
    values["addressees"] = tuple(Party(as_written=each) for each in values.pop("addressees", ()))
    return Dispatch(
        file=FileInfo(name=name, sha256=sha, media_type="text/plain"),
        doc_type=DocType(code=code, name=code),
        issuer=Issuer(name=issuer, **where),
        number=parse_number(number) if number else None,
        issued=issued,
        **values,
    )


def text_of(record: Dispatch, body: str | None = None) -> DocumentText:
    """A text that is as different from others as the record is."""
    text = body or f"{record.number and record.number.canonical} {record.subject or ''} {record.file.sha256}"
    return DocumentText(text=text, lines=(Line(0, len(text), page=1),), media_type="text/plain")


def extracted(record: Dispatch, body: str | None = None, version: str = "1") -> Extracted:
    """What ingest hands to the store for a record."""
    extraction = Extraction((record,), text_of(record, body))
    return Extracted.of(extraction, sha256=record.file.sha256, name=record.file.name, size=1, version=version)


def from_gold(path: Path, text: str) -> Dispatch:
    """A record as a perfect reader would make it from a gold file."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    number = gold["number"]
    as_written = f"{number['serial'] or ''}/{number['symbol']}"
    citations = []
    for item in gold["citations"]:
        quote = item["quote"]
        start = max(0, text.find(quote))
        mention = Mention(text=quote, start=start, end=start + len(quote), relation=item["relation"])
        plain = {k: item.get(k) for k in ("id", "doc_type", "number", "issued", "issuer", "relation", "within")}
        citations.append(Citation(mentions=(mention,), **plain))
    deadlines = []
    for i, item in enumerate(gold["deadlines"]):
        if item.get("optional"):
            continue
        plain = {k: item.get(k) for k in ("operator", "boundary", "last_day", "rrule", "assignees", "deliver_to")}
        start = max(0, text.find(item["quote"]))
        deadlines.append(
            Deadline(id=f"d{i}", quote=item["quote"], start=start, end=start + len(item["quote"]), **plain)
        )
    name = gold["issuer"].get("name")
    sha = hashlib.sha256(text.encode()).hexdigest()
    level = "district" if name and "HUYỆN" in name else "province"
    return Dispatch(
        file=FileInfo(name=path.stem + ".txt", sha256=sha, media_type="text/plain"),
        doc_type=DocType(code=gold["doc_type"], name=gold["doc_type"]),
        issuer=Issuer(name=name, province=gold["issuer"]["province"], level=level),
        number=parse_number(as_written),
        place=gold["place"],
        issued=gold["issued"],
        subject=gold["subject"],
        addressees=tuple(Party(as_written=each) for each in gold["addressees"]),
        citations=tuple(citations),
        deadlines=tuple(deadlines),
        status="issued" if number["serial"] else "unnumbered",
    )


def store(archive: Archive, *batches: Sequence[Dispatch]) -> Archive:
    """Put records into an archive, one transaction a batch."""
    for batch in batches:
        with writing(archive._engine) as session:
            write.put(session, [extracted(record) for record in batch])
    return archive


def district(number: str | None = "31/UBND-NV", province: str = "Lạng Sơn", **values: object) -> Dispatch:
    unit = {"Lạng Sơn": "LỘC BÌNH", "Cao Bằng": "HẠ LANG", "Hà Nội": "GIA LÂM"}[province]
    issued = values.pop("issued", "2022-06-10")
    return dispatch(number, f"ỦY BAN NHÂN DÂN HUYỆN {unit}", issued, province=province, level="district", **values)  # type: ignore[arg-type]


def department(number: str, province: str, issued: str | None, **values: object) -> Dispatch:
    return dispatch(number, "SỞ NỘI VỤ", issued, province=province, level="province", **values)  # type: ignore[arg-type]


def monthly(**values: object) -> Dispatch:
    """A recurring deadline whose document has a month and no day."""
    return district(
        "/UBND-NV", issued="2022-07-XX", subject="nêu gương tốt",
        deadlines=(deadline("trước ngày 18 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=18", task="gửi gương tốt",
                            assignees=("Các phòng, ban",), deliver_to="UBND huyện", via="Phòng Nội vụ"),),
        **values,  # type: ignore[arg-type]
    )  # fmt: skip

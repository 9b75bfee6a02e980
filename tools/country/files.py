"""The files of the simulated country: records for linking at scale, texts for the whole path, with exact truth."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.document import DocumentText, Line
from pipeline.reading.records import Extracted, ExtractedPart
from pipeline.store.sketch import sketch
from pipeline.store.texts import dump_text, search_text, text_hash
from schemas.number import number_key

from . import bodies
from .papers import Paper, Writer
from .printing import CountryLetter, PrintedCitation, allows_one, appendix_record, misread_page, print_paper, record

HELD = 0.667
_SECOND, _DRAFT, _DRAFT_OF_TWIN, _ONLY_DRAFT, _APPENDIX = 0.05, 0.06, 0.25, 0.02, 0.02


@dataclass
class CountryFile:
    """One file: which document it is of, and as what."""

    name: str
    sheet: CountryLetter
    role: str
    """`issued`, `scan`, `draft`, `appendix`."""
    text: str
    seed: int

    @property
    def paper(self) -> Paper:
        """Return the document that the file is of."""
        return self.sheet.paper


@dataclass
class Simulated:
    """The whole country on paper."""

    papers: list[Paper]
    files: list[CountryFile]
    twins: set[int] = field(default_factory=set)
    """Keys of documents that have a twin, or are one."""
    held: set[int] = field(default_factory=set)
    """Keys of documents of which an issued file is held."""
    answerable: set[tuple[int, str]] = field(default_factory=set)
    """Key of the citing document and id of the citation, where what is printed leaves one document."""

    @property
    def citations(self) -> Iterator[tuple[CountryFile, PrintedCitation]]:
        """Return all citations of all files."""
        for file in self.files:
            if file.role != "appendix":
                for each in file.sheet.citations:
                    yield file, each


def simulate(count: int, seed: int) -> Simulated:
    """Make a country with about `count` files.

    Args:
        count: How many files.
        seed: The same gives the same country.
    """
    random_ = random.Random(seed)
    provinces = min(62, max(4, count // 400))
    country = bodies.make(random_, provinces, districts=10, communes=3)
    papers = Writer(country, random_).write(round(count / HELD / 1.12))
    twins = {p.twin_of for p in papers if p.twin_of is not None} | {p.key for p in papers if p.twin_of is not None}
    made = Simulated(papers, [], twins)
    for paper in papers:
        sheet = print_paper(random_, paper)
        if random_.random() < HELD:
            made.held.add(paper.key)
            _file(made, random_, sheet, "issued")
            if random_.random() < _SECOND:
                _file(made, random_, sheet, "scan")
            if random_.random() < (_DRAFT_OF_TWIN if paper.key in twins else _DRAFT):
                _file(made, random_, sheet, "draft")
            if random_.random() < _APPENDIX:
                _file(made, random_, sheet, "appendix")
        elif random_.random() < _ONLY_DRAFT:
            _file(made, random_, sheet, "draft")
    by_number: dict[str, list[Paper]] = {}
    for paper in papers:
        by_number.setdefault(number_key(paper.number) or "", []).append(paper)
    seen: set[int] = set()
    for file in made.files:
        if file.paper.key not in seen and file.role != "appendix":
            seen.add(file.paper.key)
            for each in file.sheet.citations:
                if allows_one(each, file.paper, by_number):
                    made.answerable.add((file.paper.key, each.id))
    return made


def _file(made: Simulated, random_: random.Random, sheet: CountryLetter, role: str) -> None:
    seed = random_.randrange(1 << 30)
    name = f"{len(made.files):07d}-{role}.txt"
    made.files.append(CountryFile(name, sheet, role, _page(sheet, role, random.Random(seed)), seed))


def _page(sheet: CountryLetter, role: str, random_: random.Random) -> str:
    """Return the text of a file: a plain page of the form of Nghị định 30/2020/NĐ-CP."""
    paper, issuer = sheet.paper, sheet.paper.issuer
    day = f"ngày {paper.day.day:02d} tháng {paper.day.month:02d} năm {paper.day.year}"
    if role == "appendix":
        number = f"Công văn số {paper.number}" if paper.kind == "CV" else f"Văn bản số {paper.number}"
        rows = [f"{i}. Đơn vị {random_.randrange(1000)}: {random_.randint(1, 90)} trường hợp" for i in range(1, 9)]
        note = f"(Kèm theo {number} {day} của {issuer.full(paper.day.isoformat())})"
        return "\n".join(["PHỤ LỤC", "DANH SÁCH TỔNG HỢP", note, *rows])
    blank = role == "draft"
    number = f"Số:      /{paper.symbol}" if blank else f"Số: {paper.number}"
    place = issuer.commune or issuer.district or issuer.province or "Hà Nội"
    place = " ".join(word for word in place.split() if not word.islower()) if place != "Hà Nội" else place
    when = f"ngày      tháng {paper.day.month} năm {paper.day.year}" if blank else day
    paragraphs = list(sheet.paragraphs)
    if blank and random_.random() < 0.5:  # what was changed before it was signed
        place_ = random_.randrange(len(paragraphs))
        paragraphs[place_] = f"{paragraphs[place_]} (dự thảo)"
    lines = [
        *([issuer.parent] if issuer.parent else []), issuer.head, number, f"V/v {paper.subject}",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", f"{place}, {when}",
        "", "Kính gửi: Các cơ quan, đơn vị liên quan", "", *paragraphs,
        "", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "", paper.signer,
    ]  # fmt: skip
    text = "\n".join(lines)
    return misread_page(random_, text) if role == "scan" else text


def extracted(file: CountryFile) -> Extracted:
    """Return what reading the file would hand to the archive, if nothing were misread."""
    sha = hashlib.sha256(f"{file.name}\n{file.text}".encode()).hexdigest()
    if file.role == "appendix":
        made = appendix_record(file.sheet, name=file.name, sha256=sha)
    else:
        made = record(file.sheet, name=file.name, sha256=sha, text=file.text, scan=file.role == "scan",
                      draft=file.role == "draft", random_=random.Random(file.seed))  # fmt: skip
    document = DocumentText(text=file.text, lines=(Line(0, len(file.text), page=1),), media_type="text/plain")
    part = ExtractedPart(
        json.dumps(made, ensure_ascii=False), text_hash(file.text), search_text(file.text), sketch(file.text)
    )
    return Extracted(
        sha256=sha, name=file.name, size=len(file.text), text_version="country", record_version="country",
        parts=(part,), text_data=dump_text(document),
    )  # fmt: skip


def write(made: Simulated, folder: Path) -> None:
    """Write the files as texts, with their truth beside them in `truth.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for file in made.files:
            (folder / file.name).write_text(file.text, encoding="utf-8")
            cited = [
                {"number": c.number, "means": c.target.key if c.target else None, "damage": c.damage}
                for c in file.sheet.citations
            ]
            row = {"file": file.name, "document": file.paper.key, "role": file.role, "cites": cited}
            truth.write(json.dumps(row, ensure_ascii=False) + "\n")

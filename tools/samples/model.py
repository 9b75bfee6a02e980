"""A sample dispatch as its source file gives it, and the pieces that every format prints."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
PARTY_HEAD = "ĐẢNG CỘNG SẢN VIỆT NAM"
BLANK_SERIAL = " " * 6


@dataclass(frozen=True)
class SampleParagraph:
    """One paragraph of the body: `kind` is `text`, `basis` (căn cứ, italic) or `middle` (centred, bold)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Appendix:
    """A table on its own page after the signature (phụ lục)."""

    title: tuple[str, ...]
    note: str
    widths: tuple[int, ...]
    """Widths of the columns, relative to each other."""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sample:
    """One dispatch."""

    name: str
    format: str
    form: str
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    place: str
    date: str
    type: str | None
    type_issuer: str | None
    subject: str
    urgency: str | None
    heading: str | None
    addressees: tuple[str, ...]
    body: tuple[SampleParagraph, ...]
    distribution: tuple[str, ...]
    authority: tuple[str, ...]
    """Lines above the signer's name, his own title the last."""
    signer: str
    appendix: Appendix | None
    encoding: str | None = None
    """`TCVN3` or `VNI` for a DOC in fonts from before Unicode."""
    finish: str | None = None
    """`signed` or `scan` for a PDF that something more is done with."""
    container: str | None = None
    """File name of the e-mail, the archive or the bundle that holds it; it is no file among the dispatches then."""

    @property
    def file_name(self) -> str:
        """Its name as a file."""
        return f"{self.name}.{self.format}"

    @property
    def is_party(self) -> bool:
        """Whether it is in the form of the Party (Hướng dẫn 36-HD/VPTW)."""
        return self.form == "party"

    @property
    def number_line(self) -> str:
        """`Số: 318/UBND-NV`; the Party prints no colon; a blank serial leaves room for the pen."""
        number = BLANK_SERIAL + self.number if self.number.startswith("/") else self.number
        return f"Số {number}" if self.is_party else f"Số: {number}"

    @property
    def date_line(self) -> str:
        """`Trấn Yên, ngày 20 tháng 3 năm 2023`."""
        return f"{self.place}, {self.date}"

    @property
    def subject_line(self) -> str | None:
        """The trích yếu under the number of a công văn; named types print theirs under the title."""
        return None if self.type else f"V/v {self.subject}"

    @property
    def right_head(self) -> tuple[str, ...]:
        """The lines of the right column above the date."""
        return (PARTY_HEAD,) if self.is_party else (QUOC_HIEU, TIEU_NGU)

    @property
    def addressee_lines(self) -> tuple[str, ...]:
        """One addressee stands beside "Kính gửi:"; more stand below it, one a line."""
        if len(self.addressees) < 2:
            return tuple(f"Kính gửi: {name}." for name in self.addressees)
        return ("Kính gửi:", *listed(self.addressees))

    @property
    def distribution_lines(self) -> tuple[str, ...]:
        """The items of Nơi nhận with their marks."""
        return listed(self.distribution)


def listed(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items as `- …;`, the last one with a full stop."""
    return tuple(f"- {item}{'.' if item is items[-1] else ';'}" for item in items)


def load(path: Path) -> Sample:
    """Read one source file."""
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    annex = data.get("appendix")
    return Sample(
        name=path.stem,
        format=data["format"],
        form=data.get("form", "state"),
        parent=tuple(data.get("parent", ())),
        issuer=tuple(data["issuer"]),
        number=data["number"],
        place=data["place"],
        date=data["date"],
        type=data.get("type"),
        type_issuer=data.get("type_issuer"),
        subject=data["subject"],
        urgency=data.get("urgency"),
        heading=data.get("heading"),
        addressees=tuple(data.get("addressees", ())),
        body=tuple(_block(text) for text in data["body"].strip().split("\n\n")),
        distribution=tuple(data["distribution"]),
        authority=tuple(data["authority"]),
        signer=data["signer"],
        encoding=data.get("encoding"),
        finish=data.get("finish"),
        container=data.get("container"),
        appendix=annex
        and Appendix(
            title=tuple(annex["title"]),
            note=annex["note"],
            widths=tuple(annex["widths"]),
            header=tuple(annex["header"]),
            rows=tuple(tuple(row) for row in annex["rows"]),
        ),
    )


def _block(text: str) -> SampleParagraph:
    kind = {"*": "basis", "=": "middle"}.get(text[0], "text")
    return SampleParagraph(kind, text if kind == "text" else text[1:])

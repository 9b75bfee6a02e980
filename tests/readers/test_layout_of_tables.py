"""What a table without lines around it lays out: the header with its addressees, the end with its signature."""

from __future__ import annotations

import unicodedata

import pytest

from extractors.extract import extract_bytes
from extractors.readers import read

from .builders import docx, p, table
from .doc_builder import cell, doc, line, row

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc")
HEADER = [
    (("UBND TỈNH BẮC GIANG", "SỞ NÔNG NGHIỆP"), NATION),
    (("Số: 15/SNN-KH", "V/v góp ý dự thảo"), ("Bắc Giang, ngày 20 tháng 7 năm 2022",)),
]
BODY = "Sở Nông nghiệp nhất trí với nội dung của dự thảo./."
END = [(("Nơi nhận:", "- Như trên;", "- Lưu: VT, KH."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phạm Quốc Hùng"))]

Rows = list[tuple[tuple[str, ...], ...]]


def as_docx(*parts: Rows | str) -> bytes:
    def inner(part: Rows | str) -> str:
        if isinstance(part, str):
            return p(part)
        return table(*(tuple("".join(p(text) for text in texts) for texts in cells) for cells in part))

    return docx("".join(map(inner, parts)))


def as_doc(*parts: Rows | str) -> bytes:
    paragraphs = []
    for part in parts:
        if isinstance(part, str):
            paragraphs.append(line(part))
        else:
            for cells in part:
                paragraphs += row(*([cell(text) for text in texts] for texts in cells))
    return doc(paragraphs)


def as_html(*parts: Rows | str) -> bytes:
    def inner(part: Rows | str) -> str:
        if isinstance(part, str):
            return f"<p>{part}</p>"
        rows = ("".join(f"<td>{''.join(f'<p>{text}</p>' for text in texts)}</td>" for texts in cells) for cells in part)
        return "<table>" + "".join(f"<tr>{cells}</tr>" for cells in rows) + "</table>"

    return f"<html><body>{''.join(map(inner, parts))}</body></html>".encode()


FORMATS = [(as_docx, "a.docx"), (as_doc, "a.doc"), (as_html, "a.html")]
GREETINGS = [
    # the row below the header, addressees
    ((("Kính gửi:",), ("Sở Công Thương.",)), ["Sở Công Thương"]),
    ((("Kính gửi",), ("- Sở Công Thương;", "- Sở Y tế.")), ["Sở Công Thương", "Sở Y tế"]),
    ((("Kính gửi: Sở Công Thương.",), ("",)), ["Sở Công Thương"]),
    (((" ",), ("Kính gửi: Sở Công Thương.",)), ["Sở Công Thương"]),
]


@pytest.mark.parametrize(("make", "name"), FORMATS)
@pytest.mark.parametrize(("greeting", "addressees"), GREETINGS)
def test_addressees_in_a_row_of_the_header(make, name, greeting, addressees) -> None:  # type: ignore[no-untyped-def]
    record = extract_bytes(make([*HEADER, greeting], BODY, END), name).records[0]
    assert [party.as_written for party in record.addressees] == addressees
    assert (record.place, record.issued) == ("Bắc Giang", "2022-07-20")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("make", "name"), FORMATS)
def test_decomposed_letters_are_laid_out_like_others(make, name, form) -> None:  # type: ignore[no-untyped-def]
    composed = make(HEADER, "Kính gửi: Sở Công Thương.", BODY, END)
    data = make(*_in(form, HEADER, "Kính gửi: Sở Công Thương.", BODY, END))
    assert read(data, name).text == read(composed, name).text
    signature = extract_bytes(data, name).records[0].signature
    assert signature is not None and (signature.title, signature.name) == ("PHÓ GIÁM ĐỐC", "Phạm Quốc Hùng")


def _in(form: str, *parts: Rows | str) -> list[Rows | str]:
    def norm(text: str) -> str:
        return unicodedata.normalize(form, text)  # type: ignore[arg-type]

    return [
        norm(part) if isinstance(part, str) else [tuple(tuple(map(norm, texts)) for texts in cells) for cells in part]
        for part in parts
    ]


def test_a_greeting_below_other_lines_of_a_cell_stands_under_both_columns() -> None:
    left = (*HEADER[0][0], *HEADER[1][0], "Kính gửi: Sở Công Thương.")
    right = (*HEADER[0][1], *HEADER[1][1])
    for cells in ((left, right), (left[:-1], (*right, left[-1]))):
        (record,) = extract_bytes(as_docx([cells], BODY, END), "a.docx").records
        assert record.issued == "2022-07-20" and record.place == "Bắc Giang"
        assert [party.as_written for party in record.addressees] == ["Sở Công Thương"]


def test_signatures_beside_the_list_by_tabs() -> None:
    tab = "<w:r><w:tab/></w:r>"
    rows = [("Nơi nhận:", "KT. GIÁM ĐỐC"), ("- Như trên;", "PHÓ GIÁM ĐỐC"), ("- Lưu: VT, KH.", "Phạm Quốc Hùng")]
    header = table(*(tuple("".join(p(text) for text in texts) for texts in cells) for cells in HEADER))
    data = docx(
        header + p("Kính gửi: Sở Công Thương.") + p(BODY) + "".join(p(left, tab, right) for left, right in rows)
    )
    (record,) = extract_bytes(data, "a.docx").records
    assert [party.as_written for party in record.distribution] == ["Như trên", "Lưu: VT, KH"]
    assert record.signature is not None and record.signature.name == "Phạm Quốc Hùng"

"""Records by a pipeline that somebody gives: our own gives the same, a replaced component gives another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.document import DocumentText
from extractors.extract import extract_bytes, extract_document
from extractors.extraction import Extraction
from extractors.language import pipeline
from extractors.readers import read
from pipeline.synthetic import generate
from schemas import Dispatch, UnreadableError

LETTER = """\
UBND HUYỆN AN LẠC
PHÒNG NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/PNV
An Lạc, ngày 05 tháng 02 năm 2024
V/v báo cáo kết quả rà soát
Kính gửi: Các xã, thị trấn.
Thực hiện Công văn số 45/SNV-CCVC ngày 20/01/2024 của Sở Nội vụ về việc rà soát, Phòng Nội vụ đề nghị Tổ Chim sâu rà
soát, gửi báo cáo về Phòng Nội vụ trước ngày 25/02/2024 theo hồ sơ HS.7788./.
Nơi nhận:
- Như trên;
- Lưu: VT.
TRƯỞNG PHÒNG
Lý Văn Mẫu
"""
NUMBERS = count()
Find = Callable[[Doc], Iterable[Span | None]]


def letter(nlp: Language | None = None) -> Dispatch:
    return extract_bytes(LETTER.encode(), "letter.txt", nlp=nlp).first


def replaced(component: str, group: str, find: Find) -> Language:
    """Return our pipeline with another component in the place of one."""

    def write(doc: Doc) -> Doc:
        doc.spans[group] = [span for span in find(doc) if span is not None]
        return doc

    name = f"test_{next(NUMBERS)}"  # spaCy keeps the first of a name
    Language.component(name, func=write)
    nlp = pipeline()
    nlp.replace_pipe(component, name)
    return nlp


def words(doc: Doc, text: str, label: str) -> Iterable[Span | None]:
    start = doc.text.find(text)
    return [] if start < 0 else [doc.char_span(start, start + len(text), label=label, alignment_mode="expand")]


def test_the_letter_by_our_own_grammar() -> None:
    record = letter()
    deadline = record.deadlines[0]
    assert (deadline.assignees, deadline.deliver_to) == (("Tổ Chim sâu",), "Phòng Nội vụ")
    assert [citation.number for citation in record.citations] == ["45/SNV-CCVC"]


def test_other_agencies_change_who_acts() -> None:
    record = letter(replaced("congvan_agencies", "agencies", partial(words, text="Tổ Chim", label="group")))
    assert record.deadlines[0].assignees == ("Tổ Chim",)
    assert record.deadlines[0].deliver_to is None


def test_other_actors_change_who_acts() -> None:
    record = letter(replaced("congvan_actors", "actors", partial(words, text="Phòng Nội vụ", label="ASSIGNED")))
    assert record.deadlines[0].assignees == ("Phòng Nội vụ",)


def test_other_recipients_change_to_whom() -> None:
    record = letter(replaced("congvan_recipients", "recipients", lambda doc: []))
    assert record.deadlines[0].deliver_to is None


def test_other_times_change_the_deadlines() -> None:
    assert letter(replaced("congvan_times", "times", lambda doc: [])).deadlines == ()
    record = letter(replaced("congvan_times", "times", partial(words, text="ngày 25/02/2024", label="any")))
    assert [deadline.boundary for deadline in record.deadlines] in ([], ["2024-02-25"])
    record = letter(replaced("congvan_times", "times", partial(words, text="trước ngày 25/02/2024", label="any")))
    assert record.deadlines == letter().deadlines


def test_other_numbers_change_the_citations() -> None:
    assert letter(replaced("congvan_numbers", "numbers", lambda doc: [])).citations == ()
    record = letter(replaced("congvan_numbers", "numbers", partial(words, text="HS.7788", label="number")))
    assert [citation.number for citation in record.citations] == ["HS.7788"]


def test_a_component_left_out_is_the_grammars_again() -> None:
    nlp = pipeline()
    for name in nlp.pipe_names:
        nlp.remove_pipe(name)
    assert letter(nlp) == letter()


def test_no_doc_is_made_without_a_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a Doc")

    monkeypatch.setattr("spacy.language.Language.__call__", fail)
    monkeypatch.setattr("spacy.language.Language.make_doc", fail)
    assert letter().deadlines


def assert_same(document: DocumentText, name: str, nlp: Language) -> None:
    try:
        plain = extract_document(document, name, "0" * 64)
    except UnreadableError:
        return
    given = extract_document(document, name, "0" * 64, nlp=nlp)
    assert [json.loads(each.model_dump_json()) for each in given] == [
        json.loads(each.model_dump_json()) for each in plain
    ]


def test_samples_are_the_same(sample_files: list[tuple[str, bytes]], nlp: Language) -> None:
    for name, data in sample_files:
        if Path(name).suffix in (".txt", ".md", ".docx", ".doc", ".html", ".rtf"):
            assert_same(read(data, name), name, nlp)


def made_up(count: int, nlp: Language, first: int = 810_000) -> None:
    for seed in range(first, first + count):
        made = generate(seed)
        assert_same(read(made.docx or made.text.encode(), made.file_name), made.name, nlp)


def test_made_up_dispatches_are_the_same(nlp: Language) -> None:
    made_up(25, nlp)


@pytest.mark.soak
def test_2000_made_up_dispatches_are_the_same(nlp: Language) -> None:
    made_up(2000, nlp)


def test_real_documents_are_the_same(real_documents: dict[str, Extraction], nlp: Language) -> None:
    shortest = sorted(real_documents.items(), key=lambda item: len(item[1].document.text))[:12]
    for name, extraction in shortest:
        assert_same(extraction.document, name, nlp)


@pytest.mark.soak
def test_all_real_documents_are_the_same(real_documents: dict[str, Extraction], nlp: Language) -> None:
    for name, extraction in real_documents.items():
        assert_same(extraction.document, name, nlp)


@pytest.mark.soak
def test_further_real_documents_are_the_same(shared: Path, nlp: Language) -> None:
    if not (shared / "eval-2").is_dir():
        pytest.skip("no second folder of real documents")
    for file in sorted((shared / "eval-2" / "documents").iterdir()):
        try:
            document = read(file.read_bytes(), file.name)
        except UnreadableError:
            continue
        assert_same(document, file.stem, nlp)

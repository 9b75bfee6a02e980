"""The components as users of spaCy have them: by entry points, alone, replaced, stored, scored, in several processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

from extractors.language import pipeline
from extractors.language.components import FACTORIES
from extractors.language.extensions import SPAN
from extractors.language.pipeline import COMPONENTS

CLAUSE = "Theo Công văn số 12/SNV-VP ngày 02/3/2023, giao Sở Tài chính báo cáo UBND tỉnh trước ngày 30/4/2023."


def blank() -> Language:
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "congvan.exact_tokenizer.v1"}}})


def spans(doc: Doc) -> dict[str, list[Any]]:
    """All that the components say of a Doc, as JSON has it: lists and tuples are one."""
    found = {
        key: [(s.start_char, s.end_char, s.label_, {name: getattr(s._, name) for name in SPAN}) for s in doc.spans[key]]
        for key in sorted(doc.spans)
    }
    told: dict[str, list[Any]] = json.loads(json.dumps(found))
    return told


def run(code: str, environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=folder, capture_output=True, text=True)
    assert not done.returncode, done.stderr
    return done.stdout


def test_spacy_knows_each_component_by_its_name(installed: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import json, spacy\n"
        "found = {}\n"
        f"for name in {list(FACTORIES)!r}:\n"
        "    nlp = spacy.blank('vi')\n"
        "    nlp.add_pipe(name)\n"
        f"    doc = nlp({CLAUSE!r})\n"
        "    found[name] = [span.text for group in doc.spans.values() for span in group]\n"
        "print(json.dumps(found))\n"
    )
    found = json.loads(run(code, installed, tmp_path))
    assert found == {
        "congvan_agencies": ["Sở Tài chính", "UBND tỉnh"],
        "congvan_numbers": ["12/SNV-VP"],
        "congvan_times": ["ngày 02/3/2023", "trước ngày 30/4/2023"],
        "congvan_cues": ["giao", "giao", "báo cáo"],
        "congvan_actors": ["Sở Tài chính"],
        "congvan_recipients": ["UBND tỉnh"],
        "congvan_tags": found["congvan_tags"],
    }
    assert "Sở Tài chính" in " ".join(found["congvan_tags"])


def test_importing_ours_first_makes_no_difference(installed: dict[str, str], tmp_path: Path) -> None:
    code = "from extractors.language import pipeline; print(*pipeline().pipe_names)"
    assert run(code, installed, tmp_path).split() == list(COMPONENTS)


def test_what_to_disk_wrote_is_loaded_by_spacy(
    nlp: Language, installed: dict[str, str], tmp_path: Path, clauses: list[str]
) -> None:
    nlp.to_disk(tmp_path / "model")
    (tmp_path / "texts.json").write_text(json.dumps(clauses), "utf-8")
    code = (
        "import json, spacy; from pathlib import Path\n"
        "from spacy.tokens import DocBin\n"
        "nlp = spacy.load('model')\n"
        "docs = nlp.pipe(json.loads(Path('texts.json').read_text('utf-8')))\n"
        "DocBin(docs=docs, store_user_data=True).to_disk('docs.spacy')\n"
    )
    run(code, installed, tmp_path)
    docs = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    assert [spans(doc) for doc in docs] == [spans(doc) for doc in nlp.pipe(clauses)]


def test_settings_come_back_from_bytes_and_disk(tmp_path: Path) -> None:
    first, second = blank(), blank()
    first.add_pipe("congvan_agencies", config={"kinds": ["body"], "spans_key": "bodies"})
    second.add_pipe("congvan_agencies")
    second.from_bytes(first.to_bytes())
    text = "Đề nghị các đơn vị và Sở Tài chính báo cáo."
    first.to_disk(tmp_path)
    for nlp in (second, spacy.load(tmp_path)):
        doc = nlp(text)
        assert [span.text for span in doc.spans["bodies"]] == ["Sở Tài chính"]


def test_docs_come_back_from_bytes(nlp: Language, clauses: list[str]) -> None:
    for doc in nlp.pipe(clauses):
        assert spans(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == spans(doc)
        assert all(json.loads(json.dumps(value)) == value for value in doc.user_data.values())


def test_two_processes_give_what_one_gives(nlp: Language, clauses: list[str]) -> None:
    together = [spans(doc) for doc in nlp.pipe(clauses, n_process=2)]
    assert together == [spans(doc) for doc in nlp.pipe(clauses)]


def test_somebody_elses_agencies_feed_the_actors() -> None:
    nlp = blank()

    def agencies(doc: Doc) -> Doc:
        start = doc.text.index("Nhóm Bồ câu")
        doc.spans["agencies"] = [doc.char_span(start, start + 11, label="group", alignment_mode="expand")]
        return doc

    Language.component("test_pigeons", func=agencies)
    nlp.add_pipe("test_pigeons")
    nlp.add_pipe("congvan_actors")
    nlp.add_pipe("congvan_recipients")
    doc = nlp("Đề nghị Nhóm Bồ câu gửi danh sách về Sở Nội vụ.")
    assert [(span.text, span.label_, span._.role) for span in doc.spans["actors"]] == [
        ("Nhóm Bồ câu", "ASSIGNED", "assign")
    ]
    assert not doc.spans["recipients"]  # whom the component left out is no party


def test_a_replaced_component_stays_replaced() -> None:
    nlp = pipeline()
    Language.component("test_nothing", func=lambda doc: doc)
    nlp.replace_pipe("congvan_cues", "test_nothing")
    assert "cues" not in nlp(CLAUSE).spans
    assert "cues" in pipeline()(CLAUSE).spans


def test_score_by_span_group(nlp: Language) -> None:
    predicted, reference = nlp.make_doc(CLAUSE), nlp(CLAUSE)
    reference.spans["actors"] = [*reference.spans["actors"], Span(reference, 0, 2, "TOPIC")]
    scores = nlp.evaluate([Example(predicted, reference)])
    assert scores["spans_agencies_f"] == 1.0
    assert (scores["spans_actors_p"], scores["spans_actors_r"]) == (1.0, 0.5)
    assert scores["spans_actors_per_type"]["ASSIGNED"]["f"] == 1.0


def test_what_is_said_of_spans(nlp: Language) -> None:
    doc = nlp(CLAUSE)
    assert [(span.text, span._.number) for span in doc.spans["numbers"]] == [("12/SNV-VP", "12/SNV-VP")]
    time = doc.spans["times"][-1]
    assert (time.text, time._.operator, time._.date) == ("trước ngày 30/4/2023", "before", "2023-04-30")
    assert [(span.text, span._.role) for span in doc.spans["recipients"]] == [("UBND tỉnh", "give")]


def test_tags_and_chunks_of_underthesea() -> None:
    nlp = blank()
    nlp.add_pipe("congvan_tags")
    doc = nlp("Các xã gửi báo cáo về Sở Nội vụ trước ngày 30/4/2023.")
    assert doc[2].tag_ == "V" and {span.label_ for span in doc.spans["chunks"]} >= {"NP", "VP"}
    assert spans(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == spans(doc)
    assert not nlp(" ").spans["chunks"]


def test_the_documents_own_day_gives_a_missing_year() -> None:
    nlp = blank()
    nlp.add_pipe("congvan_times", config={"issued": "ngày 15 tháng 3 năm 2023"})
    doc = nlp("Gửi trước ngày 20/4.")
    assert [span._.date for span in doc.spans["times"]] == ["2023-04-20"]


def test_places_within_tokens_of_another_tokenizer_are_kept() -> None:
    nlp = spacy.blank(
        "vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}}
    )
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("Giao Sở Tài chính, trước ngày 30/4/2023.")
    start, end = doc.spans["agencies"][0]._.chars
    assert doc.text[start:end] == "Sở Tài chính"
    assert [span.label_ for span in doc.spans["actors"]] == ["ASSIGNED"]

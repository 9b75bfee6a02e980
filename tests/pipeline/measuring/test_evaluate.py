"""`congvan eval` gives the figures of the evaluation's own script, and its comparisons fold what they should."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.extract import extract_file
from pipeline.measuring import scoring
from pipeline.measuring.evaluate import joined, load_gold, score
from schemas import CongVanError, UnreadableError


def test_same_figures_as_the_script(shared: Path, tmp_path: Path) -> None:
    documents = shared / "eval" / "documents"
    predicted = {}
    for file in sorted(documents.iterdir()):
        if file.suffix in (".txt", ".docx"):
            try:
                parts = extract_file(file)
                predicted[file.stem] = joined([part.model_dump(mode="json", exclude={"evidence"}) for part in parts])
            except UnreadableError:
                continue
    records = tmp_path / "records.jsonl"
    records.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in predicted.values()), "utf-8")
    command = [sys.executable, str(shared / "eval" / "score.py"), str(shared / "eval" / "gold"), str(records), "--json"]
    wanted = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)["fields"]
    rows = score(load_gold(shared / "eval" / "gold"), predicted).rows()
    assert rows.keys() == wanted.keys()
    for name, row in rows.items():
        assert (row.right + row.missed, row.right + row.invented) == (wanted[name]["gold"], wanted[name]["predicted"])
        assert row.f1 == pytest.approx(wanted[name]["f1"]), name


@pytest.mark.parametrize(
    ("same", "a", "b", "equal"),
    [
        (scoring.same_name, "UBND huyện Hoà Vang", "ỦY BAN NHÂN DÂN HUYỆN HÒA VANG", True),  # case, tones, abbreviation
        (scoring.same_name, "Sở Tài chính", "Sở Nội vụ", False),
        (scoring.same_number, "số 08/2022/TT- BNV", "8/2022/TT-BNV", True),  # zero, blank, the word số
        (scoring.same_number, "22/CT-TW", "22-CT/TW", True),
        (scoring.same_number, "12/UBND-NV", "13/UBND-NV", False),
        (scoring.same_body, "Giám đốc Sở Nội vụ", "Sở Nội vụ", True),  # the office may stay or go
        (scoring.same_boundary, "2023-04", "2023-04-01/2023-04-30", True),
        (scoring.same_boundary, "P5D", "P05D", True),
        (scoring.same_boundary, "P5D", "P5BD", False),
        (scoring.same_rrule, "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "BYMONTHDAY=15;FREQ=YEARLY;BYMONTH=12,6", True),
    ],
)
def test_comparisons(same: scoring.Same, a: str, b: str, equal: bool) -> None:
    assert same(a, b) is equal


def test_invented_and_missed_values_are_told_apart() -> None:
    gold = {
        "a": {
            "secrecy": None,
            "urgency": "Khẩn",
            "place": "Huế",
            "citations": [{"number": "1/UBND-NV", "optional": True}],
        }
    }
    got = {"a": {"secrecy": "Mật", "urgency": None, "place": "Huế", "citations": [{"number": "1/UBND-NV"}]}}
    rows = score(gold, got).rows()
    assert (rows["header.secrecy"].invented, rows["header.urgency"].missed, rows["header.place"].right) == (1, 1, 1)
    assert "citations" not in rows, "an optional citation is neither right nor wrong"


def test_a_document_without_prediction_is_wholly_missed() -> None:
    assert score({"a": {"place": "Huế"}}, {}).rows()["header.place"].missed == 1


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CongVanError, match="no gold records"):
        load_gold(tmp_path)

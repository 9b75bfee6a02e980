"""Samples drawn as pages, clean and spoilt, are read nearly letter by letter; `make soak` measures all of them."""

from __future__ import annotations

import pytest

from extractors.ocr.engine import why_missing
from tools.measure_rendered import CONDITIONS, measure
from tools.samples.__main__ import ROOT
from tools.samples.model import load

pytestmark = pytest.mark.skipif(why_missing() is not None, reason=f"no OCR here: {why_missing()}")


@pytest.mark.parametrize(
    ("condition", "most_wrong", "least_recall"),
    [("clean", 0.005, 0.98), ("stamp, skew, noise", 0.03, 0.95)],
)
def test_print_of_a_sample(condition: str, most_wrong: float, least_recall: float) -> None:
    assert condition in CONDITIONS
    found = measure(load(ROOT / "source" / "22-svhttdl-yenbai-431.toml"), condition, 22)
    assert found.wrong <= most_wrong * found.characters
    assert found.read >= least_recall * found.words

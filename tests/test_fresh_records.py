"""A record that is to be kept is one that a page can show: its evidence is looked at, though not made values of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schemas import Dispatch

WHOLE = {"rule": "joined", "spans": [[0, 5], [5, 5]], "confidence": 0.9}


def _record(evidence: Any) -> str:
    record = json.loads(Dispatch.model_validate({"file": FILE}).model_dump_json())
    return json.dumps(record | {"evidence": evidence})


FILE = {"name": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "pages": 1, "text_source": "text"}


@pytest.mark.parametrize("evidence", [{}, {"issued": WHOLE}])
def test_whole(evidence: Any) -> None:
    assert Dispatch.values_of(_record(evidence), fresh=True).evidence == {}


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        {"issued": None},
        {"issued": {**WHOLE, "rule": 3}},
        {"issued": {"rule": "joined"}},
        {"issued": {**WHOLE, "spans": [[5, 0]]}},  # ends before it begins
        {"issued": {**WHOLE, "spans": [[0]]}},
        {"issued": {**WHOLE, "spans": [[0, "5"]]}},
        {"issued": {**WHOLE, "spans": [[False, True]]}},
    ],
)
def test_broken(evidence: Any) -> None:
    assert Dispatch.values_of(_record(evidence)).evidence == {}  # one that was kept is not looked at again
    with pytest.raises(ValueError, match="evidence"):
        Dispatch.values_of(_record(evidence), fresh=True)

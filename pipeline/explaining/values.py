"""The values of a record as its page shows them, and words made safe for HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from schemas import Dispatch

from .labels import Label, group_of

HIDDEN = re.compile(
    r"^(?:number(?:\.as_written|\.canonical)?|doc_type\.name|signature\..*|.*\.(?:canonical|kind|issuer_as_written)"
    r"|citations\.\d+\.mentions\.\d+\.text)$"
)
"""Values that say again what others say: listed below all others."""
# Control characters and those that turn the direction of writing are shown as a sign, never carried out.
_UNSAFE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


@dataclass(frozen=True)
class Value:
    """A value of the record with its evidence."""

    index: int
    path: str
    value: Any
    rule: str
    confidence: float
    spans: tuple[tuple[int, int], ...]
    candidates: tuple[str, ...]
    review: bool

    @property
    def group(self) -> str:
        """The group of fields that it belongs to."""
        return group_of(self.path)


def values_of(record: Dispatch) -> list[Value]:
    """Return the values that have evidence, in its order, then those that are missing and should be looked for."""
    data = record.model_dump(mode="json", exclude={"evidence"})
    review = set(record.needs_review)
    values = [
        Value(
            index, path, _at(data, path), evidence.rule, evidence.confidence,
            tuple((s.start, s.end) for s in evidence.spans), evidence.candidates, path in review,
        )
        for index, (path, evidence) in enumerate(record.evidence.items())
    ]  # fmt: skip
    missing = [path for path in record.needs_review if path not in record.evidence and _at(data, path) in (None, [])]
    return values + [
        Value(index, path, None, record.review_reasons.get(path, "missing"), 0.0, (), (), True)
        for index, path in enumerate(missing, len(values))
    ]


def _at(data: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(data, list):
            data = data[int(key)] if int(key) < len(data) else None
        elif isinstance(data, dict):
            data = data.get(key)
    return data


def both(label: Label) -> str:
    """Return a label in both languages; the page shows one."""
    if label.vi == label.en:
        return safe(label.vi)
    return f'<span class="vi" lang="vi">{safe(label.vi)}</span><span class="en" lang="en">{safe(label.en)}</span>'


def safe(words: str) -> str:
    """Return the words with everything escaped that a page could take for more than words."""
    return escape(_UNSAFE.sub("\ufffd", words))

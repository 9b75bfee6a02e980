"""`Marker`: what the components have in common, a span group that each writes, its score and its storage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.scorer import Scorer
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as Marking
from spacy.training import Example
from spacy.util import from_bytes, from_disk, to_bytes, to_disk

Score = Callable[[Iterable[Example]], dict[str, Any]]
_PREFIX = "spans_"


def make_spans_scorer(spans_key: str) -> Score:
    """Return a scorer of one span group: `spans_KEY_p`, `_r`, `_f` and `_per_type`, labels and places both right.

    Examples whose reference has no such group do not count.
    """

    def group(doc: Doc, attribute: str) -> Iterable[Marking]:
        return list(doc.spans.get(attribute.removeprefix(_PREFIX), ()))

    def score(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        found: dict[str, Any] = Scorer.score_spans(
            examples, attr=_PREFIX + spans_key, getter=group, allow_overlap=True,
            has_annotation=lambda doc: spans_key in doc.spans,
        )  # fmt: skip
        return found

    return score


class Marker:
    """A component that writes one span group; `find` of each kind says what belongs there."""

    def __init__(self, name: str, spans_key: str, scorer: Callable[[str], Score] | None, **settings: Any) -> None:
        self.name, self.spans_key, self.scorer = name, spans_key, scorer
        self.settings = settings

    def find(self, doc: Doc) -> Iterable[Marking | None]:
        """Return the spans that the component marks."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Write the span group."""
        spans = [span for span in self.find(doc) if span is not None]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Return precision, recall and F1 of the span group."""
        return self.scorer(self.spans_key)(examples) if self.scorer else {}

    def _load(self, stored: dict[str, Any]) -> None:
        self.spans_key, self.settings = stored["spans_key"], stored["settings"]

    def _stored(self) -> dict[str, Any]:
        return {"spans_key": self.spans_key, "settings": self.settings}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the settings."""
        stored: bytes = to_bytes({"cfg": lambda: _json(self._stored())}, exclude)
        return stored

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Marker:
        """Take the settings from what `to_bytes` returned."""
        from_bytes(data, {"cfg": lambda stored: self._load(_parsed(stored))}, exclude)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings into a folder."""

        def write(file: Path) -> None:
            file.write_bytes(_json(self._stored()))

        to_disk(Path(path), {"cfg": write}, exclude)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Marker:
        """Read the settings that `to_disk` wrote."""
        from_disk(Path(path), {"cfg": lambda file: self._load(_parsed(file.read_bytes()))}, exclude)
        return self


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def _parsed(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found

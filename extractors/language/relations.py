"""What hangs together in a record: the dispatch and what it cites, a time and who must act by it; as arcs for displaCy.

displacy.render(arcs(record, text), style="dep", manual=True)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from schemas import Dispatch, Span

SELF = ""
"""The path of the dispatch itself."""
_LONGEST = 48
"""How many characters of a place are shown."""
_PARTIES = (("deliver_to", "to"), ("via", "via"))


class RecordRelation(NamedTuple):
    """An arc from one value of a record to another, by their paths."""

    source: str
    target: str
    name: str


def relations(record: Dispatch) -> Iterator[RecordRelation]:
    """Yield what hangs together.

    From the dispatch to each citation its relation, or from the one in whose subject it stands; from the dispatch to
    each time its operator, and from there to those who act (`who`) and to whom it goes (`to`, `via`).
    """
    places = {citation.id: f"citations.{number}" for number, citation in enumerate(record.citations)}
    for number, citation in enumerate(record.citations):
        yield RecordRelation(places.get(citation.within or "", SELF), f"citations.{number}", citation.relation)
    for number, deadline in enumerate(record.deadlines):
        path = f"deadlines.{number}"
        yield RecordRelation(SELF, path, deadline.operator)
        for index in range(len(deadline.assignees)):
            yield RecordRelation(path, f"{path}.assignees.{index}", "who")
        for field, name in _PARTIES:
            if getattr(deadline, field) is not None:
                yield RecordRelation(path, f"{path}.{field}", name)


def place_of(record: Dispatch, path: str) -> Span | None:
    """Return where a value stands that a relation names; None where nothing in the text does."""
    paths = [path]
    if path == SELF:
        paths = ["number.as_written", "number.symbol", "doc_type.code", "subject"]
    elif path.startswith("citations."):
        mentions = record.citations[int(path.split(".")[1])].mentions
        if mentions:
            return Span(mentions[0].start, mentions[0].end)
    elif path.count(".") == 1:
        paths = [f"{path}.{field}" for field in ("boundary", "rrule", "operator", "quote")]
    evidence = next((record.evidence[each] for each in paths if each in record.evidence), None)
    return Span(*evidence.spans[0]) if evidence is not None and evidence.spans else None


def arcs(record: Dispatch, text: str) -> dict[str, Any]:
    """Return the relations as displaCy takes them by hand; `text` is the `DocumentText.text` of the record.

    The words are the places in their order, with the kind of each below (`dispatch`, `citation`, `time`, `party`); one
    place that several relations name is one word.
    """
    found = [
        (first, last, relation.name)
        for relation in relations(record)
        if (first := _node(record, relation.source)) and (last := _node(record, relation.target)) and first != last
    ]
    nodes = sorted({node for first, last, _ in found for node in (first, last)})
    number = {node: index for index, node in enumerate(nodes)}
    return {
        "words": [{"text": _shown(text, start, end), "tag": kind} for start, end, kind in nodes],
        "arcs": [_arc(number[first], number[last], name) for first, last, name in found],
    }


def _node(record: Dispatch, path: str) -> tuple[int, int, str] | None:
    place = place_of(record, path)
    if place is None:
        return (0, 0, "dispatch") if path == SELF else None
    if path == SELF:
        return (*place, "dispatch")
    kind = "citation" if path.startswith("citations.") else "time" if path.count(".") == 1 else "party"
    return (*place, kind)


def _shown(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].split()) or "…"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _arc(source: int, target: int, name: str) -> dict[str, Any]:
    way = "right" if source < target else "left"
    return {"start": min(source, target), "end": max(source, target), "label": name, "dir": way}

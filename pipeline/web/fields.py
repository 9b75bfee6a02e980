"""The values of a record as its page lists them: words for people, what they rest on, what a correction takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas import Dispatch

from ..asking.relations import words_for
from ..explaining.labels import GROUPS, field_label
from ..explaining.values import HIDDEN, Value, values_of
from ..exporting.words import OPERATORS, day_in_words, in_words, length_in_words
from .wording import PageWords

HEADER = ("number", "issued", "doc_type", "issuer.name", "issuer.parent", "issuer.level", "issuer.province", "place",
          "subject", "secrecy", "urgency", "status")  # fmt: skip
_EVIDENCE = {"doc_type": "doc_type.code", "number": "number"}
_DAYS = ("issued", "last_day", "ends", "boundary")
LEVELS = {"central": "Central", "province": "Province", "district": "District", "commune": "Commune", "other": "Other"}
STATES = {"issued": "Issued", "unnumbered": "Not numbered yet", "draft": "Draft", "copy": "Copy"}


@dataclass(frozen=True)
class FieldRow:
    """One value on the page."""

    index: int
    """What ties it to its marks on the picture."""
    path: str
    """Of a correction: items by their ids."""
    label: str
    shown: str
    """In words; empty where there is none."""
    plain: str
    """As it is typed into a correction."""
    seen: str
    """JSON of the value, told back with a correction so that two people do not undo each other's."""
    group: str
    spans: tuple[tuple[int, int], ...] = ()
    rule: str | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    """Why somebody should look at it."""
    because: str | None = None
    """Why the value is what its words alone do not say, or what speaks against it."""
    corrected: bool = False


@dataclass(frozen=True)
class FieldBlock:
    """Values that belong together: a group, or one item of a list within it."""

    name: str
    title: str
    rows: tuple[FieldRow, ...]


class Listed:
    """The values of one record, each with a number of its own."""

    def __init__(self, record: Dispatch, corrected: Mapping[str, Any], words: PageWords) -> None:
        self._record, self._corrected, self._words = record, corrected, words
        self._plain = record.model_dump(mode="json", exclude={"evidence"})
        self._values = values_of(record)
        self._by_path = {value.path: value for value in self._values}
        self._next = len(self._values)

    def blocks(self) -> list[FieldBlock]:
        """Return the header, the parties, the signatures and the deadlines."""
        header = [self.row(path) for path in HEADER]
        kept = tuple(row for row in header if row.shown or row.reason or row.path in _ALWAYS)
        vi = self._words.language == "vi"
        found = [FieldBlock("header", GROUPS["header"].vi if vi else GROUPS["header"].en, kept)]
        found += self._parties()
        found += self._items("signatures")
        return found

    def deadlines(self) -> list[FieldBlock]:
        """Return the deadlines, each with its values."""
        return self._items("deadlines")

    def citation(self, local_id: str) -> FieldBlock | None:
        """Return the values of the citation with an id."""
        return next((block for block in self._items("citations") if block.name == f"citations.{local_id}"), None)

    def _parties(self) -> list[FieldBlock]:
        blocks = []
        for name in ("addressees", "invitees", "distribution"):
            items = self._plain[name]
            rows = tuple(self.row(f"{name}.{index}.as_written", label="") for index in range(len(items)))
            missing = self._by_path.get(name)
            if rows or (missing is not None and missing.review):
                label = field_label([name])
                title = label.vi if self._words.language == "vi" else label.en
                blocks.append(FieldBlock(name, title, rows or (self.row(name, label=""),)))
        return blocks

    def _items(self, name: str) -> list[FieldBlock]:
        """Return the items of a list, one block each; of a value within a list of its own the whole list is mended."""
        blocks = []
        for index, item in enumerate(self._plain[name]):
            paths = [v.path for v in self._values if v.path.startswith(f"{name}.{index}.") and not HIDDEN.match(v.path)]
            paths = list(dict.fromkeys(whole(path) for path in paths))
            label = field_label([name])
            title = label.vi if self._words.language == "vi" else label.en
            if len(self._plain[name]) > 1:
                title = f"{title} {index + 1}"
            blocks.append(FieldBlock(f"{name}.{item.get('id', index)}", title, tuple(self.row(path) for path in paths)))
        return blocks

    def row(self, path: str, label: str | None = None) -> FieldRow:
        """Return the value at a path, with its evidence where it has any."""
        value = self._by_path.get(_EVIDENCE.get(path, path)) or self._first_below(path)
        node = _at(self._plain, path)
        index = value.index if value is not None else self._new()
        mended = named(self._plain, path)
        evidence = self._record.evidence.get(value.path) if value is not None else None
        review = [p for p in self._record.needs_review if p == path or p.startswith(f"{path}.")]
        vi = self._words.language == "vi"
        name = field_label([part for part in path.split(".") if not part.isdigit()])
        return FieldRow(
            index=index, path=mended, label=(name.vi if vi else name.en) if label is None else label,
            shown=self.shown(path, node), plain=typed(path, node), seen=json.dumps(node, ensure_ascii=False),
            group=value.group if value is not None else "header", spans=self._spans(path, value),
            rule=evidence.rule if evidence else None, confidence=value.confidence if value and evidence else None,
            candidates=value.candidates if value is not None else (),
            reason=self._record.review_reasons.get(review[0], "unsure") if review else None,
            because=(evidence.doubt or evidence.reason) if evidence else None,
            corrected=any(mended == p or mended.startswith(f"{p}.") or p.startswith(f"{mended}.")
                          for p in self._corrected),
        )  # fmt: skip

    def _spans(self, path: str, value: Value | None) -> tuple[tuple[int, int], ...]:
        below = [v for v in self._values if v.path.startswith(f"{path}.")]
        spans = [span for each in ([value] if value else []) + below for span in each.spans]
        return tuple(dict.fromkeys(spans))

    def _first_below(self, path: str) -> Value | None:
        return next((v for v in self._values if v.path.startswith(f"{path}.")), None)

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def shown(self, path: str, node: Any) -> str:
        """Return a value in the words of whoever reads the page."""
        last, t = path.split(".")[-1], self._words
        if node in (None, [], {}):
            return ""
        if path == "issuer.level":
            return t(LEVELS[str(node)])
        if path == "status":
            return t(STATES[str(node)])
        if last == "doc_type":
            return str(node["name"] or node["code"]) if isinstance(node, dict) else str(node)
        if isinstance(node, dict):
            return str(node.get("as_written") or "")
        if isinstance(node, list):
            return "; ".join(str(each.get("as_written", each) if isinstance(each, dict) else each) for each in node)
        if last == "relation":
            return words_for(str(node), t.language)
        if last == "operator" and t.language == "vi":
            return OPERATORS[str(node)]
        if last == "rrule" and t.language == "vi":
            return in_words(str(node))
        if last in _DAYS:
            return length_in_words(node) if str(node).startswith("P") and t.language == "vi" else day_in_words(node)
        return str(node)


_ALWAYS = ("number", "issued", "issuer.name", "subject")
"""Shown where they are missing too."""


def whole(path: str) -> str:
    """Return the path of the list that a value of a list within an item stands in: `deadlines.0.assignees`."""
    parts = path.split(".")
    return ".".join(parts[:3])


def _at(plain: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(plain, list):
            plain = plain[int(key)] if key.isdigit() and int(key) < len(plain) else None
        elif isinstance(plain, dict):
            plain = plain.get(key)
    return plain


def named(plain: Mapping[str, Any], path: str) -> str:
    """Return a path with the ids of items in place of their positions, as corrections name them."""
    node: Any = plain
    parts = []
    for part in path.split("."):
        node = node[int(part)] if isinstance(node, list) and part.isdigit() and int(part) < len(node) else (
            node.get(part) if isinstance(node, dict) else None)  # fmt: skip
        parts.append(str(node["id"]) if part.isdigit() and isinstance(node, dict) and "id" in node else part)
    return ".".join(parts)


def position(record: Dispatch, path: str) -> str | None:
    """Return a path with positions in place of the ids of items, as evidence names them; None where an item is gone."""
    parts: list[str] = []
    node: Any = record.model_dump(mode="json", exclude={"evidence"})
    for part in path.split("."):
        if isinstance(node, list):
            found = next((i for i, e in enumerate(node) if isinstance(e, dict) and e.get("id") == part), None)
            index = found if found is not None else int(part) if part.isdigit() and int(part) < len(node) else None
            if index is None:
                return None
            parts.append(str(index))
            node = node[index]
        else:
            parts.append(part)
            node = node.get(part) if isinstance(node, dict) else None
    return ".".join(parts)


def typed(path: str, node: Any) -> str:
    """Return a value as a person types it: days as 31/12/2023, types by name, lists with semicolons."""
    if node is None:
        return ""
    if path.split(".")[-1] == "doc_type" and isinstance(node, dict):
        return str(node["name"] or node["code"])
    if isinstance(node, dict):
        return str(node.get("as_written") or json.dumps(node, ensure_ascii=False))
    if isinstance(node, list):
        plain: Sequence[Any] = node
        return "; ".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in plain)
    if path.split(".")[-1] in _DAYS and "X" not in str(node) and "/" not in str(node) and "P" not in str(node):
        return day_in_words(str(node))
    return str(node)

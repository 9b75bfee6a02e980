"""The files of one document (bản thể hiện): which is shown, and what they say together.

A draft, the signed scan and the copy sent on are one document. The best text is shown and gives citations and
deadlines; of every other value the best text that has it wins, number and full date come from the issued one. Where
files say different things, the value is named as differing, for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors.text.keys import bare_key
from schemas import Dispatch
from schemas.dates import full_day, may_be_same_day

_BEST_FORMAT = ("wordprocessingml", "text/", "pdf")
_SCALARS = (
    "doc_type", "number", "place", "issued", "subject", "secrecy", "urgency", "issuer.name", "issuer.parent",
    "issuer.level", "issuer.province", "signature.name", "signature.title",
)  # fmt: skip
_LISTS = ("addressees", "invitees", "distribution", "signatures")
_SAME_READING = 90
"""Per cent of likeness from which on two values are readings of one."""


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Return renditions, the best first: a dispatch before an appendix, whole before partial, text before recognised
    text, the richer format, then the content.
    """
    return sorted(rows, key=_quality)


def _quality(row: Any) -> tuple[Any, ...]:
    ranked = next((i for i, part in enumerate(_BEST_FORMAT) if part in row.media_type), len(_BEST_FORMAT))
    return (row.role == "appendix", bool(row.partial), row.text_source != "text", ranked, row.sha256, row.part)


def current(rows: Sequence[Any]) -> list[Any]:
    """Return those of ordered renditions whose citations and deadlines count: the one shown, and appendices."""
    return [row for i, row in enumerate(rows) if not i or row.role == "appendix"]


@dataclass(frozen=True)
class Merged:
    """What the files of a document say together."""

    record: Dispatch
    """That of the file shown, with values that it lacks or that others have better."""
    differing: tuple[str, ...] = ()
    """Paths of values on which the files differ."""
    sources: dict[str, int] = field(default_factory=dict)
    """Path → place of the file in the list that the value is from, where that is not the first."""


def merged(files: Sequence[tuple[Any, Dispatch]]) -> Merged:
    """Put the records of a document's files together, given the best first."""
    if files[0][0].role == "appendix":
        return Merged(files[0][1])
    records = [record for row, record in files if row.role != "appendix"]
    if len(records) == 1:
        return Merged(records[0])
    plain = records[0].model_dump(mode="json")
    differing, sources = [], {}
    for path in _SCALARS:
        values = [(i, _get(record, path)) for i, record in enumerate(records)]
        given = [(i, value) for i, value in values if value is not None]
        if not given:
            continue
        place, value = max(given, key=lambda pair: (_fullness(pair[1]), -pair[0]))
        if place:
            _set(plain, path, value if isinstance(value, str) else value.model_dump(mode="json"))
            sources[path] = place
        if any(not _agree(path, value, other) for _, other in given):
            differing.append(path)
    for path in _LISTS:
        place = next((i for i, record in enumerate(records) if getattr(record, path)), 0)
        if place:
            plain[path] = [each.model_dump(mode="json") for each in getattr(records[place], path)]
            sources[path] = place
    differing += [path for path, found in _contents(records) if len({*found}) > 1]
    plain["status"] = next((r.status for r in records if r.number and r.number.serial), records[0].status)
    plain["evidence"] = {
        path: value for path, value in plain["evidence"].items() if not any(_under(path, each) for each in sources)
    }
    return Merged(Dispatch.model_validate(plain), tuple(differing), sources)


def _under(path: str, whole: str) -> bool:
    return path == whole or path.startswith(f"{whole}.")


def _contents(records: Sequence[Dispatch]) -> list[tuple[str, list[Any]]]:
    """Return what citations and deadlines of each file come to; recognised pages lose some, so only texts count."""
    texts = [record for record in records if record.file.text_source == "text"]
    return [
        ("citations", [tuple(sorted({bare_key(c.number or "") for c in record.citations})) for record in texts]),
        ("deadlines", [tuple(sorted({f"{d.boundary}|{d.rrule}" for d in record.deadlines})) for record in texts]),
    ]


def _get(record: Dispatch, path: str) -> Any:
    node: Any = record
    for part in path.split("."):
        node = getattr(node, part, None)
    return node


def _set(plain: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = path.split(".")
    node = plain
    for part in parents:
        if node.get(part) is None:
            node[part] = {}
        node = node[part]
    node[last] = value


def _fullness(value: Any) -> int:
    """A number before a blank one, a full day before a month; all else is as good as the text that it stands in."""
    if hasattr(value, "serial"):
        return int(value.serial is not None)
    return int(full_day(value) is not None) if isinstance(value, str) else 0


def _agree(path: str, a: Any, b: Any) -> bool:
    if path == "number":
        return a.serial is None or b.serial is None or bare_key(a.canonical or "") == bare_key(b.canonical or "")
    if path == "issued":
        return may_be_same_day(a, b)
    x, y = (bare_key(each if isinstance(each, str) else each.code) for each in (a, b))
    from rapidfuzz import fuzz  # most documents have one file, and ask for no likeness

    return fuzz.ratio(x, y) >= _SAME_READING

"""Gains and losses: which values became right or wrong between two extractions of the same documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from .evaluate import Record, score
from .scoring import Judged, Tally, fold_value

Change = Literal["gained", "lost"]


@dataclass(frozen=True)
class Difference:
    """One value that is right now and was not before (`gained`), or the other way round (`lost`)."""

    document: str
    change: Change
    field: str
    where: str
    """What tells the value from others of its field: the cited number, the quote."""
    gold: Any
    """None for an invented value that came or went."""
    before: Any
    """None where nothing was found, or where the value that it belongs to was not found."""
    now: Any

    def to_dict(self) -> dict[str, Any]:
        """Return the difference for JSON."""
        return asdict(self)


def compare(gold: dict[str, Record], old: dict[str, Record], new: dict[str, Record]) -> list[Difference]:
    """Return what changed between the records `old` and `new` of the gold documents, document by document."""
    before, now = _by_key(score(gold, old)), _by_key(score(gold, new))
    differences = []
    for key in dict.fromkeys([*before, *now]):
        was, became = before.get(key), now.get(key)
        change = _change(was, became)
        if change:
            one = became or was
            assert one is not None
            values = one.gold, was.got if was else None, became.got if became else None
            differences.append(Difference(one.document, change, one.field, one.where, *values))
    return sorted(differences, key=lambda each: (each.document, each.change == "gained", each.field))


def lines(differences: Iterable[Difference], documents: int) -> list[str]:
    """Return the differences as lines to read, those of a document together, and the sums at the end."""
    out: list[str] = []
    document = None
    gained = lost = 0
    for each in differences:
        if each.document != document:
            document = each.document
            out.append(document)
        sign = "+" if each.change == "gained" else "-"
        gained, lost = gained + (sign == "+"), lost + (sign == "-")
        where = f" [{each.where}]" if each.where else ""
        out.append(
            f"  {sign} {each.field}{where}: {_short(each.before)} → {_short(each.now)}; gold {_short(each.gold)}"
        )
    out.append(f"{documents} documents: {gained} values became right, {lost} became wrong")
    return out


def _by_key(tally: Tally) -> dict[tuple[Any, ...], Judged]:
    """Return the verdicts by what they are about; the second of two equal ones gets a number."""
    found: dict[tuple[Any, ...], Judged] = {}
    for each in tally.judged:
        about = each.gold if each.gold not in (None, "", []) else ("invented", _identity(each.got))
        key: tuple[Any, ...] = (each.document, each.field, fold_value(each.where), _identity(about))
        count = 1
        while key in found:
            count += 1
            key = (*key[:4], count)
        found[key] = each
    return found


def _identity(value: Any) -> str:
    """Return what tells a value from another: of a citation or deadline its content, not its place or its id."""
    if isinstance(value, dict):
        value = [value.get(name) for name in ("number", "doc_type", "issued", "boundary", "rrule", "quote")]
    return fold_value(value)


def _change(was: Judged | None, now: Judged | None) -> Change | None:
    """A value counted on one side only is one whose citation or deadline was found there, or an invented one."""
    if was is not None and now is not None:
        return None if was.right == now.right else "gained" if now.right else "lost"
    if now is not None:
        return "gained" if now.right else "lost"
    if was is not None:
        return "lost" if was.right else "gained"
    return None


def _short(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("number") or value.get("quote") or value.get("subject") or value
    if value in (None, "", []):
        return "—"
    words = " ".join(str(value).split())
    return words if len(words) <= 70 else words[:69] + "…"

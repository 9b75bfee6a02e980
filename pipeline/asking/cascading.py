"""Deadlines along a chain side by side: those a document sets, and those that documents carrying it out set below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection

from schemas.dates import full_day

from ..linking.identity import AgencyId
from ..linking.recipients import covers
from . import deadlines as deadline_query
from .concerned import Recipients
from .edges import Wanted
from .following import ANSWERS
from .lookup import issued
from .pages import Cut
from .results import DeadlineInfo, DocumentInfo
from .walking import Bounds, walk
from .wording import alike

_ALIKE = 0.12
"""Least likeness of two duties that are one: a pair of syllables of eight, names and subjects left out."""


@dataclass(frozen=True)
class ChainDeadline:
    """A deadline in its place in the chain."""

    deadline: DeadlineInfo
    level: int
    """0 for the document asked for, 1 for those that carry it out, and so on."""
    origin: DocumentInfo | None
    """The document that its own carries out."""
    feeds: str | None = None
    """UID of the deadline above that it works towards; null where that is not clear."""
    margin: int | None = None
    """Days from this last day to that of the deadline above: none or negative ones are too few."""

    @property
    def late(self) -> bool:
        """Whether it ends later than the deadline above that it works towards."""
        return self.margin is not None and self.margin < 0

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "late": self.late}


@dataclass(frozen=True)
class Cascade(Cut):
    """The deadlines of a chain, a document after the one that it carries out."""

    document: DocumentInfo
    deadlines: tuple[ChainDeadline, ...]
    documents: tuple[DocumentInfo, ...]
    """All documents of the chain, those without deadlines too."""
    cut_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "document": asdict(self.document),
            "deadlines": [each.to_dict() for each in self.deadlines],
            "documents": [asdict(each) for each in self.documents],
            "truncated": self.truncated,
            "cut_by": list(self.cut_by),
        }


def cascade(connection: Connection, document: DocumentInfo, depth: int, limit: int) -> Cascade:
    """Return the deadlines of a document and of those that carry it out. `Questions.cascade` says more."""
    found = walk(
        connection, document.id, ("down",), Wanted(relations=tuple(sorted(ANSWERS))), Bounds(depth, limit, fold=False)
    )
    nodes = _tree_order(document.id, found.order, found.parents)
    known = issued(connection, nodes)
    own: dict[int, list[DeadlineInfo]] = {node: [] for node in nodes}
    for each in deadline_query.deadlines(connection, documents=nodes):
        own[each.document.id].append(each)
    feeding = _Feeding({node: known[node].body for node in nodes}, Recipients(connection, nodes))
    rows = []
    for node in nodes:
        parent = found.parents.get(node)
        for each in own[node]:
            due = ChainDeadline(each, found.depths.get(node, 0), known[parent].document if parent is not None else None)
            rows.append(feeding.of(due, own[parent]) if parent is not None else due)
    cut = (("limit", found.more), ("depth", found.deeper))
    chain = tuple(known[node].document for node in nodes)
    return Cascade(document, tuple(rows), chain, tuple(name for name, applies in cut if applies))


def _tree_order(start: int, order: Sequence[int], parents: dict[int, int]) -> list[int]:
    """Return documents so that each is followed by those that carry it out."""
    below: dict[int, list[int]] = {}
    for node in order:
        below.setdefault(parents[node], []).append(node)
    nodes, waiting = [], [start]
    while waiting:
        node = waiting.pop()
        nodes.append(node)
        waiting += reversed(below.get(node, ()))
    return nodes


class _Feeding:
    """Which deadline above a deadline works towards: one that concerns the issuer, of the same thing."""

    def __init__(self, issuers: dict[int, AgencyId | None], recipients: Recipients) -> None:
        self._issuers = issuers
        self._recipients = recipients

    def of(self, due: ChainDeadline, above: Sequence[DeadlineInfo]) -> ChainDeadline:
        """Return a deadline with the one above that it works towards, where that is clear."""
        issuer = self._issuers.get(due.deadline.document.id)
        last = full_day(due.deadline.last_day)
        if issuer is None or last is None:
            return due
        fitting = [
            each for each in above
            if full_day(each.last_day) is not None and self._concerns(each, issuer)
            and self._hands_up(due.deadline, issuer, each.document) and _likeness(due.deadline, each) >= _ALIKE
        ]  # fmt: skip
        if not fitting:
            return due
        best = max(fitting, key=lambda each: (_likeness(due.deadline, each), each.uid))
        until = full_day(best.last_day)
        assert until is not None
        return replace(due, feeds=best.uid, margin=(until - last) // dt.timedelta(days=1))

    def _hands_up(self, deadline: DeadlineInfo, issuer: AgencyId, above: DocumentInfo) -> bool:
        """Tell whether what is asked for comes to the issuer, a room of its or the body above, or to nobody named."""
        if not deadline.deliver_to:
            return True
        higher = self._issuers.get(above.id)
        return any(
            covers(each, body) == "named" or (each.agency is not None and _is_office(each.agency, issuer))
            for each in self._recipients.receiving.get(deadline.uid, [])
            for body in (issuer, higher)
            if body is not None
        )

    def _concerns(self, deadline: DeadlineInfo, issuer: AgencyId) -> bool:
        named = self._recipients.assignees.get(deadline.uid, [])
        if any(covers(each, issuer) in ("named", "group") for each in named):
            return True
        if deadline.assignees and named:
            return any(covers(each, issuer) for each in named)
        addressed = self._recipients.addressed.get(deadline.document.id, [])
        return any(covers(each, issuer) for each in addressed)


def _is_office(body: AgencyId, issuer: AgencyId) -> bool:
    """Tell whether a body is a room of the issuer's: Phòng Nội vụ of the district's committee."""
    inside = body.body.startswith(("phong ", "van phong"))
    return inside and (body.province, body.district, body.commune) == (issuer.province, issuer.district, issuer.commune)


def _likeness(a: DeadlineInfo, b: DeadlineInfo) -> float:
    names = [each for d in (a, b) for each in (d.deliver_to, d.document.issuer, *d.assignees) if each]
    subjects = [each.document.subject for each in (a, b) if each.document.subject]
    return alike(a.task or a.quote, b.task or b.quote, names, subjects)

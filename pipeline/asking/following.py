"""Who has acted on a document: which of its addressees issued one that carries it out, and who has not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.text.keys import bare_words
from schemas.dates import full_day

from ..linking.identity import AgencyId
from ..linking.recipients import ANYBODY, Whom, covers
from ..store.database import T, chunks
from .bodies import agencies_by_key, group_of, members_of
from .edges import Edge, Wanted, incoming
from .lookup import Issued, issued
from .pages import Cut
from .results import DocumentInfo

ANSWERS = ("implements", "reports_on", "replies_to", "per", "guides", "disseminates", "basis")
"""Relations by which a document carries out, answers or hands on what another asks for."""
_UNDATED = "9999"
"""Documents without a date come last."""


@dataclass(frozen=True)
class Follower:
    """A body that a document is addressed to, and what it has issued upon it."""

    origin: DocumentInfo
    """The document that is followed: the one asked for, or on the second level one that carries it out."""
    level: int
    agency: str
    as_written: str | None
    """The item of the list; null where no item names the body."""
    covers: str | None
    """`named`, `group`, `possible` (a group whose members the words do not tell); null for a body not addressed."""
    document: DocumentInfo | None = None
    """The first document that it issued upon it; null where the archive knows none."""
    relation: str | None = None
    days: int | None = None
    """Days from the one to the other, where both days are known."""
    further: int = 0
    """How many more documents of the body rest on it."""


@dataclass(frozen=True)
class Followed(Cut):
    """What became of a document."""

    document: DocumentInfo
    followers: tuple[Follower, ...]
    unknown_groups: tuple[str, ...] = ()
    """Items of its lists whose members nobody can tell: whether one of them has not answered is not known."""
    cut_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**asdict(self), "truncated": self.truncated}


@dataclass
class _Addressed:
    """To whom one document is addressed."""

    named: dict[int, str] = field(default_factory=dict)
    """Key of the agency → the item that names it."""
    groups: list[tuple[str, Whom]] = field(default_factory=list)


@dataclass
class _Answer:
    """A document that rests on another one by a relation that answers."""

    edge: Edge
    letter: Issued


def follow(connection: Connection, document: DocumentInfo, levels: int, limit: int) -> Followed:
    """Return what became of a document. `Questions.follow` says what the arguments mean."""
    followers: list[Follower] = []
    unknown: list[str] = []
    origins, cut = [document], False
    for level in range(1, levels + 1):
        addressed = _addressed(connection, [each.id for each in origins])
        edges, more = _answering(connection, origins, limit)
        cut |= more
        own = _AtLevel(connection, level, addressed, edges)
        found = [follower for origin in origins for follower in own.of(origin)]
        followers += found
        if level == 1:
            unknown = [words for words, group in addressed[document.id].groups if own.unknown(group)]
        origins = [each.document for each in found if each.document is not None and each.document.id != document.id]
        origins = list({each.id: each for each in origins}.values())
    cut_by = ("limit",) if cut or len(followers) > limit else ()
    return Followed(document, tuple(followers[:limit]), tuple(dict.fromkeys(unknown)), cut_by)


class _AtLevel:
    """The bodies that documents of one level are addressed to, beside those that have answered."""

    def __init__(
        self, connection: Connection, level: int, addressed: dict[int, _Addressed], edges: Iterable[Edge]
    ) -> None:
        self._connection = connection
        self._level = level
        self._addressed = addressed
        self._known = issued(connection, {edge.citing for edge in edges}.union(addressed))
        self._answers: dict[int, list[_Answer]] = {}
        for edge in edges:
            self._answers.setdefault(edge.cited, []).append(_Answer(edge, self._known[edge.citing]))
        keys = {each.agency for each in self._known.values() if each.agency is not None}
        self._bodies = agencies_by_key(connection, keys.union(*(lists.named for lists in addressed.values())))

    def of(self, origin: DocumentInfo) -> list[Follower]:
        """Return those who follow one document: who has answered by date, then who has not, by name."""
        lists = self._addressed[origin.id]
        by_body: dict[int | str, list[_Answer]] = {}
        for answer in self._answers.get(origin.id, ()):
            document = answer.letter.document
            by_body.setdefault(answer.letter.agency or document.issuer or document.title, []).append(answer)
        found = []
        members = self._members(lists, origin)
        for key, written in lists.named.items():
            name = self._bodies[key][0]
            if name == bare_words(name):  # known by its folded name only
                name = written
            found.append(self._follower(origin, name, written, "named", by_body.pop(key, ())))
        for key, (name, written) in members.items():
            if key not in lists.named and key != self._known[origin.id].agency:
                found.append(self._follower(origin, name, written, "group", by_body.pop(key, ())))
        for body, answers in by_body.items():
            meant = self._bodies.get(body) if isinstance(body, int) else None
            name = meant[0] if meant else answers[0].letter.document.body or "?"
            item = self._possible(lists, meant[1]) if meant else None
            found.append(self._follower(origin, name, item, "possible" if item else None, answers))
        return sorted(found, key=_order)

    def unknown(self, group: Whom) -> bool:
        """Tell whether nobody can say who belongs to a group."""
        return group.members == ANYBODY or group.scope is None

    def _members(self, lists: _Addressed, origin: DocumentInfo) -> dict[int, tuple[str, str]]:
        """Return the bodies of the archive that belong to the groups at the document's date."""
        found: dict[int, tuple[str, str]] = {}
        known = [(written, group) for written, group in lists.groups if not self.unknown(group)]
        bodies = members_of(self._connection, [group for _, group in known], origin.issued) if known else []
        for (written, _), members in zip(known, bodies, strict=True):
            for key, name in members.items():
                found.setdefault(key, (name, written))
        return found

    def _possible(self, lists: _Addressed, body: AgencyId) -> str | None:
        return next((words for words, group in lists.groups if covers(group, body)), None)

    def _follower(
        self, origin: DocumentInfo, name: str, written: str | None, covers: str | None, answers: Sequence[_Answer]
    ) -> Follower:
        follower = Follower(origin, self._level, name, written, covers)
        if not answers:
            return follower
        first = min(answers, key=lambda a: (a.letter.first or _UNDATED, ANSWERS.index(a.edge.relation), a.edge.id))
        document = first.letter.document
        further = len({answer.edge.citing for answer in answers}) - 1
        return Follower(
            origin, self._level, name, written, covers, document, first.edge.relation,
            _days(origin.issued, document.issued), further,
        )  # fmt: skip


def _order(follower: Follower) -> tuple[bool, str, str]:
    issued = follower.document.issued if follower.document else None
    return (follower.document is None, issued or _UNDATED, follower.agency)


def _days(first: str | None, last: str | None) -> int | None:
    begin, end = full_day(first), full_day(last)
    return (end - begin) // dt.timedelta(days=1) if begin and end else None


def _addressed(connection: Connection, documents: Sequence[int]) -> dict[int, _Addressed]:
    found = {document: _Addressed() for document in documents}
    item, rendition = T["recipient"].c, T["rendition"].c
    for part in chunks(list(documents)):
        query = (
            sa.select(rendition.document_id, item.as_written, item.agency_id, item.members, item.scope, item.province,
                      item.district, item.commune)
            .select_from(T["rendition"].join(T["recipient"], item.rendition_id == rendition.id))
            .where(rendition.document_id.in_(part), rendition.is_primary | (rendition.role == "appendix"))
            .where(item.part.in_(("addressees", "assignees")))
            .order_by(rendition.document_id, item.part, item.position)
        )  # fmt: skip
        for row in connection.execute(query):
            lists = found[row.document_id]
            if row.agency_id is not None:
                lists.named.setdefault(row.agency_id, row.as_written)
            elif row.members is not None:
                lists.groups.append((row.as_written, group_of(row)))
    return found


def _answering(connection: Connection, documents: Iterable[DocumentInfo], limit: int) -> tuple[list[Edge], bool]:
    """Return what rests on the documents by a relation that answers, and whether there is more than is looked at."""
    edges: dict[tuple[int, int], Edge] = {}
    cut = False
    for edge in incoming(connection, [each.id for each in documents], Wanted(relations=tuple(sorted(ANSWERS)))):
        pair = (edge.cited, edge.citing)
        if len(edges) >= limit and pair not in edges:
            cut = True
            break
        if pair not in edges or ANSWERS.index(edge.relation) < ANSWERS.index(edges[pair].relation):
            edges[pair] = edge
    return list(edges.values()), cut

"""What has become of documents: amended, replaced, repealed, corrected, suspended, given more time, and by what."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.text.keys import bare_words
from schemas.dates import full_day

from ..store.database import T, chunks
from .cursors import cursor as cursor_behind
from .cursors import offset
from .edges import FOLLOWED, Edge, Wanted, best_of, incoming
from .graph import Stepping
from .lookup import BESIDE, by_ids, info_beside, shown_beside
from .pages import Page
from .results import DeadlineInfo, DocumentInfo, Passage
from .wording import alike

CHANGING = ("amends", "corrects", "extends_time", "repeals", "replaces", "suspends")
_ENDING = ("repeals", "replaces")
_MOVING = ("extends_time", "amends", "corrects", "follows_up")
_MORE_TIME = re.compile(
    r"\b(?:gia han|keo dai|lui) (?:them )?(?:thoi (?:gian|han)|han)\b|\bduoc (?:gia han|keo dai|lui)\b"
)
_ALIKE, _SAME = 0.25, 0.5
"""Least likeness of a duty and one with more time, and of a duty and one that a document sets anew."""


@dataclass(frozen=True)
class Superseded:
    """A document, and one that changes it."""

    document: DocumentInfo
    by: DocumentInfo
    relation: str
    provisions: tuple[str, ...]
    """What of the document is changed, where the words say so: `khoản 2 Điều 5`."""
    evidence: Passage
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class SupersededPage(Page[Superseded]):
    """A page of documents that others change, oldest first."""

    name = "superseded"


def superseded(
    connection: Connection, documents: Sequence[int] | None, limit: int, cursor: str | None = None
) -> SupersededPage:
    """Return what changes the documents, or, where none are named, any document that others change."""
    asked = ["superseded", documents]
    skipped = offset(cursor, asked)
    wanted = Wanted(relations=CHANGING)
    nodes = list(documents) if documents is not None else _changed(connection, skipped + limit + 1)
    edges = list(best_of(incoming(connection, nodes, wanted)).values())
    stepping = Stepping(connection, edges)
    provisions = _provisions(connection, edges)
    found = []
    for edge in edges:
        step = stepping.step(edge, "down", (edge.cited, edge.citing))
        found.append(
            Superseded(
                stepping.documents[edge.cited], step.dispatch, edge.relation, provisions.get(edge.id, ()),
                step.evidence, edge.confidence,
            )
        )  # fmt: skip
    found.sort(key=lambda each: (_date(each.document), each.document.id, _date(each.by), each.by.id))
    page, more = found[skipped : skipped + limit], len(found) > skipped + limit
    return SupersededPage(page, more, cursor_behind(skipped + limit, asked) if more else None)


def _changed(connection: Connection, most: int) -> list[int]:
    """Return documents that others change, oldest first, as many as a page may need."""
    relations = ", ".join(f"'{relation}'" for relation in CHANGING)
    query = (
        "SELECT d.id FROM document d WHERE d.id IN (SELECT c.cited_id FROM citation c"
        f" WHERE c.relation IN ({relations}) AND c.current AND c.state IN {FOLLOWED} AND c.kind <> 'nested')"
        " ORDER BY d.issued_first IS NULL, d.issued_first, d.content_key LIMIT :most"
    )
    return [row[0] for row in connection.execute(sa.text(query), {"most": most})]


def _date(document: DocumentInfo) -> str:
    return document.issued or "9999"


def _provisions(connection: Connection, edges: Iterable[Edge]) -> dict[int, tuple[str, ...]]:
    """Return the provisions that the citing texts name, by edge."""
    citation, rendition = T["citation"].c, T["rendition"].c
    query = sa.select(citation.id, citation.local_id, citation.rendition_id, rendition.record).join(
        T["rendition"], rendition.id == citation.rendition_id
    )
    edges = list(edges)
    cited: dict[int, dict[str, Any]] = {}
    said: dict[int, tuple[str, ...]] = {}
    for part in chunks(sorted({edge.spoken for edge in edges})):
        for row in connection.execute(query.where(citation.id.in_(part))):
            if row.rendition_id not in cited:  # one text may repeal fifty documents
                cited[row.rendition_id] = {each["id"]: each for each in json.loads(row.record).get("citations", ())}
            said[row.id] = tuple(cited[row.rendition_id].get(row.local_id, {}).get("provisions", ()))
    return {edge.id: said[edge.spoken] for edge in edges if edge.spoken in said}


def later_duties(connection: Connection, deadlines: Sequence[DeadlineInfo]) -> dict[str, DocumentInfo]:
    """Return what supersedes deadlines, by UID: a document that replaces or repeals theirs, or sets another day.

    Another day is set by a document that gives more time, that amends the first, or that follows it up and speaks of
    more time; it is the deadline with the same words that moves, and none where no words tell. A document that repeals
    only some provisions ends no deadline.
    """
    documents = sorted({each.document.id for each in deadlines})
    edges = best_of(incoming(connection, documents, Wanted(relations=(*_MOVING, *_ENDING)))).values()
    if not edges:
        return {}
    provisions = _provisions(connection, [edge for edge in edges if edge.relation in _ENDING])
    citing, new_days = _with_days(connection, sorted({edge.citing for edge in edges}))
    found: dict[str, DocumentInfo] = {}
    for edge in sorted(edges, key=lambda edge: _date(citing[edge.citing])):
        by = citing[edge.citing]
        mine = [each for each in deadlines if each.document.id == edge.cited]
        if edge.relation in _MOVING:
            found |= {each.uid: by for each in _moved(mine, edge.relation, by, new_days.get(edge.citing, []))}
        elif not provisions.get(edge.id):
            since = full_day(by.issued)
            for each in mine:
                last = full_day(each.last_day)
                if since is not None and (last is None or last >= since):
                    found[each.uid] = by
    return found


def ended(connection: Connection, documents: Sequence[int]) -> set[int]:
    """Return those of the documents that a held one replaces or repeals as a whole, not some provisions of them."""
    edges = list(incoming(connection, documents, Wanted(relations=_ENDING)))
    provisions = _provisions(connection, edges)
    whole = [edge for edge in edges if edge.kind == "direct" and not provisions.get(edge.id)]
    held = {key for key, each in by_ids(connection, {edge.citing for edge in whole}).items() if each.held}
    return {edge.cited for edge in whole if edge.citing in held}


@dataclass(frozen=True)
class _NewDay:
    day: str
    duty: str
    sentence: str


def _with_days(
    connection: Connection, documents: Sequence[int]
) -> tuple[dict[int, DocumentInfo], dict[int, list[_NewDay]]]:
    """Return documents, and the days that each sets, by key."""
    document, deadline, rendition = T["document"], T["deadline"], T["rendition"]
    source = (
        document.outerjoin(rendition, rendition.c.document_id == document.c.id)
        .outerjoin(deadline, (deadline.c.rendition_id == rendition.c.id) & deadline.c.current)
    )  # fmt: skip
    query = sa.select(deadline.c.last_day, deadline.c.task, deadline.c.quote, *BESIDE).select_from(shown_beside(source))
    infos: dict[int, DocumentInfo] = {}
    days: dict[int, list[_NewDay]] = {}
    for part in chunks(documents):
        for row in connection.execute(query.where(document.c.id.in_(part)).order_by(rendition.c.id, deadline.c.id)):
            infos[row.shown_id] = info_beside(row)
            if full_day(row.last_day) is not None:
                days.setdefault(row.shown_id, []).append(_NewDay(row.last_day, row.task or row.quote, row.quote))
    return infos, days


def _moved(
    deadlines: Sequence[DeadlineInfo], relation: str, by: DocumentInfo, new_days: Sequence[_NewDay]
) -> list[DeadlineInfo]:
    """Return those of a document's deadlines that another document moves."""
    dated = [each for each in deadlines if full_day(each.last_day) is not None and not each.rrule]
    more_time = bool(_MORE_TIME.search(bare_words(by.subject or "")))
    found = []
    for new in new_days:
        prolongs = relation == "extends_time" or more_time or bool(_MORE_TIME.search(bare_words(new.sentence)))
        if relation == "follows_up" and not (prolongs and by.body == deadlines[0].document.body):
            continue
        others = [
            each for each in dated if (each.last_day or "") < new.day or (not prolongs and each.last_day != new.day)
        ]
        if relation == "extends_time" and len(dated) == 1:
            found += others
            continue
        words = f"{new.duty}. {by.subject or ''}" if more_time else new.duty
        likeness = {each.uid: _likeness(each, words) for each in others}
        best = max(others, key=lambda each: likeness[each.uid], default=None)
        if best is not None and likeness[best.uid] >= (_ALIKE if prolongs else _SAME):
            found.append(best)
    return found


def _likeness(deadline: DeadlineInfo, words: str) -> float:
    names = [name for name in (deadline.deliver_to, deadline.document.body, *deadline.assignees) if name]
    return alike(deadline.task or deadline.quote, words, names)

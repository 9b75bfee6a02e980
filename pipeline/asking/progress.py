"""How far a deadline is met: from its day and from the held documents that answer the one that sets it.

A document answers where its text says that it replies to (`replies_to`), reports on (`reports_on`) or carries out
(`implements`) the other. One that only carries it out answers where it goes back: to the issuer, to the body that is to
receive the work, or as a report; a letter that hands the task down is told, and answers nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy import Connection

from extractors.text.keys import bare_words
from schemas.dates import full_day, latest_day

from ..linking.identity import AgencyId
from ..linking.recipients import covers, surest
from ..store.database import T, chunks
from .concerned import Recipients, agency_of
from .lookup import BESIDE, info_beside, shown_beside
from .results import DeadlineInfo, DocumentInfo, Done

State = Literal["met", "open", "late", "answered_late", "partly", "undated", "recurring", "past", "done"]
"""`done`: somebody has said so, and no held document shows it; `partly`: some of a group have answered;
`undated`: no day is known; `recurring`: it comes again; `past`: an event of a day that is over, such as a meeting."""
RELATIONS = ("replies_to", "reports_on", "implements")
_REPORTS = ("BC", "TTr")
_ALIKE = 70  # per cent of likeness of an answer's subject and a task at which it answers that one of several
_AHEAD = 10  # points by which it must be more like that one than like the next


@dataclass(frozen=True)
class DeadlineAnswer:
    """A held document that answers a deadline, or hands it on."""

    document: DocumentInfo
    relation: str
    by: str | None
    """The body that issued it."""
    in_time: bool | None
    """Whether it was issued by the last day; null where either day is not known."""
    goes_back: bool
    """Whether it answers; false where it hands the task on to others."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Progress:
    """How far a deadline is met on a day."""

    state: State
    days: int | None
    """Days left until the last day; negative where it is over; of an answer that came late, by how many."""
    answers: tuple[DeadlineAnswer, ...] = ()
    handed_on: tuple[DeadlineAnswer, ...] = ()
    done: Done | None = None
    """Who said last that it is done, and when."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def progress(
    connection: Connection, deadlines: Sequence[DeadlineInfo], today: dt.date, office: Iterable[int] | None = None
) -> dict[str, Progress]:
    """Return the progress of deadlines: calendar UID → progress.

    Args:
        connection: The archive.
        deadlines: What to look at.
        today: The day on which it is asked; what was issued after it does not count.
        office: Keys of the agencies of the one body whose answers count; by default those of whoever must act.
    """
    given = _Given(connection, deadlines, today, set(office) if office is not None else None)
    shared = _shared_out(given, deadlines)
    return {
        info.uid: _said(info, _state(info, shared.get(info.uid, []), today, office is not None, given))
        for info in deadlines
    }


def _said(info: DeadlineInfo, shown: Progress) -> Progress:
    """Return the progress with what somebody has said: what a held document shows comes first."""
    if not info.done:
        return shown
    if info.is_done and shown.state not in ("met", "answered_late"):
        return replace(shown, state="done", days=None, done=info.done[-1])
    return replace(shown, done=info.done[-1])


def _state(
    info: DeadlineInfo, found: Sequence[DeadlineAnswer], today: dt.date, one_body: bool, given: _Given
) -> Progress:
    answers = tuple(each for each in found if each.goes_back)
    handed = tuple(each for each in found if not each.goes_back)
    if info.rrule and not info.last_day:
        coming = full_day(info.open_days[0]) if info.open_days else None
        return Progress("recurring", (coming - today).days if coming else None, answers, handed)
    day = latest_day(info.last_day)
    left = (day - today).days if day else None
    if answers and not one_body and given.is_group(info):
        return Progress("partly", left, answers, handed)
    if answers:
        first = min(answers, key=lambda each: (latest_day(each.document.issued) or dt.date.max, each.document.id))
        if first.in_time is not False:
            return Progress("met", None, answers, handed)
        issued = full_day(first.document.issued)
        return Progress("answered_late", (day - issued).days if day and issued else None, answers, handed)
    if left is None:
        return Progress("undated", None, (), handed)
    over: State = "past" if info.operator == "on" else "late"
    return Progress("open" if left >= 0 else over, left, (), handed)


@dataclass(frozen=True)
class _Letter:
    """A held document that may answer."""

    id: int
    cited: int
    relation: str
    agency: int | None
    body: AgencyId | None
    sent_to: frozenset[int]
    asked_by: int | None
    """The agency that issued the document which it may answer."""


class _Given:
    """What the archive says about the deadlines' documents and those that answer them."""

    def __init__(
        self, connection: Connection, deadlines: Sequence[DeadlineInfo], today: dt.date, office: set[int] | None
    ) -> None:
        self._connection = connection
        self._office = office
        rows = self._rows(sorted({info.document.id for info in deadlines}), today)
        self.documents = {row.id: info_beside(row) for row in rows}
        answered = {row.cited_id for row in rows}
        recipients = Recipients(connection, answered.union(self.documents))
        self._whom, self._receivers = recipients.assignees, recipients.receivers
        self.letters = [
            _Letter(row.id, row.cited_id, row.relation, row.agency_id, agency_of(row),
                    frozenset(recipients.addressees.get(row.id, ())), row.asked_by)
            for row in rows
        ]  # fmt: skip

    def _rows(self, documents: Sequence[int], today: dt.date) -> list[Any]:
        """Return the held documents that may answer, oldest first, each with the one that it may answer."""
        citation, document, agency, answered = T["citation"].c, T["document"].c, T["agency"].c, T["document"].alias()
        source = (
            T["citation"].join(T["document"], document.id == citation.citing_id)
            .join(answered, answered.c.id == citation.cited_id)
            .outerjoin(T["agency"], agency.id == document.agency_id)
        )  # fmt: skip
        query = (
            sa.select(
                document.id, document.issued_first, citation.cited_id, citation.relation, document.agency_id,
                agency.body, agency.level, agency.unit, agency.district, agency.province,
                answered.c.agency_id.label("asked_by"), *BESIDE,
            )
            .select_from(shown_beside(source))
            .where(citation.current, citation.kind == "direct", citation.state == "resolved", document.held,
                   citation.relation.in_(RELATIONS))
            .order_by(document.issued_first.is_(None), document.issued_first, document.id)
        )  # fmt: skip
        return [
            row
            for part in chunks(documents)
            for row in self._connection.execute(query.where(citation.cited_id.in_(part)))
            if (self._office is None or row.agency_id in self._office) and (row.issued_first or "") <= today.isoformat()
        ]

    def covered(self, info: DeadlineInfo, letter: _Letter) -> str | None:
        """Tell how surely the deadline is one of the letter's issuer."""
        if self._office is not None:
            return info.covers or "named"
        if letter.body is None:
            return None
        return surest([covers(item, letter.body) for item in self._whom.get(info.uid, ())])

    def is_group(self, info: DeadlineInfo) -> bool:
        """Tell whether more than one body must act."""
        items = self._whom.get(info.uid, ())
        return len(items) != 1 or items[0].agency is None

    def answer(self, info: DeadlineInfo, letter: _Letter) -> DeadlineAnswer:
        """Return a letter as an answer to a deadline."""
        document = self.documents[letter.id]
        back = {letter.asked_by, *self._receivers.get(info.uid, ())} - {None}
        issued, day = latest_day(document.issued), latest_day(info.last_day)
        return DeadlineAnswer(
            document=document,
            relation=letter.relation,
            by=document.body,
            in_time=issued <= day if issued and day else None,
            goes_back=letter.relation != "implements" or document.doc_type in _REPORTS or bool(back & letter.sent_to),
        )


def _shared_out(given: _Given, deadlines: Sequence[DeadlineInfo]) -> dict[str, list[DeadlineAnswer]]:
    """Say which deadline each letter answers: where its document sets several, the one whose task its subject tells,
    else the earliest that its issuer has not answered yet.
    """
    by_document: dict[int, list[DeadlineInfo]] = {}
    for info in sorted(deadlines, key=lambda each: (each.last_day is None, each.last_day or "", each.uid)):
        by_document.setdefault(info.document.id, []).append(info)
    found: dict[str, list[DeadlineAnswer]] = {}
    done: set[tuple[int | None, str]] = set()
    for letter in given.letters:
        mine = [info for info in by_document.get(letter.cited, ()) if given.covered(info, letter)]
        if not mine:
            continue
        chosen = _told(mine, given.documents[letter.id].subject) or next(
            (info for info in mine if (letter.agency, info.uid) not in done), mine[0]
        )
        answer = given.answer(chosen, letter)
        if answer.goes_back:
            done.add((letter.agency, chosen.uid))
        found.setdefault(chosen.uid, []).append(answer)
    return found


def _told(deadlines: Sequence[DeadlineInfo], subject: str | None) -> DeadlineInfo | None:
    """Return the deadline whose task a subject line tells; None where it does not tell one before the others."""
    if len(deadlines) == 1 or not subject:
        return None
    words = bare_words(subject)
    ranked = sorted(((fuzz.token_set_ratio(words, bare_words(each.task or each.quote)), -index)
                     for index, each in enumerate(deadlines)), reverse=True)  # fmt: skip
    (best, place), (second, _) = ranked[:2]
    return deadlines[-place] if best >= _ALIKE and best - second >= _AHEAD else None

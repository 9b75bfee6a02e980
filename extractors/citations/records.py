"""The last step: one citation a cited document, its mentions in reading order, each value with its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from schemas import Citation, Mention, Span
from schemas.dispatch import Relation

from ..lexicon.letter_classes import UPPER
from ..lexicon.lists import any_of
from ..rules import RULES, Ledger
from .coreference import identity
from .governing import Cue
from .group import Group
from .head import Head
from .issuers import issuer_name, issuer_with_territory

_SUBJECT = re.compile(
    rf"[\s,¹²³)]*(?:\([^)]{{0,60}}\)\s*)?[“\"]?(?:ban\s+hành\s+(?=về))?"
    rf"(?:về\s+việc|Về\s+việc|[vV]/v|về|(?={any_of('subject_openers')}))\s*"
)
_SUBJECT_STOP = re.compile(rf";|\.(?=\s|$)|:|,\s+nay(?!\w)|,\s+[{UPPER}][^,;.]{{2,60}}\s{any_of('main_verbs')}(?!\w)")
_LIKELY = 0.85


@dataclass
class Builder:
    """Makes the citation records and notes the evidence of each value under its path."""

    flat: str
    ledger: Ledger
    territory: tuple[Span, ...]
    """Spans of the header that tell the citing body's own territory."""
    page_of: Callable[[int], int | None]

    def build(self, groups: list[Group]) -> tuple[Citation, ...]:
        """Return one citation a group."""
        group_of = {head: group for group in groups for head in group.heads}
        return tuple(self._citation(f"citations.{index}", group, group_of) for index, group in enumerate(groups))

    def _citation(self, path: str, group: Group, group_of: dict[Head, Group]) -> Citation:
        lead = group.lead
        number = likely = canonical = issuer = written = None
        if lead.number:
            number = self.ledger.read(f"{path}.number", "citation.number", *lead.number, confidence=_sure(lead))
            if not lead.blank:
                canonical = self.ledger.read(
                    f"{path}.canonical", "citation.canonical", *lead.number, confidence=_sure(lead)
                )
        if group.likely:
            likely = self.ledger.read(
                f"{path}.number_likely", group.likely.rule, *group.likely.spans, confidence=_LIKELY
            )
        issuer_span = next((head.issuer for head in group.heads if head.issuer), None)
        if issuer_span:
            written = self.ledger.read(f"{path}.issuer_as_written", "joined", issuer_span)
            issuer = self._issuer(path, issuer_span)
        return Citation(
            id=group.id,
            doc_type=_doc_type(self.ledger, path, group),
            number=number,
            number_likely=likely,
            canonical=canonical,
            issued=self._issued(path, group),
            issuer=issuer,
            issuer_as_written=written,
            subject=self._subject(path, group),
            relation=_relation(self.ledger, path, group.first.head, group.first.cue),
            within=self._within(path, group, group_of),
            provisions=_provisions(self.ledger, path, group),
            mentions=self._mentions(path, group),
        )

    def _issued(self, path: str, group: Group) -> str | None:
        dated = [head for head in group.heads if head.date]
        dated.sort(key=lambda head: bool(head.date and head.date.end - head.date.start == 4))  # a year tells least
        for head in dated:
            if head.date:
                value: str | None = self.ledger.read(f"{path}.issued", "date", head.date, confidence=0.97)
                if value is not None:
                    return value
        return None

    def _issuer(self, path: str, span: Span) -> str:
        words = self.flat[span.start : span.end]
        plain = issuer_name(words)
        if self.territory:
            full = issuer_with_territory(words, *(self.ledger.text[s:e] for s, e in self.territory))
            if full != plain:
                spans = [span, *self.territory]
                self.ledger.note(f"{path}.issuer", "citation.issuer.own_territory", spans, self._own_sureness())
                return full
        self.ledger.note(f"{path}.issuer", "citation.issuer", [span], 0.95)
        return plain

    def _own_sureness(self) -> float:
        """How sure a name is that the own territory completes: no surer than the province is."""
        own = self.ledger.evidence.get("issuer.province")
        return 0.6 if own and own.rule == "province.words" else 0.92

    def _within(self, path: str, group: Group, group_of: dict[Head, Group]) -> str | None:
        outer = group_of.get(group.first.within) if group.first.within else None
        if outer is None or outer is group:
            return None
        if "-" not in outer.id:
            self.ledger.note(f"{path}.within", "citation.id", identity(outer), 0.9)
        return outer.id

    def _subject(self, path: str, group: Group) -> str | None:
        """Read the subject phrase after the first mention that has one."""
        for naming in group.namings:
            head, limit = naming.head, max(naming.limit, naming.head.end)
            opened = _SUBJECT.match(self.flat, head.end, limit)
            if not opened:
                continue
            start = (
                opened.end() + len(self.flat[opened.end() : limit]) - len(self.flat[opened.end() : limit].lstrip("“ "))
            )
            stop = _SUBJECT_STOP.search(self.flat, start, limit)
            words = self.flat[start : stop.start() if stop else limit].rstrip(' ,;:.”")').removesuffix(" và")
            if len(words.split()) >= 2:
                value: str = self.ledger.read(
                    f"{path}.subject", "joined", Span(start, start + len(words)), confidence=0.8
                )
                return value
        return None

    def _mentions(self, path: str, group: Group) -> tuple[Mention, ...]:
        mentions = []
        for index, naming in enumerate(group.namings):
            head = naming.head
            words = self.flat[head.start : head.end].rstrip(" ,;")
            span = Span(head.start, head.start + len(words))
            text = self.ledger.read(f"{path}.mentions.{index}.text", "joined", span, confidence=_sure(head))
            relation: Relation = naming.cue.relation if naming.cue else "mentions"
            mentions.append(
                Mention(text=text, start=span.start, end=span.end, page=self.page_of(span.start), relation=relation)
            )
        return tuple(mentions)


def _sure(head: Head) -> float:
    if not head.number:
        return 0.85
    return 0.98 if head.type_span and head.date else 0.95 if head.type_span else 0.9 if head.numbered_by_word else 0.75


def _doc_type(ledger: Ledger, path: str, group: Group) -> str | None:
    first = group.first.head
    joint = first.type_code == "TT" and group.number and "TTLT" in group.number and group.lead.number
    if joint:  # "Thông tư số 60/2003/TTLT-BNV-BTC"
        return ledger.read(f"{path}.doc_type", "citation.type.symbol", *group.lead.number, confidence=0.95)
    if first.type_span:
        return ledger.read(f"{path}.doc_type", "citation.type", first.type_span, confidence=0.98)
    if not group.lead.number:
        return None
    later = next((head for head in group.heads if head.type_span), None)
    if later and later.type_span:
        return ledger.read(f"{path}.doc_type", "citation.type", later.type_span, confidence=0.9)
    return ledger.read(f"{path}.doc_type", "citation.type.symbol", *group.lead.number, confidence=0.85)


def _relation(ledger: Ledger, path: str, head: Head, cue: Cue | None) -> Relation:
    if cue:
        ledger.note(f"{path}.relation", "citation.announced" if cue.row == 2 else "citation.cue", [cue.span], 0.9)
        return cue.relation
    ledger.note(f"{path}.relation", "citation.no_cue", [Span(head.start, head.end)], 0.6)
    return "mentions"


def _provisions(ledger: Ledger, path: str, group: Group) -> tuple[str, ...]:
    found: list[str] = []
    for head in group.heads:
        for span in head.provisions:
            words = RULES["joined"](ledger.text[span.start : span.end])
            if words not in found:
                ledger.note(f"{path}.provisions.{len(found)}", "joined", [span], 0.95)
                found.append(words)
    return tuple(found)

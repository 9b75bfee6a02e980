"""Pages for people: a dispatch, a table of deadlines, chains that were found."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..asking.relations import words_for
from ..exporting.graphs import label
from . import days
from .language import language, tr

if TYPE_CHECKING:
    from rich.console import Console

    from schemas import Deadline, DigitalSignature

    from ..asking.chain_results import ChainMatch
    from ..asking.results import CitationInfo, SearchHit, Shown

OPERATORS = {"before": "before", "by": "by", "on": "on", "within": "within", "window": "during", "every": "every"}


def short(words: str | None, length: int = 90) -> str:
    """Return the words on one line, cut to the length."""
    plain = re.sub(r"\s+", " ", words or "").strip()
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"


def digital_signature(signature: DigitalSignature) -> str:
    """Return one digital signature on a line: who, when, and what became of the bytes."""
    who = " / ".join(part for part in (signature.signer, signature.organisation) if part) or "unknown signer"
    state = {True: "bytes intact", False: "NOT INTACT", None: "not examined"}[signature.intact]
    if signature.intact and not signature.covers_whole_file:
        state += f", changed later ({signature.later_changes or 'unknown'})"
    if signature.reason:
        state += f": {signature.reason}"
    return f"{who}, {signature.signed_at or 'time unknown'}, {state}"


def document_page(console: Console, shown: Shown, *, evidence: bool) -> None:
    """Print one dispatch."""
    from rich.text import Text

    record, document = shown.record, shown.document
    console.print(Text(days.in_text(document.title), style="bold"))
    rows: list[tuple[str, str]] = [("issuer", document.body or "-")]
    if document.issuer_reason:
        rows.append(("", f"({document.issuer_reason})"))
    if record is None:
        rows.append(("state", "only cited; no file of it in the archive"))
    else:
        if record.issuer.parent:
            rows.append(("under", record.issuer.parent))
        place = ", ".join(part for part in (record.place, record.issued) if part)
        rows += [("place, date", place or "-"), ("subject", record.subject or "-")]
        rows += [("to", party.as_written) for party in record.addressees]
        if record.signature:
            signer = " / ".join(
                [*record.signature.authority, record.signature.title or "", record.signature.name or ""]
            )
            rows.append(("signed", signer.strip(" /")))
        rows += [("digitally", digital_signature(each)) for each in record.file.digital_signatures]
        if record.file.digital_signatures_note:
            rows.append(("digitally", record.file.digital_signatures_note))
        marks = [mark for mark in (record.secrecy, record.urgency) if mark]
        rows += [("marks", ", ".join(marks))] if marks else []
        rows.append(("status", tr(f"status: {record.status}").removeprefix("status: ")))
        rows += [("differing", ", ".join(shown.differing))] if shown.differing else []
        rows += [("reader", note) for note in record.file.notes]
    rows += [("file", str(place)) for file in shown.files for place in _places(file)]
    _rows(console, rows)
    _citations(console, "Cites", shown.citations, outward=True)
    _citations(console, "Cited by", shown.cited_by, outward=False)
    if shown.cited_by_truncated:
        console.print(f"  {tr('there are more')}", markup=False)
    if record and record.deadlines:
        console.print(f"\n{tr('Deadlines')}")
        for deadline in record.deadlines:
            when = deadline.rrule or deadline.boundary or deadline.start_event or ""
            last = f" (last day {deadline.last_day})" if deadline.last_day and deadline.last_day != when else ""
            console.print(f"  {_limit(deadline) or f'{OPERATORS[deadline.operator]} {when}{last}'}", markup=False)
            who = ", ".join(deadline.assignees)
            to = f" → {deadline.deliver_to}" if deadline.deliver_to else ""
            console.print(f"    {who}{to}", markup=False)
            console.print(f"    “{short(deadline.quote, 120)}”", markup=False)
    if shown.corrections:
        console.print(f"\n{tr('Corrected by hand')}")
        _rows(console, [(path, str(value)) for path, value in shown.corrections.items()])
    if evidence and record:
        _evidence(console, shown)


def _places(file: Mapping[str, Any]) -> list[str]:
    """Return where a file lies, from this folder where it is below; its name where no path is known."""
    here = f"{Path.cwd()}{os.sep}"
    gone = file.get("vanished")
    if gone and not file.get("paths"):
        lay, day = gone["path"].removeprefix(here), days.in_text(gone["gone_at"][:10])
        return [tr("{path} (gone since {day})", path=lay, day=day)]
    return [path.removeprefix(here) for path in file.get("paths") or [str(file.get("name"))]]


def _limit(deadline: Deadline) -> str | None:
    """Return the limit of a deadline in Vietnamese; None in another language."""
    if language() != "vi":
        return None
    from ..exporting.words import OPERATORS as said
    from ..exporting.words import day_in_words, in_words, length_in_words

    boundary = deadline.boundary or ""
    limit = length_in_words(boundary) if boundary.startswith("P") else day_in_words(boundary)
    limit = limit or (in_words(deadline.rrule) if deadline.rrule else "")
    last = f" (hạn cuối {day_in_words(deadline.last_day)})" if deadline.last_day else ""
    return f"{said[deadline.operator]} {limit} {deadline.start_event or ''}".strip() + last


def _rows(console: Console, rows: Sequence[tuple[str, str]]) -> None:
    last = ""
    for name, value in rows:
        console.print(f"  {tr(name) if name and name != last else '':12} {days.in_text(value)}", markup=False)
        last = name


def _citations(console: Console, title: str, citations: Sequence[CitationInfo], *, outward: bool) -> None:
    if not citations:
        return
    console.print(f"\n{tr(title)}")
    ordered = citations if outward else sorted(citations, key=_when_issued)
    for each in ordered:
        other = each.cited if outward else each.citing
        name = days.in_text(label(other)) if other else f"{each.number or short(each.evidence.text, 60)} ({each.state})"
        said = f" (said by {each.asserted_by.title})" if each.kind == "asserted" else ""
        relation = words_for(each.relation, language())
        console.print(f"  {relation:12} {name}{said}", markup=False)
        console.print(f"               “{short(each.evidence.text, 110)}”", markup=False)
        for candidate in each.candidates:
            why = f" ({each.reason})" if each.state == "candidate" else ""
            console.print(f"               may be {label(candidate)}{why}", markup=False)


def _when_issued(citation: CitationInfo) -> tuple[str, str]:
    citing = citation.citing
    return (citing.issued or "", citing.number or "") if citing else ("", "")


def _evidence(console: Console, shown: Shown) -> None:
    from extractors.origins import origin

    assert shown.record is not None
    console.print(f"\n{tr('Evidence')}")
    for path, evidence in shown.record.evidence.items():
        words = " | ".join(short(shown.text[start:end], 60) for start, end in evidence.spans) if shown.text else ""
        console.print(f"  {path:32} {evidence.confidence:.2f} {evidence.rule:28} {words}", markup=False)
        for place in origin(evidence, shown.text or ""):
            console.print(f"      {place}", markup=False)


def matches_page(console: Console, matches: Sequence[ChainMatch]) -> None:
    """Print the chains that follow a pattern, a document a line."""
    for match in matches:
        for index, document in enumerate(match.documents):
            step = match.steps[index - 1] if index else None
            relation = "" if step is None else words_for(step.relation, language())
            lead = "" if step is None else f"{'   ' * index}└ {relation} → "
            console.print(f"{lead}{label(document)}", markup=False)
            if step is not None:
                console.print(f"{'   ' * index}    “{short(step.evidence.text, 110)}”", markup=False)
        if not match.complete:
            console.print(f"{'   ' * len(match.documents)}└ breaks off: {match.reason}", markup=False)
        console.print()


def hits_page(console: Console, hits: Sequence[SearchHit]) -> None:
    """Print search hits with their snippets."""
    for hit in hits:
        console.print(label(hit.document), markup=False)
        for snippet in hit.snippets:
            console.print(f"    …{short(snippet.text, 140)}…", markup=False)

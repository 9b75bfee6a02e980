"""How well an archive of the simulated country links: every link against what the letter means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.database import T
from schemas.number import number_key

from .files import CountryFile, Simulated
from .papers import Paper
from .printing import PrintedCitation, may_be_of


@dataclass
class Scores:
    """Counts, and some of the misses."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def share(self, part: str, whole: str) -> float | None:
        """Return one count as a share of another, None where that is 0."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else None

    def miss(self, kind: str, words: str) -> None:
        """Count a miss and keep the first of its kind."""
        self.counts[kind] += 1
        if len(self.misses[kind]) < 12:
            self.misses[kind].append(words)


def score(archive: Archive, made: Simulated, *, by_id: bool = True) -> Scores:
    """Compare all links of the archive with the truth.

    Args:
        archive: What holds the country's files.
        made: The country.
        by_id: Whether citations have the ids that the country gave them; else they are known by their numbers.
    """
    files = {file.name: file for file in made.files}
    found = Scores()
    with archive.connect() as connection:
        rendition, citation = T["rendition"].c, T["citation"].c
        where = {
            row.name: row.document_id for row in connection.execute(sa.select(rendition.name, rendition.document_id))
        }
        papers = {where[name]: file.paper for name, file in files.items() if file.role in ("issued", "scan")}
        rows: Iterable[Any] = connection.execute(
            sa.select(
                rendition.name,
                citation.local_id if by_id else citation.number,
                citation.state,
                citation.cited_id,
                citation.proposed_id,
            )
            .join(T["rendition"], rendition.id == citation.rendition_id)
            .where(citation.kind != "asserted")
        )
        edges = {(row[0], row[1] if by_id else number_key(row[1])): row for row in rows}
    means: dict[int, set[int]] = defaultdict(set)
    stubs: dict[int, set[int]] = defaultdict(set)
    for file, printed in made.citations:
        edge = edges.get((file.name, printed.id if by_id else number_key(printed.number)))
        if edge is not None and printed.target is not None:
            _link(found, made, file, printed, edge, papers)
            if edge.cited_id is not None and edge.cited_id not in papers and printed.damage is None:
                means[edge.cited_id].add(printed.target.key)
                stubs[printed.target.key].add(edge.cited_id)
    found.counts["cited only"] = len(means)
    found.counts["cited only, mixed"] = sum(len(each) > 1 for each in means.values())
    found.counts["not held, cited"] = len(stubs)
    found.counts["not held, in one row"] = sum(len(each) == 1 for each in stubs.values())
    _files(found, made, where)
    return found


def _link(
    found: Scores, made: Simulated, file: CountryFile, printed: PrintedCitation, edge: Any, papers: dict[int, Paper]
) -> None:
    target = printed.target
    assert target is not None
    linked = papers.get(edge.cited_id) if edge.state == "resolved" else None
    proposed = papers.get(edge.proposed_id) if edge.state == "candidate" else None
    words = f"{file.paper.issuer.full()} {file.paper.day}: {printed.words} [{printed.damage}]"
    right = linked is not None and linked.key == target.key
    found.counts["citations"] += 1
    if linked is not None:
        found.counts["links"] += 1
        found.counts["links, right"] += right
        if not right and printed.damage and _names(printed, file.paper, linked):
            found.miss(NAMED, f"{words} -> {linked.subject}")
        elif not right:
            kind = "wrong province" if linked.issuer.province != target.issuer.province else \
                "wrong year" if linked.day.year != target.day.year else "wrong document"  # fmt: skip
            found.miss(kind, f"{words} -> {linked.number} {linked.day} {linked.issuer.full()}")
    if proposed is not None:
        found.counts["proposed"] += 1
        found.counts["proposed, right"] += proposed.key == target.key
        if proposed.key != target.key:
            found.miss("proposed wrongly", f"{words} -> {proposed.number} {proposed.day}")
    if target.key in made.held and (file.paper.key, printed.id) in made.answerable:
        found.counts["answerable"] += 1
        found.counts["answerable, linked"] += right
        if not right:
            found.miss("not linked", f"{words} ({edge.state})")
    if target.key in made.held and printed.damage:
        found.counts["damaged"] += 1
        found.counts["damaged, linked"] += right
        found.counts["damaged, proposed"] += proposed is not None and proposed.key == target.key


def _names(printed: PrintedCitation, paper: Paper, other: Paper) -> bool:
    """Tell whether what is printed, with its misprint, is the name of another document: nobody could know better."""
    same = number_key(printed.number) == number_key(other.number) and printed.issued == other.day.isoformat()
    return same and printed.subject in (None, other.subject) and may_be_of(printed, paper, other)


def _files(found: Scores, made: Simulated, where: dict[str, int]) -> None:
    issued = {file.paper.key: where[file.name] for file in made.files if file.role == "issued"}
    owner = {document: key for key, document in issued.items()}
    if len(owner) != len(issued):
        found.counts["documents of two papers"] = len(issued) - len(owner)
    for file in made.files:
        if file.role == "issued":
            continue
        document = where[file.name]
        joined = owner.get(document)
        found.counts[f"{file.role}"] += 1
        if file.paper.key in issued:
            found.counts[f"{file.role}, of held"] += 1
            found.counts[f"{file.role}, found"] += joined == file.paper.key
        if joined is not None:
            found.counts[f"{file.role}, joined"] += 1
            found.counts[f"{file.role}, rightly"] += joined == file.paper.key
        if (joined is not None and joined != file.paper.key) or (joined is None and file.paper.key in issued):
            found.miss(
                f"{file.role} missed" if joined is None else f"{file.role} wrong", f"{file.name} {file.paper.number}"
            )


LINES = [
    ("links to held documents, precision", "links, right", "links"),
    ("links to held documents, recall where the text allows one answer", "answerable, linked", "answerable"),
    ("proposed links, precision", "proposed, right", "proposed"),
    ("damaged citations of held documents, linked all the same", "damaged, linked", "damaged"),
    ("damaged citations of held documents, proposed", "damaged, proposed", "damaged"),
    ("documents not held, all their citations in one row", "not held, in one row", "not held, cited"),
    ("rows of documents only cited that mix two", "cited only, mixed", "cited only"),
    ("drafts joined, precision", "draft, rightly", "draft, joined"),
    ("drafts joined, recall", "draft, found", "draft, of held"),
    ("scans, one document with the file", "scan, found", "scan, of held"),
    ("appendices joined, precision", "appendix, rightly", "appendix, joined"),
    ("appendices joined, recall", "appendix, found", "appendix, of held"),
]
NAMED = "misprinted into another's name"
WRONG = ("wrong province", "wrong year", "wrong document", "documents of two papers")


def table(scores: Scores) -> str:
    """Return the scores as lines of a table."""
    lines = ["| what | share | of |", "| --- | ---: | ---: |"]
    for words, part, whole in LINES:
        share = scores.share(part, whole)
        lines.append(f"| {words} | {'–' if share is None else f'{share:.4f}'} | {scores.counts[whole]} |")
    lines += [f"| {kind} | {scores.counts[kind]} | {scores.counts['links']} |" for kind in (*WRONG, NAMED)]
    return "\n".join(lines)

"""Chains in the forms of other tools: a tree for the terminal, Mermaid, DOT."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..asking.chain_results import Chain, ChainLink, Step
from ..asking.relations import words_for
from ..asking.results import DocumentInfo

PROPOSALS_VI = {
    "a figure of the number": "khác một chữ số", "a part of the symbol": "khác một phần ký hiệu",
    "number, issuer, year; the day is another": "khác ngày", "no number; issuer, day, subject": "không ghi số",
    "number, issuer; date open": "không ghi ngày", "number, issuer, subject; date open": "không ghi ngày",
    "number, day": "chỉ khớp số và ngày", "number only": "chỉ khớp số",
}  # fmt: skip
"""Why a document is proposed → the Vietnamese for it."""


def tree(chain: Chain, language: str = "vi") -> str:
    """Return a chain as lines for a terminal.

    `→` leads to what a document rests on, `←` to what rests on it, `↺` to a document shown elsewhere.
    """
    return "\n".join(_Tree(chain, language).lines())


class _Tree:
    def __init__(self, chain: Chain, language: str) -> None:
        self._chain = chain
        self._language = language
        self._below: dict[tuple[str, int], list[Step]] = {}
        for step in chain:
            self._below.setdefault((step.direction, step.origin), []).append(step)
        self._shown = {chain.start.id: chain.start} | {step.dispatch.id: step.dispatch for step in chain}
        self._back: dict[int, list[ChainLink]] = {}
        for link in chain.links:
            if link.citing in self._shown and link.cited in self._shown:
                self._back.setdefault(link.citing, []).append(link)
        self._laws: dict[int, int] = {}
        for basis in chain.folded:
            self._laws[basis.citing] = self._laws.get(basis.citing, 0) + 1

    def lines(self) -> list[str]:
        """Return the lines."""
        start = self._chain.start
        lines = [label(start)]
        ways = [each for way in ("up", "down") for each in self._below.get((way, start.id), [])]
        # of a later page: below documents of the pages before
        ways += [step for step in self._chain if step.origin not in self._shown]
        self._add(lines, self._notes(start), ways, "")
        return lines

    def _add(self, lines: list[str], notes: list[str], steps: Sequence[Step], indent: str) -> None:
        left = len(notes) + len(steps)
        for note in notes:
            left -= 1
            lines.append(f"{indent}{'├─' if left else '└─'}{note}")
        for step in steps:
            left -= 1
            lines.append(f"{indent}{'├─' if left else '└─'}{self._step(step)}")
            below = self._below.get((step.direction, step.dispatch.id), [])
            self._add(lines, self._notes(step.dispatch), below, indent + ("│  " if left else "   "))

    def _step(self, step: Step) -> str:
        arrow = "→" if step.direction == "up" else "←"
        vi = self._language == "vi"
        said = f", {'theo' if vi else 'says'} {step.asserted_by.title}" if step.kind == "asserted" else ""
        if step.state == "candidate":
            why = PROPOSALS_VI.get(step.reason or "", step.reason) if vi else step.reason
            said += f", có thể là: {why}" if vi else f", perhaps: {why}"
        return f"{arrow} [{words_for(step.relation, self._language)}{said}] {label(step.dispatch, self._language)}"

    def _notes(self, document: DocumentInfo) -> list[str]:
        vi = self._language == "vi"
        notes = []
        count = self._laws.get(document.id)
        if count:
            notes.append(f"→ và {count} căn cứ pháp lý" if vi else f"→ and {count} laws and decrees as its basis")
        for link in self._back.get(document.id, ()):
            notes.append(f"↺ [{words_for(link.relation, self._language)}] {self._shown[link.cited].title}")
        if document.id in self._chain.hubs:
            notes.append("← nhiều văn bản viện dẫn, không đi tiếp" if vi else "← cited by very many, not followed")
        return notes


def label(info: DocumentInfo, language: str = "vi") -> str:
    """Return one line that names a document: type, number, date, issuer, and whether the archive holds it."""
    issuer = f" · {info.body}" if info.body else ""
    absent = " (chưa có văn bản)" if language == "vi" else " (not held)"
    return f"{info.title}{issuer}{'' if info.held else absent}"


def mermaid(chain: Chain, language: str = "vi") -> str:
    """Return a Mermaid flow chart; arrows lead from a document to what it rests on."""
    documents, edges = graph_of(chain)
    lines = ["flowchart LR"]
    for info in documents.values():
        text = _mermaid_text("\n".join(filter(None, (info.title, info.body))))
        lines.append(f'    d{info.id}["{text}"]')
    for link in edges:
        words = _mermaid_text(words_for(link.relation, language))
        arrow = "-.->" if link.kind == "asserted" else "-->"
        lines.append(f'    d{link.citing} {arrow}|"{words}"| d{link.cited}')
    lines.append("    classDef stub stroke-dasharray: 4 3")
    stubs = [f"d{info.id}" for info in documents.values() if not info.held]
    if stubs:
        lines.append(f"    class {','.join(stubs)} stub")
    return "\n".join(lines) + "\n"


def dot(chain: Chain, language: str = "vi") -> str:
    """Return a Graphviz graph; arrows lead from a document to what it rests on."""
    documents, edges = graph_of(chain)
    lines = ["digraph chain {", "  rankdir=LR;", "  node [shape=box];"]
    for info in documents.values():
        text = _dot_text("\n".join(filter(None, (info.title, info.body))))
        lines.append(f'  d{info.id} [label="{text}"{"" if info.held else ", style=dashed"}];')
    for link in edges:
        words = _dot_text(words_for(link.relation, language))
        style = ", style=dashed" if link.kind == "asserted" else ""
        lines.append(f'  d{link.citing} -> d{link.cited} [label="{words}"{style}];')
    return "\n".join([*lines, "}"]) + "\n"


def graph_of(chain: Chain) -> tuple[Mapping[int, DocumentInfo], list[ChainLink]]:
    """Return the documents of a chain by key, the start first, and all edges between them."""
    documents = {chain.start.id: chain.start} | {step.dispatch.id: step.dispatch for step in chain}
    edges = []
    for step in chain:
        pair = (step.origin, step.dispatch.id) if step.direction == "up" else (step.dispatch.id, step.origin)
        edges.append(ChainLink(*pair, step.relation, step.kind, step.confidence))
    edges += chain.links  # of a later page, some lead to documents of those before
    return documents, [edge for edge in edges if edge.citing in documents and edge.cited in documents]


def _mermaid_text(text: str) -> str:
    """Escape for a quoted Mermaid text: entity codes for what it would read as syntax or HTML."""
    safe = "".join(c if c.isalnum() or c in " ,.()/-–…:\n" else f"#{ord(c)};" for c in text)
    return safe.replace("\n", "<br/>")


def _dot_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

"""Chains in the forms of other tools: a tree for the terminal, Mermaid, DOT."""

from __future__ import annotations

from collections.abc import Sequence

from ..asking.results import DocumentInfo, Step

RELATIONS_VI = {
    "basis": "căn cứ", "implements": "thực hiện", "per": "theo", "replies_to": "trả lời", "follows_up": "tiếp theo",
    "considers": "xét", "agrees_with": "thống nhất với", "amends": "sửa đổi", "replaces": "thay thế",
    "repeals": "bãi bỏ", "corrects": "đính chính", "suspends": "đình chỉ", "extends_time": "gia hạn",
    "guides": "hướng dẫn", "explains": "giải thích", "transmits": "gửi kèm", "disseminates": "phổ biến",
    "urges": "đôn đốc", "reports_on": "báo cáo về", "promulgates": "ban hành kèm theo", "consolidates": "hợp nhất",
    "mentions": "nhắc đến",
}  # fmt: skip
PROPOSALS_VI = {
    "a figure of the number": "khác một chữ số", "a part of the symbol": "khác một phần ký hiệu",
    "number, issuer, year; the day is another": "khác ngày", "no number; issuer, day, subject": "không ghi số",
    "number, issuer; date open": "không ghi ngày", "number, day": "chỉ khớp số và ngày", "number only": "chỉ khớp số",
}  # fmt: skip


def tree(root: DocumentInfo, steps: Sequence[Step]) -> str:
    """Return a chain as lines for a terminal; `→` leads to what a document rests on, `←` to what rests on it."""
    children: dict[tuple[str, tuple[int, ...]], list[Step]] = {}
    for step in steps:
        children.setdefault((step.direction, step.path[:-1]), []).append(step)
    lines = [label(root)]

    def add(step: Step, indent: str, last: bool) -> None:
        arrow = "→" if step.direction == "up" else "←"
        by = f", theo {step.asserted_by.title}" if step.kind == "asserted" else ""
        relation = RELATIONS_VI.get(step.relation, step.relation)
        if step.state == "candidate":
            by += f", có thể là: {PROPOSALS_VI.get(step.reason or '', step.reason)}"
        lines.append(f"{indent}{'└─' if last else '├─'}{arrow} [{relation}{by}] {label(step.dispatch)}")
        below = children.get((step.direction, step.path), [])
        for i, each in enumerate(below):
            add(each, indent + ("   " if last else "│  "), i == len(below) - 1)

    tops = children.get(("up", (root.id,)), []) + children.get(("down", (root.id,)), [])
    for i, each in enumerate(tops):
        add(each, "", i == len(tops) - 1)
    return "\n".join(lines)


def label(info: DocumentInfo) -> str:
    """Return one line that names a document: type, number, date, issuer, and whether the archive holds it."""
    issuer = f" · {info.body}" if info.body else ""
    return f"{info.title}{issuer}{'' if info.held else ' (chưa có văn bản)'}"


def mermaid(root: DocumentInfo, steps: Sequence[Step]) -> str:
    """Return a Mermaid flow chart; arrows lead from a document to what it rests on."""
    documents, edges = _graph(root, steps)
    lines = ["flowchart LR"]
    for info in documents:
        text = _mermaid_text("\n".join(filter(None, (info.title, info.body))))
        lines.append(f'    d{info.id}["{text}"]')
    for citing, cited, step in edges:
        words = _mermaid_text(RELATIONS_VI.get(step.relation, step.relation))
        arrow = "-.->" if step.kind == "asserted" else "-->"
        lines.append(f'    d{citing} {arrow}|"{words}"| d{cited}')
    lines.append("    classDef stub stroke-dasharray: 4 3")
    stubs = [f"d{info.id}" for info in documents if not info.held]
    if stubs:
        lines.append(f"    class {','.join(stubs)} stub")
    return "\n".join(lines) + "\n"


def dot(root: DocumentInfo, steps: Sequence[Step]) -> str:
    """Return a Graphviz graph; arrows lead from a document to what it rests on."""
    documents, edges = _graph(root, steps)
    lines = ["digraph chain {", "  rankdir=LR;", "  node [shape=box];"]
    for info in documents:
        text = _dot_text("\n".join(filter(None, (info.title, info.body))))
        lines.append(f'  d{info.id} [label="{text}"{"" if info.held else ", style=dashed"}];')
    for citing, cited, step in edges:
        words = _dot_text(RELATIONS_VI.get(step.relation, step.relation))
        lines.append(f'  d{citing} -> d{cited} [label="{words}"{", style=dashed" if step.kind == "asserted" else ""}];')
    return "\n".join([*lines, "}"]) + "\n"


def _graph(root: DocumentInfo, steps: Sequence[Step]) -> tuple[list[DocumentInfo], list[tuple[int, int, Step]]]:
    documents = {root.id: root}
    edges: dict[tuple[int, int], Step] = {}
    for step in steps:
        documents.setdefault(step.dispatch.id, step.dispatch)
        pair = (step.origin, step.dispatch.id) if step.direction == "up" else (step.dispatch.id, step.origin)
        edges.setdefault(pair, step)
    return list(documents.values()), [(*pair, step) for pair, step in edges.items()]


def _mermaid_text(text: str) -> str:
    """Escape for a quoted Mermaid text: entity codes for what it would read as syntax or HTML."""
    safe = "".join(c if c.isalnum() or c in " ,.()/-–…:\n" else f"#{ord(c)};" for c in text)
    return safe.replace("\n", "<br/>")


def _dot_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

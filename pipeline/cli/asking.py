"""Commands that ask the archive: show, chain, chains, search."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .common import Db, Exit, Json, console, opened, print_json

Document = Annotated[
    str, typer.Argument(metavar="NUMBER", help="A number such as 875/UBND-NV, a document's id, or a file name.")
]


class Direction(StrEnum):
    """Which way a chain is walked."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


def show(
    document: Document,
    db: Db = None,
    json: Json = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="List rule, confidence and words of every value.")
    ] = False,
) -> None:
    """Show one dispatch with its evidence."""
    with opened(db) as archive:
        shown = archive.show(document)
    if json:
        print_json(
            {
                "document": shown.document.to_dict(),
                "record": shown.record.model_dump(mode="json") if shown.record else None,
                "corrections": shown.corrections,
                "files": list(shown.files),
                "differing": list(shown.differing),
                "citations": [each.to_dict() for each in shown.citations],
                "cited_by": [each.to_dict() for each in shown.cited_by],
            }
        )
    else:
        from .printing import document_page

        document_page(console(), shown, evidence=evidence)


def chain(
    document: Document,
    db: Db = None,
    json: Json = False,
    direction: Annotated[
        Direction, typer.Option(help="up: what it rests on; down: what rests on it.")
    ] = Direction.BOTH,
    depth: Annotated[int, typer.Option(min=1, max=30, help="Most steps from the document.")] = 6,
    relation: Annotated[
        list[str] | None, typer.Option(help="Only edges of this relation, such as implements; may be repeated.")
    ] = None,
    candidates: Annotated[
        bool,
        typer.Option("--candidates", help="Follow proposed links: to held documents one slip away."),
    ] = False,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Print a Mermaid flowchart.")] = False,
    dot: Annotated[bool, typer.Option("--dot", help="Print a Graphviz graph.")] = False,
) -> None:
    """Show what a document rests on, and what rests on it."""
    from ..exporting import graphs

    with opened(db) as archive:
        start = archive.get(document)
        steps = archive.chain(
            start.id, direction=direction.value, depth=depth, relations=relation, candidates=candidates
        )
    if json:
        print_json({"start": start.to_dict(), "steps": [step.to_dict() for step in steps]})
    elif mermaid:
        typer.echo(graphs.mermaid(start, steps))
    elif dot:
        typer.echo(graphs.dot(start, steps))
    else:
        typer.echo(graphs.tree(start, steps))


def chains(
    pattern: Annotated[
        str,
        typer.Argument(
            help='Levels or names joined by >, such as "huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương".'
        ),
    ],
    db: Db = None,
    json: Json = False,
    breaks: Annotated[bool, typer.Option("--breaks", help="Also show chains that break off, and where.")] = False,
) -> None:
    """Find chains of documents by a pattern of issuers."""
    with opened(db) as archive:
        found = archive.chains(pattern)
        broken = archive.breaks(pattern) if breaks else []
    if json:
        print_json([match.to_dict() for match in [*found, *broken]])
    else:
        from .printing import matches_page

        matches_page(console(), [*found, *broken])
    if not found:
        if not json:
            typer.echo("no chain follows this pattern", err=True)
        raise typer.Exit(Exit.NOT_FOUND)


def search(
    words: Annotated[list[str], typer.Argument(help="Words, with or without diacritics.")],
    db: Db = None,
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most documents.")] = 20,
) -> None:
    """Find dispatches by their words.

    Words without diacritics find words with them: "thi dua khen thuong" finds "thi đua, khen thưởng".
    """
    with opened(db) as archive:
        found = archive.search(" ".join(words), limit=limit)
    if json:
        print_json([hit.to_dict() for hit in found])
    else:
        from .printing import hits_page

        hits_page(console(), found)
    if not found:
        raise typer.Exit(Exit.NOT_FOUND)

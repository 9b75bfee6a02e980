"""Commands that ask how documents hang together: chain, chains, roots, path, common."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import forms
from .asking import Document
from .common import Db, Exit, Json, console, opened, print_json
from .language import language, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..asking.chain_results import Step

_GRAPHS = ("table", "json", "mermaid", "dot", "svg", "html")
Relations = Annotated[
    list[str] | None,
    typer.Option("--relation", help='Only edges of this relation, such as implements or "thực hiện"; may be repeated.'),
]
Everything = Annotated[bool, typer.Option("--all", help="Laws and decrees too, and through documents cited by many.")]
Limit = Annotated[int, typer.Option(min=1, help="Most entries of the answer.")]
Depth = Annotated[int, typer.Option(min=1, max=30, help="Most steps from the document.")]


class Direction(StrEnum):
    """Which way a chain is walked."""

    UP = "up"
    DOWN = "down"
    BOTH = "both"


def chain(
    document: Document,
    db: Db = None,
    json: Json = False,
    direction: Annotated[
        Direction, typer.Option(help="up: what it rests on; down: what rests on it.")
    ] = Direction.BOTH,
    depth: Depth = 6,
    relation: Relations = None,
    candidates: Annotated[
        bool,
        typer.Option("--candidates", help="Follow proposed links: to held documents one slip away."),
    ] = False,
    everything: Everything = False,
    limit: Limit = 200,
    count: Annotated[bool, typer.Option("--count", help="Tell how many documents there are in all.")] = False,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Print a Mermaid flowchart.")] = False,
    dot: Annotated[bool, typer.Option("--dot", help="Print a Graphviz graph.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="Draw a picture.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Write a page to pan, open and search.")] = False,
    output: forms.Output = None,
) -> None:
    """Show what a document rests on, and what rests on it, each document once."""
    from ..exporting import graphs

    form = forms.form(None, _GRAPHS, output, json=json, mermaid=mermaid, dot=dot, svg=svg, html=html)
    with opened(db) as archive:
        found = archive.chain(
            document, direction=direction.value, depth=depth, relations=relation, candidates=candidates,
            everything=everything, limit=limit, count=count,
        )  # fmt: skip
    if form == "json":
        forms.write(forms.as_json(found.to_dict(), "json"), output)
    elif form == "table":
        forms.write(graphs.tree(found, language()) + "\n", output)
    elif form in ("svg", "html"):
        from ..exporting import drawing

        forms.write(getattr(drawing, form)(found, language()), output)
    else:
        forms.write(getattr(graphs, form)(found, language()), output)
    if form != "json":
        _tell_cut(found, count=count)


def _tell_cut(found: Any, *, count: bool = False) -> None:
    """Say on standard error where an answer was cut, and how to see more."""
    if "limit" in found.cut_by:
        if count and found.total is not None:
            typer.echo(
                tr("{shown} of {total} documents; more with --limit", shown=len(found), total=found.total), err=True
            )
        else:
            typer.echo(tr("there are more; see them with --limit"), err=True)
    elif count and found.total is not None:
        typer.echo(tr("{total} documents", total=found.total), err=True)
    if "depth" in found.cut_by:
        typer.echo(tr("the chain goes on; see more of it with --depth"), err=True)


def chains(
    pattern: Annotated[
        str,
        typer.Argument(
            help='Levels or names joined by >, or >> for any number of steps, such as "huyện > Sở Nội vụ > Ban Thi đua'
            ' - Khen thưởng Trung ương" or "QĐ: UBND tỉnh >> Bộ Nội vụ".'
        ),
    ],
    db: Db = None,
    json: Json = False,
    breaks: Annotated[bool, typer.Option("--breaks", help="Also show chains that break off, and where.")] = False,
    limit: Limit = 25,
) -> None:
    """Find chains of documents by a pattern of issuers."""
    with opened(db) as archive:
        found = archive.chains(pattern, limit=limit)
        broken = archive.breaks(pattern, limit=limit) if breaks else None
    cut = found.truncated or bool(broken is not None and broken.truncated)
    if json:
        matches = [match.to_dict() for match in [*found, *(broken or ())]]
        print_json({"matches": matches, "truncated": cut, "cursor": found.cursor})
    else:
        from .printing import matches_page

        matches_page(console(), [*found, *(broken or ())])
        if cut:
            typer.echo(tr("there are more; see them with --limit"), err=True)
    if not found:
        if not json:
            typer.echo(tr("no chain follows this pattern"), err=True)
        raise typer.Exit(Exit.NOT_FOUND)


def roots(
    document: Document, db: Db = None, json: Json = False, relation: Relations = None, everything: Everything = False,
    limit: Limit = 200,
) -> None:  # fmt: skip
    """Show where a document's chain begins: what it rests on at last."""
    with opened(db) as archive:
        found = archive.roots(document, relations=relation, everything=everything, limit=limit)
    if json:
        print_json(found.to_dict())
    else:
        _print_ways([(found.start, [step]) for step in found], ends_only=True)
        _tell_cut(found)
    if not found:
        raise typer.Exit(Exit.NOT_FOUND)


def path(
    first: Document, second: Document, db: Db = None, json: Json = False, relation: Relations = None, depth: Depth = 10
) -> None:
    """Show the shortest way from one document to another that it rests on, whichever of them rests on the other."""
    with opened(db) as archive:
        found = archive.path(first, second, relations=relation, depth=depth)
    if json:
        print_json(found.to_dict())
    elif found.steps is not None:
        _print_ways([(found.origin, found.steps)])
    if found.steps is None:
        if not json:
            typer.echo(tr("neither rests on the other within {depth} steps", depth=depth), err=True)
        raise typer.Exit(Exit.NOT_FOUND)


def common(
    documents: Annotated[list[str], typer.Argument(metavar="NUMBER…", help="Two documents or more.")],
    db: Db = None,
    json: Json = False,
    relation: Relations = None,
    everything: Everything = False,
    depth: Depth = 10,
    limit: Limit = 10,
) -> None:
    """Show what several documents all rest on, with the way from each."""
    from .common import fail

    if len(documents) < 2:
        fail(tr("name two documents or more"))
    with opened(db) as archive:
        found = archive.common(*documents, relations=relation, everything=everything, depth=depth, limit=limit)
    if json:
        print_json(found.to_dict())
    else:
        from ..exporting.graphs import label

        for shared, ways in zip(found.shared, found.ways, strict=True):
            typer.echo(label(shared, language()))
            for origin, way in zip(found.documents, ways, strict=True):
                typer.echo(f"   {_way(origin.title, way)}")
        _tell_cut(found)
    if not found.shared:
        if not json:
            typer.echo(tr("they have nothing in common within {depth} steps", depth=depth), err=True)
        raise typer.Exit(Exit.NOT_FOUND)


def _print_ways(ways: Sequence[tuple[Any, Sequence[Step]]], *, ends_only: bool = False) -> None:
    from ..asking.relations import words_for
    from ..exporting.graphs import label

    for origin, steps in ways:
        if ends_only:
            away = tr("{steps} steps away", steps=steps[-1].depth)
            typer.echo(f"{label(steps[-1].dispatch, language())} ({away})")
            continue
        typer.echo(label(origin, language()))
        for indent, step in enumerate(steps):
            words = words_for(step.relation, language())
            typer.echo(f"{'   ' * indent}└─→ [{words}] {label(step.dispatch, language())}")


def _way(origin: str, steps: Sequence[Step]) -> str:
    from ..asking.relations import words_for

    return " ".join([origin, *(f"→ [{words_for(s.relation, language())}] {s.dispatch.title}" for s in steps)])

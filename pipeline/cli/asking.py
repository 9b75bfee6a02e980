"""Commands that ask the archive: show, chain, chains, search."""

from __future__ import annotations

from typing import Annotated

import typer

from .common import Db, Exit, Json, console, opened, print_json
from .language import tr

Document = Annotated[
    str, typer.Argument(metavar="NUMBER", help="A number such as 875/UBND-NV, a document's id, or a file name.")
]


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
                "cited_by_truncated": shown.cited_by_truncated,
            }
        )
    else:
        from .printing import document_page

        document_page(console(), shown, evidence=evidence)


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
        print_json(found.to_dict())
    else:
        from .printing import hits_page

        hits_page(console(), found)
        if found.truncated:
            typer.echo(tr("there are more; see them with --limit"), err=True)
    if not found:
        if not json:
            typer.echo(tr("no document has these words"), err=True)
        raise typer.Exit(Exit.NOT_FOUND)

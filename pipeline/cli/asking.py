"""Commands that ask the archive for documents: show, search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import forms
from .common import Db, Json, opened
from .language import tr

if TYPE_CHECKING:
    from ..asking.results import Shown

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
    format: forms.Format = None,
    output: forms.Output = None,
) -> None:
    """Show one dispatch with its evidence."""
    form = forms.form(format, ("table", "json"), output, json=json)
    with opened(db) as archive:
        shown = archive.show(document)
    if form == "json":
        forms.write(forms.as_json(_everything(shown), form), output)
        return
    from .printing import document_page

    forms.print_page(lambda page: document_page(page, shown, evidence=evidence), output)


def _everything(shown: Shown) -> dict[str, Any]:
    """Return plain values for JSON."""
    return {
        "document": shown.document.to_dict(),
        "record": shown.record.model_dump(mode="json") if shown.record else None,
        "corrections": shown.corrections,
        "files": list(shown.files),
        "differing": list(shown.differing),
        "citations": [each.to_dict() for each in shown.citations],
        "cited_by": [each.to_dict() for each in shown.cited_by],
        "cited_by_truncated": shown.cited_by_truncated,
    }


def search(
    words: Annotated[list[str], typer.Argument(help="Words, with or without diacritics.")],
    db: Db = None,
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Most documents.")] = 20,
    format: forms.Format = None,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """Find dispatches by their words.

    Words without diacritics find words with them: "thi dua khen thuong" finds "thi đua, khen thưởng".
    """
    form = forms.form(format, forms.SHEET, output, json=json)
    with opened(db) as archive:
        found = archive.search(" ".join(words), limit=limit)
    if form == "json":
        forms.write(forms.as_json(found.to_dict(), form), output)
    elif form == "table":
        from .printing import hits_page

        forms.print_page(lambda page: hits_page(page, found), output)
        if found.truncated:
            typer.echo(tr("there are more; see them with --limit"), err=True)
    else:
        from .sheets import hits_sheet

        forms.write_sheet(hits_sheet(found), form, output, lambda: [hit.to_dict() for hit in found], machine=machine)
    if not found:
        forms.nothing(form, "no document has these words")

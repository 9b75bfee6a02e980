"""Commands of a person who keeps the archive right: list, review, correct, withdraw."""

from __future__ import annotations

import json as jsonlib
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import days, forms
from .common import Db, Exit, Json, fail, opened
from .language import tr
from .registers import Document, office_of

if TYPE_CHECKING:
    from ..exporting.sheets import Sheet

Limit = Annotated[int, typer.Option(min=1, help="Most lines.")]


def list_documents(
    db: Db = None,
    since: days.Since = None,
    until: days.Until = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only of this type: CV, Quyết định …"),
    ] = None,
    issuer: Annotated[str | None, typer.Option(metavar="AGENCY", help="Only of this body.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only of the office of congvan config.")] = False,
    level: Annotated[
        str | None, typer.Option(help="Only of issuers of this level: central, province, district, commune, other.")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Only of issuers of this province: Yên Bái.")] = None,
    status: Annotated[str | None, typer.Option(help="issued, unnumbered, draft or copy.")] = None,
    cited: Annotated[bool, typer.Option("--cited", help="Those that are only cited, in place of those held.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Held and only cited ones.")] = False,
    sort: Annotated[str, typer.Option(help="issued, number, issuer, file, type or key.")] = "issued",
    descending: Annotated[bool, typer.Option("--desc", help="The last first.")] = False,
    limit: Limit = 50,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """List documents by what they are, a page at a time."""
    form = forms.form(format, forms.SHEET, output, json=json)
    forms.exclusive(cited=cited, all=everything)
    forms.exclusive(issuer=issuer, mine=mine)
    held = None if everything else not cited
    with opened(db) as archive:
        page = archive.listing(
            first=since, last=until, held=held, doc_types=[_code(each) for each in kind or ()], level=level,
            province=province, issuer=office_of(archive) if mine else issuer, status=status, sort=sort,
            descending=descending, limit=limit, offset=offset,
        )  # fmt: skip
    if form == "json":
        forms.write(forms.as_json(page.to_dict(), form), output)
    else:
        sheet = _documents_sheet(page.documents)
        forms.write_sheet(sheet, form, output, lambda: [each.to_dict() for each in page.documents], machine=machine)
    if form == "table" and page.documents:
        end = offset + len(page.documents)
        typer.echo(tr("{first}–{last} of {total}", first=offset + 1, last=end, total=page.total), err=True)
    if not page.documents:
        forms.nothing(form)


def review(
    db: Db = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only file, value or link; may be repeated.")] = None,
    document: Annotated[str | None, typer.Option(help="Only of this document.")] = None,
    limit: Limit = 30,
    offset: Annotated[int, typer.Option(min=0, help="How many to pass over.")] = 0,
    format: forms.Format = None,
    json: Json = False,
    machine: forms.Machine = False,
    output: forms.Output = None,
) -> None:
    """List what a person should look at, the worst first.

    Files that gave no record, values that are unsure or contradict another, links that are open. Mend a value with
    congvan correct; what was corrected is not listed again.
    """
    form = forms.form(format, forms.SHEET, output, json=json)
    kinds = ("file", "value", "link")
    for each in kind or ():
        if each not in kinds:
            fail(tr("{word}: there is no such kind; there are: {words}", word=each, words=", ".join(kinds)))
    with opened(db) as archive:
        only = archive.get(document).id if document else None
        found = [
            each for each in archive.to_review()
            if (not kind or each.kind in kind) and (only is None or (each.document and each.document.id == only))
        ]  # fmt: skip
    shown = found[offset : offset + limit]
    from .sheets import review_sheet

    forms.write_sheet(review_sheet(shown), form, output, lambda: [each.to_dict() for each in shown], machine=machine)
    if not shown:
        if form == "table":
            typer.echo(tr("nothing to look at"), err=True)
        raise typer.Exit(Exit.NOT_FOUND)
    if form == "table":
        end = offset + len(shown)
        typer.echo(tr("{first}–{last} of {total}", first=offset + 1, last=end, total=len(found)), err=True)


def correct(
    document: Document,
    field: Annotated[
        str | None, typer.Argument(help="The field: number, issued, issuer.name, deadlines.1.last_day … or số, ngày …")
    ] = None,
    value: Annotated[str | None, typer.Argument(help="Its value: words, 31/12/2023, a type's code or name.")] = None,
    db: Db = None,
    empty: Annotated[bool, typer.Option("--empty", help="The document does not say it: null.")] = False,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so.")] = None,
    json: Json = False,
) -> None:
    """Correct a field of a document, or list its fields.

    What a person corrects wins over what was read, now and after reading the file again; links, level and territory
    follow. Days are written 31/12/2023, lists with semicolons.
    """
    from ..store import fields

    with opened(db) as archive:
        shown = archive.show(document)
        if field is None:
            _fields(shown, json)
            return
        if (value is None) != empty:
            fail(tr("give a value, or --empty"))
        path = fields.path_of(field, shown.record)
        archive.correct(shown.document.id, path, None if value is None else fields.value_of(path, value), by=by)
        after = archive.get(shown.document.id)
    typer.echo(tr("{title}: {field} corrected", title=after.title, field=path))


def withdraw(
    document: Document,
    field: Annotated[str, typer.Argument(help="The field that was corrected.")],
    db: Db = None,
) -> None:
    """Take a correction back: the field is as it was read."""
    from ..store import fields

    with opened(db) as archive:
        shown = archive.show(document)
        path = fields.path_of(field, shown.record)
        if not archive.withdraw(shown.document.id, path):
            typer.echo(tr("{field} was not corrected", field=path), err=True)
            raise typer.Exit(Exit.NOT_FOUND)
        typer.echo(tr("{title}: {field} as it was read", title=archive.get(shown.document.id).title, field=path))


def _fields(shown: Any, json: bool) -> None:
    """Print the fields that can be corrected, with their values."""
    if shown.record is None:
        fail(tr("{title} is only cited; there is no record to correct", title=shown.document.title))
    plain = shown.record.model_dump(
        mode="json", exclude={"file", "evidence", "needs_review", "review_reasons", "refusals"}
    )
    found = dict(_leaves(plain, ""))
    if json:
        forms.write(forms.as_json(found, "json"), None)
        return
    places = {
        f"{part}.{item.id}": (f"{part}.{index}", item.quote if part == "deadlines" else item.mentions[0].text)
        for part in ("citations", "deadlines")
        for index, item in enumerate(getattr(shown.record, part), 1)
        if part == "deadlines" or item.mentions
    }
    before = ""
    for path, value in found.items():
        owner = ".".join(path.split(".")[:2])
        name, words = places.get(owner, (owner, ""))
        if words and owner != before:
            typer.echo(f"{name}  “{' '.join(words.split())}”")
        before = owner
        typer.echo(_field(path.replace(owner, name, 1), value, path in shown.corrections))


def _field(path: str, value: Any, corrected: bool) -> str:
    words = "–" if value is None else value if isinstance(value, str) else jsonlib.dumps(value, ensure_ascii=False)
    return f"  {path:34} {words}{'  ' + tr('(corrected)') if corrected else ''}"


def _leaves(value: Any, path: str) -> Any:
    """Return the fields under a value: paths with ids where items have one."""
    if isinstance(value, dict) and path not in ("number", "doc_type"):
        for name, each in value.items():
            if name not in ("id", "mentions", "start", "end", "page", "quote", "signatures", "canonical"):
                yield from _leaves(each, f"{path}.{name}" if path else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for index, each in enumerate(value):
            yield from _leaves(each, f"{path}.{each.get('id', index)}")
    elif path == "number":
        yield path, value["as_written"] if value else None
    elif path == "doc_type":
        yield path, value["code"] if value else None
    else:
        yield path, value


def _code(kind: str) -> str:
    """Return the code of a type, by its code or its name."""
    from extractors.lexicon.types import type_name, type_named

    named = type_named(kind)
    if named is not None:
        return named.code
    code = next((each for each in (kind, kind.upper(), kind.title()) if type_name(each)), None)
    if code is None:
        fail(tr("{word}: there is no such type of document; write its code or name: CV, Quyết định", word=kind))
    return code or kind


def _documents_sheet(documents: Any) -> Sheet:
    from ..exporting.sheets import Column, Sheet

    columns = (
        Column(tr("Key"), 6, ("id",)), Column(tr("Document"), 30, ("doc_type", "number", "issued")),
        Column(tr("Issuer"), 32, ("issuer", "level", "province")), Column(tr("Subject"), 50, ("subject",)),
        Column(tr("File"), 24, ("file", "held", "status")),
    )  # fmt: skip
    lines = [
        [f"#{each.id}", _title(each), each.body or "", " ".join((each.subject or "").split()),
         each.file or tr("(only cited)")]
        for each in documents
    ]  # fmt: skip
    return Sheet(tr("Documents"), columns, lines, [each.to_dict() for each in documents])


def _title(document: Any) -> str:
    number = document.number or (f"…/{document.symbol}" if document.symbol else "")
    issued = f"({days.shown(document.issued)})" if document.issued else ""
    return " ".join(part for part in (document.doc_type, number, issued) if part)

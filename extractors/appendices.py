"""Files that hold only an appendix (phụ lục) of a dispatch: which dispatch, as the note under the heading says.

"(Kèm theo Công văn số 123/SGDĐT-VP ngày 05/3/2020 của Sở …)": Nghị định 30/2020/NĐ-CP, Phụ lục I mục III.1.
"""

from __future__ import annotations

from schemas import Dispatch

from .document import DocumentText
from .header.self_reference import NOTE
from .layout.appendix import opens_appendix
from .layout.views import LineView, views_of
from .text.keys import bare_in_place

_HEADING, _NOTE = 4, 12
"""Lines, those without letters left out, among which the heading and the note stand."""


def note_of(document: DocumentText) -> LineView | None:
    """Return the line with which the note begins, where the text opens as an appendix with one."""
    views = [view for view in views_of(document) if any(char.isalpha() for char in view.text)][:_NOTE]
    if not any(opens_appendix(view) for view in views[:_HEADING]):
        return None
    return next((view for view in views if NOTE.match(bare_in_place(view.text))), None)


def with_appendix(record: Dispatch, document: DocumentText) -> Dispatch:
    """Return the record with the dispatch whose appendix it is, where the file holds only that."""
    if record.number is not None or record.issuer.name is not None or record.addressees or record.signature:
        return record
    note = note_of(document)
    if note is None:
        return record
    for index, citation in enumerate(record.citations):
        if citation.mentions and note.start <= citation.mentions[0].start < note.end + 200 and citation.number:
            at = f"citations.{index}."
            own = {path.removeprefix(at): value for path, value in record.evidence.items() if path.startswith(at)}
            evidence = {**record.evidence, **{f"appendix_of.{path}": value for path, value in own.items()}}
            return record.model_copy(update={"appendix_of": citation, "evidence": evidence})
    return record

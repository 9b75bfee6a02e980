"""Rows of recipients: whom the items of a record's lists, and who must act by its deadlines, are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.lexicon.folded_units import province_key
from schemas import Dispatch

from ..linking.recipients import whom
from ..linking.statements import issuer_of
from ..store.database import Session
from .agencies import AgencyRows


def rows(
    session: Session, rendition: int, dispatch: Dispatch, deadlines: Mapping[str, int], agencies: AgencyRows
) -> list[dict[str, Any]]:
    """Return the rows of one file's recipients.

    Args:
        session: The transaction.
        rendition: Key of the file's row.
        dispatch: Its record.
        deadlines: Id of a deadline in the record → key of its row.
        agencies: Rows of bodies.
    """
    issuer, province = issuer_of(dispatch), dispatch.issuer.province
    known = province_key(province) if province else None
    items: list[tuple[str, int | None, int, str]] = []
    for part in ("addressees", "invitees", "distribution"):
        items += [(part, None, i, party.as_written) for i, party in enumerate(getattr(dispatch, part))]
    for deadline in dispatch.deadlines:
        items += [("assignees", deadlines[deadline.id], i, words) for i, words in enumerate(deadline.assignees)]
        if deadline.deliver_to:
            items.append(("deliver_to", deadlines[deadline.id], 0, deadline.deliver_to))
    found = []
    for part, deadline_id, position, words in items:
        for meant in whom(words, issuer, known, dispatch.issued):
            agency = agencies.id_of(meant.agency, None, dispatch.issued) if meant.agency else None
            found.append(
                {
                    "id": session.new_id("recipient"), "rendition_id": rendition, "deadline_id": deadline_id,
                    "part": part, "position": position, "as_written": words, "agency_id": agency,
                    "members": meant.members, "scope": meant.scope, "district": meant.district,
                    "commune": meant.commune, "province": meant.province,
                }
            )  # fmt: skip
    return found

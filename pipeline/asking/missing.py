"""Documents that are cited often and held by nobody: what to ask for, and of whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from .edges import FOLLOWED
from .lookup import by_ids
from .pages import Page
from .results import DocumentInfo
from .walking import LEGAL_TYPES


@dataclass(frozen=True)
class Missing:
    """A document that held ones cite."""

    document: DocumentInfo
    cited_by: int
    """How many documents cite it."""
    ask: str | None
    """The body to ask for it: its issuer; null where no text names it."""
    acted_upon: int
    """How many of them carry it out, report on it or answer it: without it nobody knows what they are to do."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


class MissingPage(Page[Missing]):
    """The documents cited most, with how many there are."""

    name = "missing"

    def __init__(self, found: Iterable[Missing], total: int) -> None:
        entries = list(found)
        super().__init__(entries, truncated=len(entries) < total)
        self.total = total
        """How many documents are cited and not held."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {**super().to_dict(), "total": self.total}


def missing(connection: Connection, everything: bool, limit: int) -> MissingPage:
    """Return what is cited most and not held; laws and decrees, which anybody can look up, only where asked."""
    laws = ", ".join(f"'{code}'" for code in sorted(LEGAL_TYPES))
    without = "" if everything else f" AND (d.doc_type IS NULL OR d.doc_type NOT IN ({laws}))"
    source = (
        "FROM citation c JOIN document d ON d.id = c.cited_id WHERE NOT d.held AND c.current"
        f" AND c.state IN {FOLLOWED} AND c.kind <> 'nested'{without}"
    )
    acting = "CASE WHEN c.relation IN ('implements', 'per', 'reports_on', 'replies_to') THEN c.citing_id END"
    query = (
        f"SELECT d.id, COUNT(DISTINCT c.citing_id), COUNT(DISTINCT {acting}) {source}"
        " GROUP BY d.id, d.content_key ORDER BY 2 DESC, 3 DESC, d.content_key LIMIT :limit"
    )
    rows = connection.execute(sa.text(query), {"limit": limit}).fetchall()
    total = connection.execute(sa.text(f"SELECT COUNT(DISTINCT d.id) {source}")).scalar() or 0
    documents = by_ids(connection, [row[0] for row in rows])
    return MissingPage([Missing(documents[key], n, documents[key].body, acted) for key, n, acted in rows], int(total))

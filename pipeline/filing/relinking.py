"""Writing again what the archive holds: after a correction, an arrival, an upgrade; and taking it out.

The linker is loaded where it is needed, so that an archive that only answers questions does without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..store.database import Session


def relink(session: Session, places: Sequence[tuple[str, int]] | None = None) -> None:
    """Make the rows and links of files anew from their stored records: of those at the places, or of all."""
    from .stored import stored
    from .write import put

    if places is None:
        put(session, stored(session), everything=True)
    else:
        put(session, stored(session, [sha256 for sha256, _ in places]))


def unlink(session: Session, hashes: Sequence[str]) -> None:
    """Take the records of contents out, and what was linked through them."""
    from .write import withdraw

    withdraw(session, hashes)

"""Many files to linked records to answers: the store, the links, the questions, the command line."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .archive import Archive

__all__ = ["Archive"]


def __getattr__(name: str) -> Any:
    """Load `Archive` when it is first asked for: what only reads files must not wait for a database."""
    if name == "Archive":
        from .archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

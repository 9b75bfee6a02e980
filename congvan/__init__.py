"""congvan as a library: `congvan.open("congvan.db")`, `congvan.extract("letter.pdf")`.

The work is done by three packages that stand beside this one and have general names: schemas, extractors, pipeline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._beside import check

if TYPE_CHECKING:
    from extractors.extract import extract_file as extract
    from pipeline import Archive
    from schemas import Dispatch

__all__ = ["Archive", "Dispatch", "__version__", "extract", "open"]

check()


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for."""
    if name == "Archive":
        from pipeline import Archive as found
    elif name == "Dispatch":
        from schemas import Dispatch as found  # type: ignore[assignment]
    elif name == "extract":
        from extractors.extract import extract_file as found  # type: ignore[assignment]
    elif name == "open":
        from pipeline import Archive

        return Archive.open
    elif name == "__version__":
        from importlib.metadata import version

        return version("congvan")
    else:
        raise AttributeError(f"congvan has no {name}")
    return found

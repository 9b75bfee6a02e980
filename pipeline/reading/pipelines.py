"""A spaCy pipeline of somebody's own where files are read: found by its name, built once a process, and its version."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from schemas import CongVanError

from .messages import as_name, named

if TYPE_CHECKING:
    from spacy.language import Language

Build = Callable[[], "Language"]
"""Returns the pipeline; each reading process calls it once."""


@lru_cache(maxsize=4)
def built(name: str) -> Language:
    """Return the pipeline that the function `module:function` builds. Raises ImportError where it cannot."""
    try:
        found: Language = named(name)()
    except Exception as error:
        raise ImportError(f"the pipeline {name} cannot be built: {type(error).__name__}: {error}") from error
    return found


def named_pipeline(pipeline: Build | str) -> tuple[str, str]:
    """Return the name of the function and the version of what it builds: its attribute `version`, else "1".

    Raises:
        CongVanError: Another process could not find it.
    """
    name = as_name(pipeline)
    try:
        function: Any = named(name)
    except (ImportError, AttributeError) as error:
        raise CongVanError(f"there is no pipeline {name}: {error}") from error
    return name, f"{name}@{getattr(function, 'version', '1')}"

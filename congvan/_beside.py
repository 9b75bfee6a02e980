"""Makes sure that schemas, extractors and pipeline are congvan's own: their names are general."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

NAMES = ("schemas", "extractors", "pipeline")


def check() -> None:
    """Look where the packages come from.

    Raises:
        ImportError: Another package or file of the name comes first, or one is missing.
    """
    home = Path(__file__).resolve().parent.parent
    for name in NAMES:
        spec = find_spec(name)
        if spec is None:
            raise ImportError(f"congvan needs its package {name}, which is not installed: pip install congvan")
        places = [spec.origin] if spec.origin else list(spec.submodule_search_locations or ())
        found = Path(str(places[0])).resolve()
        if home / name not in (found, *found.parents):
            raise ImportError(
                f"{found} hides the package {name} of congvan ({home / name}); rename it, run from another folder, or"
                " install congvan into an environment of its own"
            )

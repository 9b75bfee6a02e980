"""Times in words: the forms they take, what they mean, what makes one a limit, and the working calendar of terms."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .find import FoundTime, find_times
    from .forms import may_hold_time
    from .read import read_time
    from .readings import TimeReading

__all__ = ["FoundTime", "TimeReading", "find_times", "may_hold_time", "read_time"]
_PLACES = {
    "FoundTime": "find", "find_times": "find", "may_hold_time": "forms", "read_time": "read",
    "TimeReading": "readings",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load the grammar when it is first asked for: who only counts working days must not wait for it."""
    if name in _PLACES:
        return getattr(import_module(f".{_PLACES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""`lazy`: an attribute that is read once, when somebody asks for it.

As `functools.cached_property`, but without its lock, which costs more than what most of our attributes do (until Python
3.12 took it away): what reads a document is never shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_Value = TypeVar("_Value")


class lazy(Generic[_Value]):
    """Makes a method an attribute that keeps its first value."""

    def __init__(self, read: Callable[[Any], _Value]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Note under which name the value is kept."""
        self._name = name

    def __get__(self, instance: Any, owner: type | None = None) -> _Value:
        """Read the value and keep it where the next look finds it first."""
        if instance is None:
            return self  # type: ignore[return-value]
        value = instance.__dict__[self._name] = self._read(instance)
        return value

"""Where a value was read: character spans of the document's text, and the evidence built on them."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Frozen(BaseModel):
    """Base of every value of the record: immutable, and strict about unknown keys.

    What checks a value is built when one is first made: most questions to an archive make none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(NamedTuple):
    """Half-open range of characters `text[start:end]` of a `DocumentText`."""

    start: int
    end: int

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that takes a span as it is, and makes one of anything else: most values are spans already."""
        made = handler(source)
        either = core_schema.union_schema([core_schema.is_instance_schema(cls), made], mode="left_to_right")
        return core_schema.json_or_python_schema(json_schema=made, python_schema=either)

    def of(self, text: str) -> str:
        """Return the characters that this span covers."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Tell whether this span lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end


class Evidence(Frozen):
    """Why a value stands in the record.

    `rule` names the function that reads the value from the texts of `spans`, in their order; applying it to them
    again gives the value. An inferred value lists every span that it rests on. `confidence` is in 0…1.
    """

    rule: str
    spans: tuple[Span, ...]
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    """Readings that were possible and not taken, best first."""
    reason: str | None = None
    """Why the value is what its words alone do not say: "no year is written: that of the document's date"."""
    doubt: str | None = None
    """What speaks against the value; such a value always stands in `needs_review`."""

    @classmethod
    def noted(
        cls, rule: str, spans: tuple[Span, ...], confidence: float, candidates: tuple[str, ...] = (),
        reason: str | None = None, doubt: str | None = None,
    ) -> Evidence:  # fmt: skip
        """Return the evidence of these values, which are of the right kinds: checking a hundred of them took long."""
        made = cls.__new__(cls)
        values = {
            "rule": rule, "spans": spans, "confidence": confidence, "candidates": candidates, "reason": reason,
            "doubt": doubt,
        }  # fmt: skip
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", _NOTED)
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made


_set = object.__setattr__
_NOTED = set(Evidence.model_fields)
"""What is set of evidence that was noted: all, and the same set for each, as nothing ever changes one."""

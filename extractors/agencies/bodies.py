"""A body (cơ quan, tổ chức) by its name: where the name ends, its kind, whose territory it is of.

The one way in for whoever meets a name: the header with what is printed around it, citations in running text, items
of Kính gửi and Nơi nhận, links between documents, questions.

Two questions are asked of a name, and each has a reading of its own:

- *Whose body is it?* `Body.territory`, for the record of a document that prints the name. It reads the name with its
  marks and all that is known beside it, at the document's date, and leaves open what is not certain.
- *Is it the same body as that one?* `Body.identity`, for whoever compares names. It reads letters without marks, for
  names are cited in any spelling, and keeps each level that the name tells (a commune and its district). Place and
  symbol tell it nothing; only what the name leaves open is filled with the province and level that its caller knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from schemas import Span
from schemas.dispatch import Level

from ..text.keys import bare_in_place
from .heads import head_length
from .identity import BodyIdentity, identity_of
from .running import name_span
from .territory import Territory, territory_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside a name: `place` of issue (địa danh), the name of the body above it, the number's symbol."""

    place: str | None = None
    parent: str | None = None
    symbol: str | None = None
    """Asked only where no name is printed."""


@dataclass(frozen=True)
class Body:
    """A body as its name tells it; what it says of territory is read when it is first asked for."""

    text: str
    span: Span
    """Where the name stands in the text."""
    on: str | None = None
    """The day (EDTF) on which it bears the name."""
    around: Surroundings = Surroundings()

    @property
    def name(self) -> str:
        """The name as written."""
        return self.span.of(self.text)

    @cached_property
    def kind(self) -> str | None:
        """The words that say what kind of body it is, as written: "SỞ", "Ủy ban"; None where it begins with none."""
        name = self.name
        return name[: head_length(name, bare_in_place(name))] or None

    @cached_property
    def territory(self) -> Territory:
        """Level, province and unit: whose body it is, by its name and what is known beside it."""
        around = self.around
        return territory_of(self.name, around.place, self.on, parent=around.parent, symbol=around.symbol)

    def identity(self, province: str | None = None, level: str | None = None) -> BodyIdentity | None:
        """Return the parts by which bodies are told apart; province and level as known beside the name."""
        return identity_of(self.name, province, level, self.on)

    @property
    def level(self) -> Level | None:
        """Level of its authority; None where the words leave it open."""
        return self.territory.level

    @property
    def province(self) -> str | None:
        """Bare name of the province whose body it is; None for central bodies and where it is open."""
        return self.territory.province

    @property
    def unit(self) -> str | None:
        """The unit itself: "huyện Hạ Lang"; None where it is not known."""
        return self.territory.unit


def parse_body(text: str, on: str | None = None, around: Surroundings = Surroundings()) -> Body:
    """Return the body that the text names.

    Args:
        text: A name and nothing else; empty where none is printed.
        on: The document's day as EDTF: units and their provinces are those of the day.
        around: What else the document says of the body.

    >>> body = parse_body("ỦY BAN NHÂN DÂN HUYỆN HẠ LANG")
    >>> body.kind, body.unit, body.province, body.level
    ('ỦY BAN', 'huyện Hạ Lang', 'Cao Bằng', 'district')
    """
    return Body(text, Span(0, len(text)), on, around)


def parse_body_at(flat: str, start: int, end: int, on: str | None = None) -> Body | None:
    """Return the body whose name begins at the place in running text; None where no name does.

    The name ends before `end`, with its own "và", "về", "số" and commas.
    """
    span = name_span(flat, start, end)
    return Body(flat, span, on) if span else None

"""What a symbol alone makes likely: whose it is, and whether its numbers are unique in the whole country.

Symbols are chosen by each agency (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3): a prior, always beaten by words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.lexicon.symbols import issuer_of_symbol
from schemas.number import is_party, symbol_segments

_ALSO_LOCAL = ("Ban Thi đua - Khen thưởng Trung ương",)
"""Central bodies whose code bodies of a Sở use too: BTĐKT."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Whose a symbol probably is."""

    name: str | None = None
    levels: tuple[str, ...] = ()
    """Levels at which the body exists; several for Ủy ban nhân dân. Empty where the code is not known."""
    unique: bool = False
    """Whether one number of one year means one document in the whole country."""

    @property
    def is_central(self) -> bool:
        """Whether the body is one of the centre."""
        return self.levels == ("central",)


def prior(symbol: str | None, on: str | None = None) -> Prior:
    """Return what the symbol alone makes likely, for a document of the day (EDTF).

    >>> prior("SNV-BTĐKT").name, prior("KH-UBND").levels, prior("CT/TW").unique
    ('Sở Nội vụ', ('province', 'district', 'commune'), True)
    """
    return _prior(symbol, issuer_of_symbol(symbol, on)) if symbol else Prior()


@lru_cache(maxsize=8192)
def _prior(symbol: str, found: tuple[tuple[str, str], ...]) -> Prior:
    names = {name for name, _ in found}
    if len(names) == 1:
        name, levels = names.pop(), tuple(level for _, level in found)
        central = levels == ("central",)
        return Prior(name, levels, central and name not in _ALSO_LOCAL)
    parts = symbol_segments(symbol)
    if not found and is_party(symbol) and parts[-1].upper().endswith("TW"):
        return Prior(None, ("central",), True)
    return Prior()

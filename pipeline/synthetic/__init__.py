"""Made-up dispatches with exact truth, for measuring and for property tests: `generate(seed)` gives a text and its gold record."""

from .compose import Synthetic, generate

__all__ = ["Synthetic", "generate"]

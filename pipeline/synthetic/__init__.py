"""Made-up dispatches with exact truth, for measuring and for property tests.

`generate(seed)` gives a text and its gold record; `congvan eval --synthetic N` measures on them (`report.measure`).
"""

from .compose import Synthetic, generate, make_parts

__all__ = ["Synthetic", "generate", "make_parts"]

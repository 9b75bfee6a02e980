"""The words around times that the readers of tasks and parties need too."""

from __future__ import annotations

from ..times.words import deadline_words, word_pattern

__all__ = ["deadline_words", "word_pattern"]

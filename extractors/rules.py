"""Rules: named pure functions that read a value from the texts of its spans.

Every value of a record is made by one, through a `Ledger`, so that reading its spans again gives the same value:
the record can be checked against its document at any time (`reread`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from schemas import Evidence, Span

Rule = Callable[..., Any]
RULES: dict[str, Rule] = {}
DOUBTED = 0.5
"""The confidence that a value has at most against which something speaks."""


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register a function of span texts under a name that evidence can carry."""

    def register(function: Rule) -> Rule:
        if name in RULES:
            raise ValueError(f"two rules are named {name!r}")
        RULES[name] = function
        return function

    return register


def reread(evidence: Evidence, text: str) -> Any:
    """Apply the rule of the evidence to the texts of its spans again."""
    return RULES[evidence.rule](*(text[start:end] for start, end in evidence.spans))


class Ledger:
    """Collects the evidence of the values of one document while they are read.

    `sure` turns what a rule says of its own sureness into the confidence of the value; without it, that stays.
    """

    def __init__(self, text: str, sure: Callable[[str, str, Sequence[Span], float], float] | None = None) -> None:
        self.text = text
        self.sure = sure
        self.evidence: dict[str, Evidence] = {}

    def read(
        self,
        path: str,
        rule_name: str,
        *spans: Span,
        confidence: float = 1.0,
        candidates: Iterable[str] = (),
        reason: str | None = None,
        doubt: str | None = None,
    ) -> Any:
        """Read the value at `path` from its spans by the named rule, and note why; a None value leaves no evidence.

        `reason` says why the value is what its words alone do not say, `doubt` what speaks against it.
        """
        text = self.text
        value = RULES[rule_name](*[text[start:end] for start, end in spans])
        if value is not None:
            self.note(path, rule_name, spans, confidence, tuple(candidates), reason, doubt)
        return value

    def note(
        self,
        path: str,
        rule_name: str,
        spans: Iterable[Span],
        confidence: float = 1.0,
        candidates: Iterable[str] = (),
        reason: str | None = None,
        doubt: str | None = None,
    ) -> None:
        """Note the evidence of a value that its rule has already read."""
        spans = tuple(spans)
        if self.sure is not None:
            confidence = self.sure(path, rule_name, spans, confidence)
        if doubt:
            confidence = min(confidence, DOUBTED)
        self.evidence[path] = Evidence.noted(
            rule_name, spans, confidence, tuple(candidates), reason or None, doubt or None
        )

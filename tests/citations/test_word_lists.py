"""Every example of every list of `data/citation_bounds.toml` reads as it says."""

from __future__ import annotations

from tests.citations.reading import cite
from tests.lexicon.listed import checks_of

TOLD = {
    "relations": lambda c, numbers: f"{c.number} {c.relation}",
    "nested": lambda c, numbers: f"{c.number} {c.relation}" + (f" in {numbers[c.within]}" if c.within else ""),
    "issuers": lambda c, numbers: f"{c.number} {c.issuer or '-'}",
    "subjects": lambda c, numbers: f"{c.number} {c.subject or '-'}",
    "provisions": lambda c, numbers: f"{c.number} {', '.join(c.provisions)}".strip(),
    "mentions": lambda c, numbers: f"{c.number} {len(c.mentions)}",
    "types": lambda c, numbers: f"{c.doc_type} {c.issued}",
    "numbers": lambda c, numbers: f"{c.number}",
}
"""What is said of a cited document, by a list's `read`."""


def told(read, example):
    """Return the example with what is read from its sentence."""
    sentence = example.partition(" => ")[0]
    cited = cite(sentence)
    numbers = {each.id: each.number for each in cited}
    return f"{sentence} => {' | '.join(TOLD[read](each, numbers) for each in cited) or '-'}"


test_examples, test_each_list_says_why_and_shows_it = checks_of("citation_bounds", told)

"""The spaCy pipeline for clauses: a blank `vi` with our own tokenizer and components that write span groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = (
    "congvan_agencies",
    "congvan_numbers",
    "congvan_times",
    "congvan_cues",
    "congvan_actors",
    "congvan_recipients",
)


def pipeline() -> Language:
    """Return a new pipeline. Each component may be replaced or left out by its name; `components` says what each does.

    It takes clauses and sentences; give it to `extract_file(…, nlp=…)`, and it is asked for those of a whole document.
    """
    import spacy

    from . import components, vietnamese  # noqa: F401  (register factories and tokenizer)

    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "congvan.exact_tokenizer.v1"}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp

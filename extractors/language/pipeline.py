"""The spaCy pipeline for clauses: a blank `vi` with our own tokenizer and components that write span groups."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("congvan_cues", "congvan_times", "congvan_agencies", "congvan_actors", "congvan_recipients")


@lru_cache(maxsize=1)
def nlp() -> Language:
    """Return the pipeline, built once. Each component may be replaced or left out by its name.

    It writes `doc.spans`: `cues` (ASSIGN, DELIVER, PURPOSE), `times` (the form of the expression), `agencies` (all
    parties), `actors` (who is asked or does it) and `recipients` (who gets it).
    """
    import spacy

    from . import components  # noqa: F401  (registers the factories)
    from .tokenizer import ExactTokenizer

    # the default Vietnamese tokenizer needs pyvi and rewrites white space
    pipeline = spacy.blank(
        "vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}}}
    )
    pipeline.tokenizer = ExactTokenizer(pipeline.vocab)
    for name in COMPONENTS:
        pipeline.add_pipe(name)
    return pipeline

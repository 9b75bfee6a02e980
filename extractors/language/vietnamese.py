"""The language `vi` as an entry point gives it to spaCy, and our tokenizer under its registered name.

spaCy's own Vietnamese needs the package pyvi, which it does not bring. Where pyvi is missing `spacy.blank("vi")` has
our tokenizer, so that a blank pipeline for our components can be had.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from spacy.lang.vi import Vietnamese, VietnameseDefaults
from spacy.language import Language
from spacy.util import registry

from .tokenizer import ExactTokenizer


def make_tokenizer() -> Callable[[Language], ExactTokenizer]:
    """Return what makes the tokenizer of a pipeline."""

    def tokenizer(nlp: Language) -> ExactTokenizer:
        return ExactTokenizer(nlp.vocab)

    return tokenizer


class ExactVietnameseDefaults(VietnameseDefaults):
    """The defaults of spaCy's Vietnamese with our tokenizer."""

    config = {  # noqa: RUF012
        "nlp": {"tokenizer": {"@tokenizers": "congvan.exact_tokenizer.v1"}}
    }


class ExactVietnamese(Vietnamese):
    """spaCy's Vietnamese with our tokenizer."""

    lang = "vi"
    Defaults = ExactVietnameseDefaults


LANGUAGE = Vietnamese if find_spec("pyvi") else ExactVietnamese
"""What `spacy.blank("vi")` is made of."""

registry.tokenizers("congvan.exact_tokenizer.v1", func=make_tokenizer)

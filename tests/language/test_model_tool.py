"""The experiment `python -m tools.model`: its sentences and that it can be trained again with the same answers."""

import tomllib
from typing import get_args

import pytest

from schemas.dispatch import Relation
from tools import model
from tools.model_examples import filled, relation_sentences, tokens, unmarked

SENTENCES = tomllib.loads(model.SENTENCES.read_text("utf-8"))


@pytest.mark.parametrize(
    ("key", "labels"),
    [("new_relations", set(get_args(Relation))), ("times", {"yes", "no"}), ("new_times", {"yes", "no"})],
)
def test_sentences_are_marked(key: str, labels: set[str]) -> None:
    for line in SENTENCES[key]:
        plain, marks = unmarked(line)
        assert marks and not set("{}|") & set(plain), line
        assert {label for _, label in marks} <= labels, line


def test_openings_name_relations_and_hold_one_citation() -> None:
    assert set(SENTENCES["openings"]) <= set(get_args(Relation))
    assert all(text.count("{c}") == 1 for texts in SENTENCES["openings"].values() for text in texts)


def test_measured_sentences_are_not_learned() -> None:
    learned = {tuple(tokens(text)) for text in SENTENCES["times"]}
    assert not learned & {tuple(tokens(text)) for text in SENTENCES["new_times"]}


def test_training_twice_gives_the_same() -> None:
    # two relations told apart by their first words
    openings = {"follows_up": ["Nối tiếp {c}", "Tiếp theo {c}"], "replaces": ["Công văn này thay {c}", "Thay cho {c}"]}
    examples = relation_sentences(filled(openings), "test")
    first, second = (model.Classifier("bow", examples, 1, 4)(examples) for _ in range(2))
    assert first == second
    assert [label for label, _ in first] == [example.truth for example in examples]

"""Does a trained classifier help where the rules end? Trains spaCy's `textcat` and prints it beside the rules.

    python -m tools.model [--kind bow|cnn|ensemble] [--made-up N] [--seeds K] [--real GOLD DOCUMENTS] [--apart FOLDER …]

Two questions: which relation a citation has, and whether a time sets a deadline. The training data are N made-up
dispatches and annotated sentences (`model_sentences.toml`); its `new_…` sentences were written before the training and
are only measured. `--real` measures on annotated documents too, those of the folders `--apart` by themselves. Figures
and what follows from them: docs/measured/model.md.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from extractors.readers import read_file
from extractors.readers.plain import read_text
from pipeline.measuring.evaluate import load_gold
from pipeline.synthetic import generate

from .model_examples import Example, filled, of_cue_table, of_document, relation_sentences, time_sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCES = Path(__file__).with_name("model_sentences.toml")
TRAINED_FROM, MEASURED_FROM = 200_000, 9_000
"""First seeds of the made-up dispatches."""
Sets = dict[str, list[Example]]


class Classifier:
    """A spaCy text classifier over tokens apart by blanks."""

    def __init__(self, kind: str, examples: Sequence[Example], seed: int, epochs: int) -> None:
        import spacy
        from spacy.training import Example as Pair
        from spacy.util import fix_random_seed

        fix_random_seed(seed)
        tokenizer = {"@tokenizers": "spacy.vi.VietnameseTokenizer", "use_pyvi": False}
        self.nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
        self.pipe = cast(Any, self.nlp.add_pipe("textcat", config={"model": _model(kind)}))
        labels = sorted({example.truth for example in examples})
        for label in labels:
            self.pipe.add_label(label)
        pairs = [
            Pair.from_dict(self._doc(e.seen), {"cats": {label: float(label == e.truth) for label in labels}})
            for e in examples
        ]
        optimizer = self.nlp.initialize(lambda: pairs[:300])
        optimizer.learn_rate = 0.01 if kind == "bow" else 0.002
        rng = random.Random(seed)
        for _ in range(epochs):
            rng.shuffle(pairs)
            for start in range(0, len(pairs), 64):
                self.pipe.update(pairs[start : start + 64], sgd=optimizer, drop=0.2)

    def _doc(self, seen: str) -> Doc:
        from spacy.tokens import Doc

        return Doc(self.nlp.vocab, words=seen.split() or ["."])

    @property
    def megabytes(self) -> float:
        """Size of the weights."""
        return len(self.pipe.to_bytes()) / 1e6

    def __call__(self, examples: Sequence[Example]) -> list[tuple[str, float]]:
        """Return the likeliest label of each example and its probability."""
        scores = self.pipe.predict([self._doc(example.seen) for example in examples])
        return [(self.pipe.labels[int(row.argmax())], float(row.max())) for row in scores]


def _model(kind: str) -> dict[str, Any]:
    bag: dict[str, Any] = {
        "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 3, "length": 16384,
        "no_output_layer": False,
    }  # fmt: skip
    vectors: dict[str, Any] = {
        "@architectures": "spacy.HashEmbedCNN.v2", "width": 64, "depth": 2, "embed_size": 2000, "window_size": 1,
        "maxout_pieces": 3, "subword_features": False, "pretrained_vectors": None,
    }  # fmt: skip
    reduced: dict[str, Any] = {
        "@architectures": "spacy.TextCatReduce.v1", "exclusive_classes": True, "tok2vec": vectors,
        "use_reduce_first": False, "use_reduce_last": False, "use_reduce_max": True, "use_reduce_mean": True,
    }  # fmt: skip
    ensemble: dict[str, Any] = {"@architectures": "spacy.TextCatEnsemble.v2", "linear_model": bag, "tok2vec": vectors}
    return {"bow": bag, "cnn": reduced, "ensemble": ensemble}[kind]


def gather(made_up: int, real: Sequence[Path], apart: Sequence[str]) -> tuple[Sets, Sets]:
    """Return the sets of examples of relations and of times, by name."""
    relations: Sets = defaultdict(list)
    times: Sets = defaultdict(list)

    def add(name: str, both: tuple[list[Example], list[Example]]) -> None:
        relations[name] += both[0]
        times[name] += both[1]

    for number in range(made_up):
        made = generate(TRAINED_FROM + number, noise=number % 4)
        add("made up", of_document(read_text(made.text), made.gold, made.name))
    for number in range(max(1, made_up // 10)):
        made = generate(MEASURED_FROM + number, noise=number % 4)
        add("other made up", of_document(read_text(made.text), made.gold, made.name))
    sentences = tomllib.loads(SENTENCES.read_text("utf-8"))
    relations["written"] = relation_sentences([*filled(sentences["openings"]), *of_cue_table()], "written")
    relations["new"] = relation_sentences(sentences["new_relations"], "new")
    times["written"] = time_sentences(sentences["times"], "written")
    times["new"] = time_sentences(sentences["new_times"], "new")
    if real:
        gold, files = load_gold(real[0]), {file.stem: file for file in real[1].iterdir()}
        for name in sorted(gold.keys() & files.keys()):
            side = "real, apart" if name.split("-")[0] in apart else "real"
            add(side, of_document(read_file(files[name]), gold[name], name))
    return relations, times


def at_most(limit: int, examples: Sequence[Example], seed: int) -> list[Example]:
    """Return a sample without doubles, of each label no more than the limit."""
    count: Counter[str] = Counter()
    kept: dict[tuple[str, str], Example] = {}
    for example in random.Random(seed).sample(examples, len(examples)):
        key = example.seen, example.truth
        if key not in kept and count[example.truth] < limit:
            kept[key] = example
            count[example.truth] += 1
    return list(kept.values())


def accuracy(examples: Sequence[Example], said: Sequence[str]) -> str:
    """Return how many are right, of how many."""
    return f"{sum(e.truth == s for e, s in zip(examples, said, strict=True))} of {len(examples)}"


def f1(examples: Sequence[Example], said: Sequence[str]) -> str:
    """Return precision, recall and F1 of `yes`."""
    pairs = Counter((e.truth, s) for e, s in zip(examples, said, strict=True))
    right, invented, missed = pairs["yes", "yes"], pairs["no", "yes"], pairs["yes", "no"]
    p, r = right / max(1, right + invented), right / max(1, right + missed)
    return f"P {p:.3f} R {r:.3f} F1 {2 * right / max(1, 2 * right + invented + missed):.3f}"


def report(
    sets: Sets,
    model: Classifier,
    figure: Callable[[Sequence[Example], Sequence[str]], str],
    gives: Callable[[Example, str, float], bool],
) -> None:
    """Print the rules alone, the model alone, and the model where the rules give way, for each measured set."""
    for name in ("other made up", "real", "real, apart", "new"):
        examples = sets.get(name)
        if not examples:
            continue
        start = time.perf_counter()
        answers = model(examples)
        each = 1000 * (time.perf_counter() - start) / len(examples)
        mixed = [label if gives(e, label, p) else e.rules for e, (label, p) in zip(examples, answers, strict=True)]
        by_rules = figure(examples, [e.rules for e in examples])
        alone = figure(examples, [label for label, _ in answers])
        print(
            f"  {name}: rules {by_rules} | model {alone} | rules, then model {figure(examples, mixed)} | {each:.2f} ms"
        )


def main() -> None:
    """Gather, train, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=("bow", "cnn", "ensemble"), default="bow")
    parser.add_argument("--made-up", type=int, default=2000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--real", type=Path, nargs=2, default=(), metavar=("GOLD", "DOCUMENTS"))
    parser.add_argument("--apart", nargs="*", default=())
    given = parser.parse_args()
    relations, times = gather(given.made_up, given.real, given.apart)
    epochs = 12 if given.kind == "bow" else 8
    for seed in range(1, given.seeds + 1):
        data = at_most(350, relations["made up"], seed) + relations["written"]
        model = Classifier(given.kind, data, seed, epochs)
        print(f"relation, seed {seed}: {len(data)} examples, {model.megabytes:.2f} MB")
        report(relations, model, accuracy, lambda e, label, p: e.sure < 0.8 and p > 0.8)
        data = at_most(1500, times["made up"], seed) + times["written"] * 20
        model = Classifier(given.kind, data, seed, epochs)
        print(f"deadline, seed {seed}: {len(data)} examples, {model.megabytes:.2f} MB")
        report(times, model, f1, lambda e, label, p: e.rules == "no" and p > 0.95)


if __name__ == "__main__":
    main()

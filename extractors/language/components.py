"""The components for clauses; each writes one span group and can be used alone, replaced or left out.

| component | group | labels |
| --- | --- | --- |
| `congvan_agencies` | `agencies` | `body` a proper name, `office`, `group` a kind of bodies or people, `person` |
| `congvan_numbers` | `numbers` | `number` |
| `congvan_times` | `times` | the form of the expression (`data/time_forms.toml`) |
| `congvan_cues` | `cues` | `ASSIGN` "đề nghị" …, `DELIVER` "gửi" …, `PURPOSE` "để" … |
| `congvan_actors` | `actors` | `ASSIGNED` who is asked, `SUBJECT` before a verb, `TOPIC` at a start, `BESIDE` |
| `congvan_recipients` | `recipients` | `TO` behind "gửi về", "báo cáo" …, `VIA` behind "qua" |
| `congvan_tags` | `chunks` | those of underthesea, and its tags on the tokens; not in `pipeline()` |

`congvan_actors` and `congvan_recipients` take the parties from the group `agencies`, whoever wrote it, and find them
themselves where there is none. What is said of a span besides its label stands in extensions (`extensions.SPAN`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Marking
from spacy.util import registry

from ..actors.phrases import Phrase, find_phrases
from ..actors.sentence import RECEIVING, Sentence
from . import marks
from .extensions import mark
from .marker import Marker, Score, make_spans_scorer
from .tags import make_tags
from .words import Words

_CUES = {"ASSIGN": "assign", "DELIVER": "hand", "PURPOSE": "purpose"}
_ACTING = {"assign": "ASSIGNED", "charge": "ASSIGNED"}
_RECEIVING = {"give": "TO", "toward": "TO", "via": "VIA"}


class AgencyMarker(Marker):
    """Marks every party, with each place where it may end (`ends`) for whoever ranks them."""

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the parties up to where each ends at least."""
        words = Words(doc.text)
        for phrase in find_phrases(words):
            if phrase.kind not in self.settings["kinds"]:
                continue
            start = words.starts[phrase.start]
            ends = [[words.ends[end.at - 1] - start, end.before, end.over] for end in phrase.ends]
            yield mark(
                doc, start, words.ends[phrase.sure - 1], phrase.kind, plural=phrase.plural,
                head=words.ends[phrase.head_end - 1] - start, ends=ends,
            )  # fmt: skip


class NumberMarker(Marker):
    """Marks the numbers of documents that the text cites."""

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the numbers; of a list that shares its symbol ("số 12, 15/SNV-VP") each serial."""
        from ..citations.mentions import find_heads
        from ..citations.values import canonical_number
        from ..text.keys import on_one_line

        flat = on_one_line(doc.text)
        for head in find_heads(flat, 0, len(flat)):
            if head.number:
                number = canonical_number(*(span.of(flat) for span in head.number)) or head.printed
                yield mark(doc, *head.number[0], "number", number=number)


class TimeMarker(Marker):
    """Marks the times, and says what each means; the dates of cited documents (`doc._.cited`) are none."""

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the times with the words in front that say how they bind."""
        from ..text.keys import lower_in_place
        from ..times import find_times, read_time

        low = lower_in_place(doc.text)
        for start, end in doc._.cited or ():
            low = low[:start] + "\0" * (end - start) + low[end:]
        for time in find_times(doc.text, low):
            read = read_time(doc.text[time.start : time.end], "", self.settings["issued"])
            said = {name: getattr(read, name) for name in ("operator", "rrule")} if read else {}
            yield mark(
                doc, time.start, time.end, time.form, core=time.core - time.start,
                cue=[time.cue.operator, time.cue.weak] if time.cue else None, date=read.boundary if read else None,
                **said,
            )  # fmt: skip


class CueMarker(Marker):
    """Marks the words that ask, hand over, or say what for."""

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the cues."""
        words = Words(doc.text)
        for label, name in _CUES.items():
            for start, end in words.at[name].items():
                yield mark(doc, words.starts[start], words.ends[end - 1], label)


class _PartyMarker(Marker):
    """Marks some of the parties by their place in the clause."""

    def label(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Return the label of the party; None where it is not marked."""
        raise NotImplementedError

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the parties that have a label."""
        sentence = marks.sentence(doc, self.settings["agencies_key"])
        words = sentence.words
        for phrase in sentence.phrases:
            label = self.label(sentence, phrase)
            if label is not None:
                start, end = words.starts[phrase.start], words.ends[phrase.sure - 1]
                yield mark(doc, start, end, label, role=sentence.role(phrase))


class ActorMarker(_PartyMarker):
    """Marks who acts."""

    def label(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Return the label of a party that stands where somebody acts."""
        if phrase.start not in sentence.leading:
            return None
        if phrase.start in sentence.beside:
            return "BESIDE"
        acts = "acts" in sentence.doing(phrase)
        return _ACTING.get(sentence.left(phrase), "SUBJECT" if acts else "TOPIC")


class RecipientMarker(_PartyMarker):
    """Marks to whom and through whom something goes."""

    def label(self, sentence: Sentence, phrase: Phrase) -> str | None:
        """Return the label of a party that gets something."""
        role = sentence.role(phrase)
        return _RECEIVING[role] if role in RECEIVING else None


_SCORER = {"@scorers": "congvan.spans_scorer.v1"}


def make_agencies(
    nlp: Language, name: str, spans_key: str, kinds: list[str], scorer: Callable[[str], Score] | None
) -> AgencyMarker:
    """Return the component `congvan_agencies`; only parties of the `kinds` are marked."""
    return AgencyMarker(name, spans_key, scorer, kinds=list(kinds))


def make_numbers(nlp: Language, name: str, spans_key: str, scorer: Callable[[str], Score] | None) -> NumberMarker:
    """Return the component `congvan_numbers`."""
    return NumberMarker(name, spans_key, scorer)


def make_times(
    nlp: Language, name: str, spans_key: str, issued: str, scorer: Callable[[str], Score] | None
) -> TimeMarker:
    """Return the component `congvan_times`; a year that is missing is that of the day `issued` ("ngày 15/3/2023")."""
    return TimeMarker(name, spans_key, scorer, issued=issued)


def make_cues(nlp: Language, name: str, spans_key: str, scorer: Callable[[str], Score] | None) -> CueMarker:
    """Return the component `congvan_cues`."""
    return CueMarker(name, spans_key, scorer)


def make_actors(
    nlp: Language, name: str, spans_key: str, agencies_key: str, scorer: Callable[[str], Score] | None
) -> ActorMarker:
    """Return the component `congvan_actors`, which takes the parties from the group `agencies_key`."""
    return ActorMarker(name, spans_key, scorer, agencies_key=agencies_key)


def make_recipients(
    nlp: Language, name: str, spans_key: str, agencies_key: str, scorer: Callable[[str], Score] | None
) -> RecipientMarker:
    """Return the component `congvan_recipients`, which takes the parties from the group `agencies_key`."""
    return RecipientMarker(name, spans_key, scorer, agencies_key=agencies_key)


def make_scorer() -> Callable[[str], Score]:
    """Return what makes the scorer of a span group."""
    return make_spans_scorer


FACTORIES: dict[str, tuple[Callable[..., Marker], dict[str, Any]]] = {
    "congvan_agencies": (make_agencies, {"spans_key": "agencies", "kinds": ["body", "office", "group", "person"]}),
    "congvan_numbers": (make_numbers, {"spans_key": "numbers"}),
    "congvan_times": (make_times, {"spans_key": "times", "issued": ""}),
    "congvan_cues": (make_cues, {"spans_key": "cues"}),
    "congvan_actors": (make_actors, {"spans_key": "actors", "agencies_key": "agencies"}),
    "congvan_recipients": (make_recipients, {"spans_key": "recipients", "agencies_key": "agencies"}),
    "congvan_tags": (make_tags, {"spans_key": "chunks"}),
}
"""Name of each component: its factory and the default of its settings."""


def register() -> None:
    """Register factories and scorer.

    Behind the functions and not on top of them: spaCy asks the entry points, which name them, whether they are known.
    """
    registry.scorers("congvan.spans_scorer.v1", func=make_scorer)
    for name, (factory, settings) in FACTORIES.items():
        key = settings["spans_key"]
        Language.factory(
            name, default_config={**settings, "scorer": _SCORER}, func=factory,
            default_score_weights={f"spans_{key}_f": 0.0, f"spans_{key}_p": None, f"spans_{key}_r": None},
        )  # fmt: skip


register()

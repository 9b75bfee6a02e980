"""The registered spaCy components: cues, times, parties, actors and recipients of one clause."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup

from .phrases import PARTIES, NounPhrase, find_parties
from .tokenizer import words_of

_LISTS = {
    "AGENCY": "agency_heads", "GROUP": "group_nouns", "PLURAL": "plural", "NOT": "not_heads", "LONE": "lone_heads",
    "TAIL": "tails", "ACTION": "actions", "STOP": "stops", "ASSIGN": "assign", "DELIVER": "deliver",
    "LATER": "deliver_later", "HANDING": "handing_over", "PURPOSE": "purpose", "WORK_HEAD": "work_heads",
    "WORK": "work", "KIND_HEAD": "kind_heads", "KIND": "kinds", "TASK": "task_nouns",
    "ALONG": "along", "THING": "things", "HAND_AT": "deliver_at",
}  # fmt: skip
_SHOWN = ("ASSIGN", "DELIVER", "PURPOSE")


_TONES = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)
_OPEN_SYLLABLE = re.compile("(?:" + "|".join(_TONES) + r")(?!\w)")


def _spellings(phrase: str) -> set[str]:
    """Return the phrase with both placements of tone marks: "ủy ban", "uỷ ban"."""
    return {phrase, _OPEN_SYLLABLE.sub(lambda match: _TONES[match[0]], phrase)}


@lru_cache(maxsize=1)
def party_words() -> dict[str, Any]:
    """Return the word lists of parties and of the verbs around them."""
    return tomllib.loads(files("extractors.data").joinpath("parties.toml").read_text("utf-8"))


CUES = "congvan.cues"
"""Key of `doc.user_data`: the cues by label and first token."""


@Language.factory("congvan_cues")
class Cues:
    """Marks the cue words; `doc.user_data[CUES][label][start]` is the end of the longest one that starts there."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for label, key in _LISTS.items():
            self.matcher.add(
                label, [nlp.tokenizer(spelling) for phrase in party_words()[key] for spelling in _spellings(phrase)]
            )
        self.names = {nlp.vocab.strings[label]: label for label in _LISTS}

    def __call__(self, doc: Doc) -> Doc:
        """Write the spans `cues`."""
        at: dict[str, dict[int, int]] = defaultdict(dict)
        words = words_of(doc)
        kept = [index for index, word in enumerate(words) if not word.isspace()]
        # doubled blanks are tokens of their own: a phrase goes on over them
        seen = doc if len(kept) == len(words) else Doc(doc.vocab, words=[words[index] for index in kept])
        for key, first, behind in self.matcher(seen):
            start, end = (first, behind) if seen is doc else (kept[first], kept[behind - 1] + 1)
            ends = at[self.names[key]]
            if ends.get(start, 0) < end:
                ends[start] = end
        doc.user_data[CUES] = at
        doc.spans["cues"] = SpanGroup(
            doc, name="cues", spans=[Span(doc, s, e, label=n) for n in _SHOWN for s, e in at[n].items()]
        )
        return doc


@Language.component("congvan_times")
def mark_times(doc: Doc) -> Doc:
    """Write the spans `times`, labelled with the form of the expression."""
    from ..times import find_times

    found = []
    for time in find_times(doc.text):
        span = doc.char_span(time.start, time.end, label=time.form, alignment_mode="expand")
        if span is not None:
            found.append(span)
    doc.spans["times"] = found
    return doc


@Language.component("congvan_agencies")
def mark_agencies(doc: Doc) -> Doc:
    """Write the spans `agencies`, every party, as `agency`, `group` or `person`; also `doc.user_data[PARTIES]`."""
    parties = find_parties(words_of(doc), doc.user_data[CUES])
    doc.user_data[PARTIES] = parties
    doc.spans["agencies"] = SpanGroup(
        doc, name="agencies", spans=[Span(doc, p.start, p.end, label=p.kind) for p in parties]
    )
    return doc


def _write(doc: Doc, key: str, chosen: list[tuple[NounPhrase, str]]) -> None:
    doc.spans[key] = SpanGroup(doc, name=key, spans=[Span(doc, p.start, p.end, label=label) for p, label in chosen])


@Language.component("congvan_actors")
def mark_actors(doc: Doc) -> Doc:
    """Write the spans `actors`: ASSIGNED after "đề nghị" …, SUBJECT before a verb, TOPIC at the clause's start."""
    from .roles import actors

    chosen = actors(words_of(doc), doc.user_data[CUES], doc.user_data[PARTIES])
    for party in doc.user_data[PARTIES]:
        if party.name_end:  # the verb behind the office told the role; the party is the name alone
            party.end = party.name_end
    _write(doc, "actors", chosen)
    return doc


@Language.component("congvan_recipients")
def mark_recipients(doc: Doc) -> Doc:
    """Write the spans `recipients`: TO after "gửi về", "báo cáo" …, VIA after "qua"."""
    from .roles import recipients

    _write(doc, "recipients", recipients(words_of(doc), doc.user_data[CUES], doc.user_data[PARTIES]))
    return doc

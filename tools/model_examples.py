"""Examples for `tools.model`: what a classifier sees of a citation or a time, the truth, and what the rules say.

They come from dispatches with gold (made-up ones, annotated ones) and from sentences annotated inline,
`Tiếp theo {follows_up|Công văn số 5/UBND-NV}, …` (`model_sentences.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, NamedTuple

from extractors.citations.clauses import sentence_start
from extractors.citations.lists import Link, link_heads
from extractors.citations.mentions import find_heads
from extractors.citations.table import cue_table, spelled_out
from extractors.confidence import probability
from extractors.deadlines import find as deadlines
from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.layout import find_zones
from extractors.readers.plain import read_text
from extractors.times import find_times
from extractors.zones import Zones
from pipeline.measuring.scoring import fold_name, overlap, same_number
from schemas import Span

Gold = dict[str, Any]


class Example(NamedTuple):
    """One decision."""

    document: str
    seen: str
    """What the classifier sees: tokens apart by blanks."""
    truth: str
    rules: str
    """What the rules say."""
    sure: float
    """How sure the rules are."""


class LookedAtTime(NamedTuple):
    """A time expression that the rules looked at, as places in the text."""

    sentence: Span
    phrase: Span
    core: int
    form: str
    accepted: bool


_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARK = re.compile(r"\{([a-z_]+)\|([^}]*)\}")
_LETTER = (
    "ỦY BAN NHÂN DÂN\nHUYỆN THANH BÌNH\nSố: 120/UBND-VX\nV/v triển khai nhiệm vụ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nThanh Bình, ngày 15 tháng 3 năm 2023\n\nKính gửi: Các đơn vị trực thuộc.\n\n"
    "{sentence}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nTrần Văn Bình\n"
)


def tokens(text: str) -> list[str]:
    """Return the words and marks of the text in lower case, one sign for whatever holds a digit."""
    return ["<n>" if re.search(r"\d", word) else word for word in _TOKEN.findall(text.lower())]


def _window(flat: str, begin: int, what: Span, end: int, name: str) -> str:
    """Return the words around `what`, those close to it also by their distance."""
    left = tokens(flat[max(begin, what.start - 240) : what.start])[-16:]
    right = tokens(flat[what.end : min(end, what.end + 120)])[:8]
    near = [f"L{k}_{word}" for k, word in enumerate(reversed(left[-4:]), 1)]
    near += [f"R{k}_{word}" for k, word in enumerate(right[:3], 1)]
    return " ".join([*left, name, *(f"r_{word}" for word in right), *near])


def _citation(flat: str, begin: int, what: Span, end: int) -> str:
    return _window(flat, begin, what, end, f"cit cit_{tokens(what.of(flat))[0]}")


def _time(flat: str, time: LookedAtTime) -> str:
    words = " ".join(f"t_{word}" for word in tokens(time.phrase.of(flat))[:8])
    return _window(flat, time.sentence.start, time.phrase, time.sentence.end, f"form_{time.form} {words}")


@contextmanager
def _watched() -> Iterator[list[LookedAtTime]]:
    """List every time expression that the reader of deadlines looks at in sentences while the block runs."""
    seen: list[LookedAtTime] = []
    original = deadlines._Finder.in_sentence

    def watching(finder: Any, index: int, sentence: Span) -> Iterator[deadlines.Candidate]:
        kept = list(original(finder, index, sentence))
        phrases = {candidate.phrase for candidate in kept}
        low, masked = (text[sentence.start : sentence.end] for text in (finder.low, finder.masked))
        for time in find_times(low, masked):
            phrase = Span(sentence.start + time.start, sentence.start + time.end)
            seen.append(LookedAtTime(sentence, phrase, sentence.start + time.core, time.form, phrase in phrases))
        yield from kept

    deadlines._Finder.in_sentence = watching  # type: ignore[method-assign,assignment]
    try:
        yield seen
    finally:
        deadlines._Finder.in_sentence = original  # type: ignore[method-assign]


def of_document(document: DocumentText, gold: Gold, name: str) -> tuple[list[Example], list[Example]]:
    """Return the examples of relations and of times that a dispatch with gold gives."""
    with _watched() as times:
        record = extract_document(document, name, "")[0]
    flat = re.sub(r"[\n\t]", " ", document.text)
    zones = find_zones(document)
    relations = []
    for wanted in gold.get("citations") or ():
        if wanted.get("optional") or not wanted.get("number") or "relation" not in wanted:
            continue
        for index, got in enumerate(record.citations):
            if got.number and same_number(wanted["number"], got.number):
                what = Span(got.mentions[0].start, got.mentions[0].end)
                start, end = _paragraph(zones, what.start, len(flat))
                begin = sentence_start(flat, min(start, what.start), what.start)
                evidence = record.evidence.get(f"citations.{index}.relation")
                sure = evidence.confidence if evidence else 0.0
                relations.append(
                    Example(name, _citation(flat, begin, what, end), wanted["relation"], got.relation or "", sure)
                )
                break
    if "deadlines" not in gold:
        return relations, []
    return relations, [e for time in times if (e := _of_time(flat, time, gold["deadlines"], name))]


def _paragraph(zones: Zones, position: int, end: int) -> tuple[int, int]:
    for paragraph in zones.paragraphs:
        if paragraph.start <= position < paragraph.end:
            return paragraph.text_start or paragraph.start, paragraph.end
    return max(0, position - 200), min(end, position + 300)


def _of_time(flat: str, time: LookedAtTime, wanted: list[Gold], name: str) -> Example | None:
    words, sentence = fold_name(flat[time.core : time.phrase.end]), time.sentence.of(flat)
    hits = [g for g in wanted if g.get("quote") and words in fold_name(g["quote"]) and overlap(g["quote"], sentence)]
    if hits and all(hit.get("optional") for hit in hits):
        return None
    return Example(name, _time(flat, time), "yes" if hits else "no", "yes" if time.accepted else "no", 1.0)


def unmarked(line: str) -> tuple[str, list[tuple[Span, str]]]:
    """Return the sentence without its marks, and what they mark.

    >>> unmarked("Theo {per|Công văn 5}.")
    ('Theo Công văn 5.', [(Span(start=5, end=15), 'per')])
    """
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        plain += line[at : match.start()]
        marks.append((Span(len(plain), len(plain) + len(match[2])), match[1]))
        plain += match[2]
        at = match.end()
    return plain + line[at:], marks


def relation_sentences(lines: list[str], name: str) -> list[Example]:
    """Return one example a marked citation."""
    found = []
    for line in lines:
        flat, marks = unmarked(line)
        heads = find_heads(flat, 0, len(flat))
        pairs = list(zip(heads, link_heads(flat, heads, 0, len(flat), None), strict=True))
        for what, truth in marks:
            pair = next(((h, k) for h, k in pairs if h.start < what.end and h.end > what.start), None)
            said, sure = _by_rules(flat, pair[1]) if pair else ("", 0.0)
            begin = sentence_start(flat, 0, what.start)
            found.append(Example(name, _citation(flat, begin, what, len(flat)), truth, said, sure))
    return found


def _by_rules(flat: str, link: Link) -> tuple[str, float]:
    if link.cue is None:
        return "mentions", probability("citations.relation", "citation.no_cue", 0.6)
    words = " ".join(link.cue.span.of(flat).lower().split()[:3])
    rule = "citation.announced" if link.cue.row == 2 else f"citation.cue {words}"
    return link.cue.relation, probability("citations.relation", rule, 0.9)


def time_sentences(lines: list[str], name: str) -> list[Example]:
    """Return one example a marked time that the grammar of times finds, each sentence in a letter of 15/3/2023."""
    found = []
    for line in lines:
        plain, marks = unmarked(line)
        document = read_text(_LETTER.format(sentence=plain))
        offset = document.text.index(plain[:20])
        with _watched() as times:
            extract_document(document, name, "")
        flat = document.text.replace("\n", " ")
        for what, truth in marks:
            for time in times:
                if time.phrase.start < offset + what.end and time.phrase.end > offset + what.start:
                    found.append(Example(name, _time(flat, time), truth, "yes" if time.accepted else "no", 1.0))
                    break
    return found


def filled(openings: dict[str, list[str]], seed: int = 7) -> list[str]:
    """Return annotated sentences of the openings by relation, each with six made-up citations for its `{c}`."""
    rng, lines = Random(seed), []
    types = (
        "Công văn",
        "Kế hoạch",
        "Quyết định",
        "Chỉ thị",
        "Thông báo",
        "Nghị quyết",
        "Tờ trình",
        "Nghị định",
        "Thông tư",
    )
    symbols = ("UBND-NV", "QĐ-UBND", "KH-UBND", "SNV-TCCC", "BNV-TH")
    bodies = (
        "UBND tỉnh",
        "Sở Nội vụ",
        "UBND huyện",
        "Bộ Nội vụ",
        "Chính phủ",
        "Ban Thường vụ Tỉnh ủy",
        "Công ty Bình Minh",
    )
    ends = (".", ";", ", Sở đề nghị các đơn vị:", " về việc tăng cường kỷ luật.", ", UBND huyện có ý kiến như sau:")
    for relation, texts in openings.items():
        for text in texts:
            for _ in range(6):
                cited = f"{rng.choice(types)} số {rng.randint(1, 3000)}/{rng.choice(symbols)}"
                if rng.random() < 0.85:
                    cited += f" ngày {rng.randint(1, 28)}/{rng.randint(1, 12)}/20{rng.randint(10, 25)}"
                marked = f"{{{relation}|{cited}}}" + (f" của {rng.choice(bodies)}" if rng.random() < 0.7 else "")
                lines.append(text.replace("{c}", marked) + (rng.choice(ends) if text.endswith("{c}") else "."))
    return lines


def of_cue_table() -> list[str]:
    """Return each phrase of the table of relations before a citation: what the rules know."""
    return [
        f"{phrase.capitalize()} {{{entry['code']}|{cited}}} của UBND tỉnh."
        for entry in cue_table()["phrase"]
        for pattern in entry["phrases"]
        for phrase in spelled_out(pattern)
        for cited in ("Công văn số 12/UBND-NV ngày 3/4/2023", "Quyết định số 45/QĐ-UBND ngày 7/8/2022")
    ]

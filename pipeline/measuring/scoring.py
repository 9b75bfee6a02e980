"""How an extracted value is compared with what a careful clerk wrote down.

Values are equal after folding case, Unicode form, tone placement, dashes, quotes and white space; names and subjects
allow a few per cent of difference, numbers and dates none.
"""

from __future__ import annotations

import calendar
import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Same = Callable[[Any, Any], bool]

_NEW_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_TONES = dict(zip(_NEW_TONES, _OLD_TONES, strict=True))
_TONE = re.compile("|".join(_TONES))
_ALIASES = (
    (re.compile(r"\bubnd\b"), "uỷ ban nhân dân"),
    (re.compile(r"\bhđnd\b"), "hội đồng nhân dân"),
    (re.compile(r"\btp(?:\.\s*|\s+|$)"), "thành phố "),
    (re.compile(r"\btw\b"), "trung ương"),
)
_OFFICE = re.compile(
    r"^(?:đồng chí )?(?:tổng giám đốc|giám đốc|chủ tịch|bộ trưởng|chủ nhiệm|trưởng ban|trưởng phòng|chánh văn phòng"
    r"|hiệu trưởng|tổng cục trưởng|cục trưởng) (?=\w+ \w)"
)


def fold_value(value: Any) -> str:
    """Fold case, Unicode form, tone placement, dashes, quotes, white space and a final stop."""
    text = unicodedata.normalize("NFC", str(value or "")).lower().replace("ð", "đ")
    text = re.sub(r"[‐‑‒–—−_]", "-", text)
    text = re.sub(r"[“”„\"«»*’‘']", "", text)
    text = _TONE.sub(lambda match: _TONES[match.group()], text)
    text = re.sub(r"\s+", " ", text).strip(" ;:,.-/")
    return re.sub(r"\s*-\s*", "-", text)


def fold_name(value: Any) -> str:
    """Fold a name: as a value, with the common abbreviations spelled out and without punctuation."""
    text = fold_value(value)
    for pattern, replacement in _ALIASES:
        text = pattern.sub(replacement, text)
    return re.sub(r"[^\w]+", " ", text).strip()


def fold_number(value: Any) -> str:
    """Fold a document number: no white space, leading zero, `&`, dot; one separator."""
    text = re.sub(r"\s+", "", fold_value(value)).removeprefix("số:").removeprefix("số")
    return re.sub(r"^0+(?=\d)", "", text).replace("&", "").replace(".", "").replace("-", "/")


def alike(a: str, b: str, threshold: float) -> bool:
    """Tell whether two folded texts are equal but for a share of their characters."""
    if a == b:
        return True
    return bool(a and b) and difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= threshold


def same_value(a: Any, b: Any) -> bool:
    """Compare dates, codes and operators."""
    return fold_value(a) == fold_value(b)


def same_name(a: Any, b: Any) -> bool:
    """Compare names of bodies, places and persons."""
    return alike(fold_name(a), fold_name(b), 0.95)


def same_body(a: Any, b: Any) -> bool:
    """Compare issuers, with or without the title of the body's head before the name."""
    return alike(_OFFICE.sub("", fold_name(a)), _OFFICE.sub("", fold_name(b)), 0.95)


def same_subject(a: Any, b: Any) -> bool:
    """Compare long phrases."""
    return alike(fold_name(a), fold_name(b), 0.93)


def same_item(a: Any, b: Any) -> bool:
    """Compare items of Kính gửi and Nơi nhận."""
    return alike(fold_name(a), fold_name(b), 0.9)


def same_assignee(a: Any, b: Any) -> bool:
    """Compare who has to act."""
    return alike(fold_name(a), fold_name(b), 0.85)


def same_number(a: Any, b: Any) -> bool:
    """Compare document numbers."""
    return fold_number(a) == fold_number(b)


def same_rrule(a: Any, b: Any) -> bool:
    """Compare recurrence rules, whatever the order of their parts."""

    def parts(rule: Any) -> frozenset[str]:
        plain = str(rule).upper().removeprefix("RRULE:").split(";")
        return frozenset(",".join(sorted(part.replace("=", ",").split(","))) for part in plain)

    return parts(a) == parts(b)


def same_boundary(a: Any, b: Any) -> bool:
    """Compare boundaries; a month or a year may be written as its interval."""

    def plain(boundary: Any) -> str:
        text = re.sub(r"(?<=[PT])0+(?=\d)|\+07:00|(?<=T\d\d:\d\d):00", "", str(boundary or "").upper())
        if re.fullmatch(r"\d{4}-\d{2}", text):
            year, month = map(int, text.split("-"))
            return f"{text}-01/{text}-{calendar.monthrange(year, month)[1]:02d}"
        return f"{text}-01-01/{text}-12-31" if re.fullmatch(r"\d{4}", text) else text

    return plain(a) == plain(b)


def overlap(gold: str, predicted: str) -> bool:
    """Tell whether two quotes are of one place: one holds the other, or they share most of the shorter one's words."""
    a, b = fold_name(gold), fold_name(predicted)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    words_a, words_b = set(a.split()), set(b.split())
    return len(words_a & words_b) >= 0.6 * min(len(words_a), len(words_b))


def _likeness(gold: Any, predicted: Any) -> float:
    def text(value: Any) -> str:
        return fold_name(" ".join(str(v) for v in value.values()) if isinstance(value, dict) else value)

    return difflib.SequenceMatcher(None, text(gold), text(predicted), autojunk=False).quick_ratio()


class Judged(NamedTuple):
    """What became of one value that was found, or of one that was to be found."""

    document: str
    field: str
    where: str
    """What tells it from others of its field: the cited number, the quote; empty for a single value."""
    right: bool
    gold: Any
    got: Any
    path: str | None
    """Where a found value stands in its record; None where nothing was found."""


@dataclass
class Tally:
    """Right, invented and missed values by field."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    invented: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    misses: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    document: str = ""
    """The document that is being scored."""

    def _judge(self, name: str, where: str, right: bool, gold: Any, got: Any, path: str | None) -> None:
        rest = where.removeprefix(self.document).strip()
        self.judged.append(Judged(self.document, name, rest, right, gold, got, path))

    def value(self, name: str, where: str, gold: Any, predicted: Any, same: Same, path: str = "") -> None:
        """Score one value against one value; None on both sides scores nothing."""
        has_gold, has_predicted = gold not in (None, "", []), predicted not in (None, "", [])
        right = has_gold and has_predicted and same(gold, predicted)
        if has_gold or has_predicted:
            self._judge(name, where, right, gold, predicted, path if has_predicted else None)
        if right:
            self.right[name] += 1
            return
        if has_gold:
            self.missed[name] += 1
        if has_predicted:
            self.invented[name] += 1
        if has_gold or has_predicted:
            self.misses.append(f"{where}: {name}: gold {gold!r} · got {predicted!r}")

    def pairs(
        self,
        name: str,
        where: str,
        gold: Sequence[Any],
        predicted: Sequence[Any],
        same: Same,
        optional: Sequence[Any] = (),
        path: str = "{}",
    ) -> list[tuple[Any, Any]]:
        """Match two lists one to one and return the pairs; what matches an optional gold value counts as nothing.

        `path` says where the found values stand in the record, `{}` standing for their index.
        """
        left, matched = list(range(len(predicted))), []
        for wanted in gold:
            hits = [i for i in left if same(wanted, predicted[i])]
            hit = max(hits, key=lambda i: _likeness(wanted, predicted[i]), default=None)
            if hit is None:
                self.missed[name] += 1
                self.misses.append(f"{where}: {name}: missed {wanted!r}")
                self._judge(name, where, False, wanted, None, None)
            else:
                left.remove(hit)
                self.right[name] += 1
                self._judge(name, where, True, wanted, predicted[hit], path.format(hit))
                matched.append((wanted, predicted[hit]))
        for spare in optional:
            hit = next((i for i in left if same(spare, predicted[i])), None)
            if hit is not None:
                left.remove(hit)
        for i in left:
            self.invented[name] += 1
            self.misses.append(f"{where}: {name}: invented {predicted[i]!r}")
            self._judge(name, where, False, None, predicted[i], path.format(i))
        return matched

    def rows(self) -> dict[str, FieldCounts]:
        """Return precision, recall and F1 of every field, and of all header fields together."""
        names = sorted({*self.right, *self.invented, *self.missed})
        out = {name: FieldCounts(self.right[name], self.invented[name], self.missed[name]) for name in names}
        header = [row for name, row in out.items() if name.startswith("header.")]
        out["HEADER (all fields)"] = FieldCounts(
            sum(r.right for r in header), sum(r.invented for r in header), sum(r.missed for r in header)
        )
        return out


@dataclass(frozen=True)
class FieldCounts:
    """The counts of one field and the figures made of them."""

    right: int
    invented: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the values found that are right."""
        return self.right / (self.right + self.invented) if self.right + self.invented else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold values that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

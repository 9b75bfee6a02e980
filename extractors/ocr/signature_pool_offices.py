"""Offices that no reading of a signature block has whole, from all its readings together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from .readings import base_of
from .signature_offices import Found, Office, deputies, key_of_word, offices
from .signature_pool import BEST, Line, grouped

_PAIR, _EACH, _AHEAD = 0.66, 0.5, 0.07
"""Likeness (0…1) that two lines need together and each, and by how much they must be ahead of another pair."""
_RARER = 0.1
"""By how much a deputy's other title ("HIỆU PHÓ") must be more alike than the usual one."""
_STRAY, _LEAST_OFFICE = 2, 8
"""Letters of a line beside those of its office at most, and of an office that is told so at least."""
_LIKE_OFFICE = 50.0
"""Likeness (0…100) to the office of a line that is looked at more closely."""
_SHORT = 0.15
"""By how much a deputy's line may be less alike to its office than to the head's within it."""
_NEXT = 125.0
_LOOKS = str.maketrans("015834", "OISBEA")
_CLOSE = frozenset(map(frozenset, ("CG", "OQ", "OD", "DB", "MN", "IL", "IT", "LT", "UV", "AM", "RB", "HK", "EF", "TF")))
"""Letters of which a stroke across makes one another."""


def pooled_pair(lines: Sequence[Line], unit: float) -> list[Found]:
    """Return the offices of a head and of the deputy under him (KT.) that all readings of two lines are alike."""
    groups = grouped(lines, unit)
    by_name = {office.name: office for office in offices()}
    best: list[tuple[float, str, Found, Found]] = []
    for upper, lower in pairwise(groups):
        if base_of(lower[0]) - base_of(upper[0]) > _NEXT * unit:
            continue
        for head, own in deputies().items():
            one = _pooled(upper, by_name[head])
            if one is None or one.likeness < _EACH:
                continue
            for place, name in enumerate(own):
                two = _pooled(lower, by_name[name]) if name in by_name else None
                if two is not None and two.likeness >= max(_EACH, _alone(lower, by_name[head]) - _SHORT):
                    likely = (one.likeness + two.likeness) / 2 - (_RARER if place else 0.0)
                    best.append((likely, head, one, two))
    if not best:
        return []
    likely, head, one, two = max(best, key=lambda pair: pair[0])
    rival = max((pair[0] for pair in best if pair[1] != head), default=0.0)
    return [one, two] if likely >= _PAIR and likely - rival >= _AHEAD else []


_ACTING = key_of_word("QUYỀN")
"""Whose office begins so signs one letter in hundreds; broken readings of "CHỦ TỊCH" are like "QUYỀN THỦ TRƯỞNG"."""


def pooled_office(lines: Sequence[Line], unit: float) -> Found | None:
    """Return the office of a head that all readings of one line are alike, and no other one; None where of none.

    The line of his deputy holds the head's: what is longer than the office is another one.
    """
    from rapidfuzz.fuzz import ratio

    best: list[Found] = []
    for group in grouped(lines, unit):
        for office in offices():
            wanted = "".join(office.keys)
            if office.body or office.keys[0] == _ACTING or len(wanted) < _LEAST_OFFICE:
                continue
            short = [
                line for line in group
                if len(_letters(line)) <= len(wanted) + _STRAY and ratio(wanted, _letters(line)) >= _LIKE_OFFICE
            ]  # fmt: skip
            if len(short) < BEST:
                continue
            found = _pooled(short, office)
            if found is not None and found.likeness >= _PAIR:
                best.append(found)
    best.sort(key=lambda found: -found.likeness)
    if not best or (len(best) > 1 and best[0].likeness - best[1].likeness < _AHEAD):
        return None
    return best[0]


def _letters(line: Line) -> str:
    return "".join(key_of_word(word.text) for word in line)


def pooled_deputy(lines: list[Line], head: str) -> Found | None:
    """Return the deputy's office that readings of the line under a head's are alike; None where of none.

    The head's own line, read once more, is like its deputy's but for "PHÓ": it must not be alike to that alone.
    """
    by_name = {office.name: office for office in offices()}
    own = [by_name[name] for name in deputies().get(head, ()) if name in by_name]
    best = max(
        (each for office in own if (each := _pooled(lines, office))), key=lambda each: each.likeness, default=None
    )
    if best is None or head not in by_name or best.likeness < max(_PAIR, _alone(lines, by_name[head]) - _SHORT):
        return None
    return best


def _alone(lines: list[Line], head: Office) -> float:
    found = _pooled(lines, head)
    return found.likeness if found is not None else 0.0


def _pooled(group: list[Line], office: Office) -> Found | None:
    """Return the office as the readings of one line most alike to it have it together."""
    wanted = "".join(office.keys)
    alike = []
    for line in group:
        key = _letters(line).translate(_LOOKS)
        if len(key) >= 4:
            alike.append((_likeness(wanted, key), line))
    if not alike:
        return None
    alike.sort(key=lambda each: -each[0])
    some = alike[:BEST]
    words = [word for word in some[0][1] if key_of_word(word.text)]
    return Found(office, words, 0, len(words), sum(share for share, _ in some) / len(some))


@lru_cache(maxsize=16384)
def _likeness(wanted: str, key: str) -> float:
    """Return how alike (0…1) a part of the letters is to those wanted; letters that look alike differ by half."""
    before = [0.0] * (len(key) + 1)
    for index, char in enumerate(wanted, 1):
        row = [float(index)]
        for at, other in enumerate(key, 1):
            change = 0.0 if char == other else 0.5 if frozenset((char, other)) in _CLOSE else 1.0
            row.append(min(before[at] + 1, row[at - 1] + 1, before[at - 1] + change))
        before = row
    return 1 - min(before) / len(wanted)

"""The bodies of the simulated country, by the real hierarchy before and after the reform of 2025."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.lexicon.provinces import all_provinces, kind_of_province
from pipeline.linking.succession import communes_of, successor_communes

REFORM = dt.date(2025, 7, 1)
DEPARTMENTS = [
    ("Sở Nội vụ", "SNV"), ("Sở Tài chính", "STC"), ("Sở Y tế", "SYT"), ("Sở Tư pháp", "STP"), ("Sở Công Thương", "SCT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"), ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
]  # fmt: skip
CENTRAL = [
    ("Bộ Nội vụ", "BNV"), ("Bộ Y tế", "BYT"), ("Bộ Tài chính", "BTC"), ("Bộ Giáo dục và Đào tạo", "BGDĐT"),
    ("Văn phòng Chính phủ", "VPCP"), ("Ban Thi đua - Khen thưởng Trung ương", "BTĐKT"), ("Bộ Công Thương", "BCT"),
]  # fmt: skip


_VOLUME = {"central": 6000, "province": 2500, "district": 1500, "commune": 250}
"""Documents that a body of the level numbers in a year, about."""


@dataclass
class CountryBody:
    """One body: its name as running text gives it, what its header prints, and its numbers so far."""

    name: str
    """Without territory: `Sở Nội vụ`, `Ủy ban nhân dân`."""
    code: str
    level: str
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    above: CountryBody | None = None
    below: list[CountryBody] = field(default_factory=list)
    one_series: bool = True
    """Whether all types of documents share one series of numbers, as the head of each body decides."""
    size: float = 0.5
    """How much it writes, compared with bodies of its level: 0 to 1."""
    serials: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))

    def full(self, on: str | None = None) -> str:
        """Return the name with its territory: `Sở Nội vụ tỉnh Lạng Sơn`."""
        if self.level == "central":
            return self.name
        if self.commune or self.district:
            return f"{self.name} {self.commune or self.district}"
        kind = kind_of_province(self.province or "", on or self.first.isoformat()) or "tỉnh"
        return f"{self.name} {kind} {self.province}"

    @property
    def head(self) -> str:
        """Return what the header prints."""
        return (self.name if self.name.startswith("Sở ") or self.level == "central" else self.full()).upper()

    @property
    def parent(self) -> str | None:
        """Return what the header prints above it."""
        return self.above.full().upper() if self.above and self.name.startswith("Sở ") else None

    def serial(self, random_: random.Random, day: dt.date, kind: str) -> int:
        """Return the next number of the series: most numbers go to documents that nobody here ever sees."""
        series = (day.year, "" if self.one_series else kind)
        begin = max(dt.date(day.year, 1, 1), self.first)
        volume = _VOLUME[self.level] * (1.0 if self.one_series else 0.15)
        reached = round((day - begin).days / 365 * volume * (0.5 + self.size))
        self.serials[series] = max(self.serials[series] + random_.choice((1, 1, 2)), reached)
        return self.serials[series]


@dataclass
class CountryProvince:
    """One province as a legal person with its bodies."""

    name: str
    committee: CountryBody
    departments: list[CountryBody]
    districts: list[CountryBody]
    communes: list[CountryBody]


@dataclass
class Country:
    """All bodies."""

    central: list[CountryBody]
    before: list[CountryProvince]
    after: list[CountryProvince]

    def provinces(self, day: dt.date) -> list[CountryProvince]:
        """Return the provinces of a day."""
        return self.after if day >= REFORM else self.before


def make(random_: random.Random, provinces: int, districts: int, communes: int) -> Country:
    """Make a country.

    Args:
        random_: Source of chance.
        provinces: How many of the 63 take part.
        districts: Districts a province at most.
        communes: Communes a district at most, before the reform.
    """
    central = [CountryBody(name, code, "central") for name, code in CENTRAL]
    old = [p for p in all_provinces() if p.valid_to in ("", "2025-06-30") and p.valid("2025-01-15")]
    old = [p for p in old if p.name != "Thừa Thiên Huế"]
    chosen = random_.sample(old, min(provinces, len(old)))
    before = [_province(random_, p.name, _places(random_, p.name, districts, communes)) for p in chosen]
    lasting = {p.name for p in chosen if not p.valid_to}
    after: list[CountryProvince] = [p for p in before if p.name in lasting]
    new: dict[str, list[CountryProvince]] = defaultdict(list)
    for kind, province in zip(chosen, before, strict=True):
        if kind.name not in lasting:
            new[kind.successors[0]].append(province)
    for name, members in new.items():
        after.append(_merged(random_, name, members))
    for province in after:
        if province.name in lasting:
            province.communes += _new_communes(random_, province.committee, [province])
    return Country(central, before, after)


def _places(random_: random.Random, province: str, districts: int, communes: int) -> dict[str, list[str]]:
    known = communes_of(province)
    chosen = random_.sample(sorted(known), min(districts, len(known)))
    return {each: random_.sample(sorted(known[each]), min(communes, len(known[each]))) for each in chosen}


def _province(random_: random.Random, name: str, places: dict[str, list[str]]) -> CountryProvince:
    last = REFORM - dt.timedelta(1)
    committee = CountryBody(
        "Ủy ban nhân dân", "UBND", "province", name, one_series=random_.random() < 0.5, size=random_.random()
    )
    departments = [
        CountryBody(
            each, code, "province", name, above=committee, one_series=random_.random() < 0.7, size=random_.random()
        )
        for each, code in DEPARTMENTS
    ]
    districts, communes = [], []
    for district, names in places.items():
        body = CountryBody("Ủy ban nhân dân", "UBND", "district", name, district, last=last, above=committee,
                           one_series=random_.random() < 0.5, size=random_.random())  # fmt: skip
        body.below = [
            CountryBody("Ủy ban nhân dân", "UBND", "commune", name, district, each, last=last, above=body)
            for each in names
        ]
        districts.append(body)
        communes += body.below
    return CountryProvince(name, committee, departments, districts, communes)


def _merged(random_: random.Random, name: str, members: Sequence[CountryProvince]) -> CountryProvince:
    made = _province(random_, name, {})
    for body in (made.committee, *made.departments):
        body.first = REFORM
    made.communes = _new_communes(random_, made.committee, members)
    return made


def _new_communes(
    random_: random.Random, committee: CountryBody, members: Sequence[CountryProvince]
) -> list[CountryBody]:
    names: dict[str, None] = {}
    for province in members:
        for old in province.communes:
            if old.last < REFORM:
                names |= dict.fromkeys(successor_communes(province.name, old.district or "", old.commune or "")[:1])
    return [
        CountryBody("Ủy ban nhân dân", "UBND", "commune", committee.province, None, name, first=REFORM, above=committee)
        for name in names
    ]

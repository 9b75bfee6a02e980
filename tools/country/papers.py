"""The documents of the simulated country: directives go down, reports go up, and each says what it rests on."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from .bodies import REFORM, Country, CountryBody, CountryProvince

START, END = dt.date(2021, 1, 4), dt.date(2026, 10, 30)
LAWS = [
    ("30/2020/NĐ-CP", "2020-03-05", "NĐ", "Chính phủ", "công tác văn thư"),
    ("98/2023/NĐ-CP", "2023-12-31", "NĐ", "Chính phủ", "quy định chi tiết một số điều của Luật Thi đua, khen thưởng"),
    ("126/2024/NĐ-CP", "2024-10-08", "NĐ", "Chính phủ", "quy định về tổ chức, hoạt động và quản lý hội"),
    ("27/2021/TT-BTC", "2021-04-19", "TT", "Bộ Tài chính", "hướng dẫn kế toán ngân sách xã"),
    ("439/QĐ-TTg", "2021-03-24", "QĐ", "Thủ tướng Chính phủ", "phê duyệt kế hoạch hoạt động năm 2021"),
]  # fmt: skip


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "topics.toml").read_text("utf-8"))


@dataclass
class Paper:
    """One document of the country, held or not."""

    key: int
    issuer: CountryBody
    day: dt.date
    kind: str
    """Code of its type: CV, BC, KH, QĐ, TTr, TB."""
    unit: str
    """Code of the drafting unit."""
    topic: int
    subject: str
    seed: int
    """Of the words of its text."""
    form: int
    """Of the form that its text follows; twins share it."""
    signer: str
    cites: list[PaperCitation] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    number: str = ""
    twin_of: int | None = None

    @property
    def symbol(self) -> str:
        """Return the ký hiệu: a công văn bears issuer and unit, others type and issuer."""
        return f"{self.issuer.code}-{self.unit}" if self.kind == "CV" else f"{self.kind}-{self.issuer.code}"


@dataclass
class PaperCitation:
    """A citation as it is meant."""

    paper: Paper | None
    """None for a law, which stands in `law`."""
    relation: str
    law: tuple[str, str, str, str, str] | None = None
    within: int | None = None
    """Place in the list of the citation in whose subject this one stands."""


_FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Nông", "Hà"]
_MIDDLE = ["Văn", "Thị", "Đức", "Minh", "Hữu", "Quốc", "Thanh", "Ngọc", "Xuân", "Công"]
_GIVEN = [
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hải",
    "Hùng",
    "Lan",
    "Long",
    "Mai",
    "Nam",
    "Phong",
    "Sơn",
    "Tâm",
    "Tuấn",
]


class Writer:
    """Writes documents one after another until there are enough."""

    def __init__(self, country: Country, random_: random.Random) -> None:
        self._country = country
        self._random = random_
        self.papers: list[Paper] = []
        self._of: dict[int, list[Paper]] = {}
        self._signers: dict[int, list[str]] = {}

    def write(self, count: int) -> list[Paper]:
        """Return about `count` documents in the order of their days, numbered."""
        while len(self.papers) < count:
            self._cascade()
        self.papers.sort(key=lambda paper: (paper.day, paper.key))
        for paper in self.papers:
            serial = paper.issuer.serial(self._random, paper.day, paper.kind)
            paper.number = f"{serial:02d}/{paper.symbol}"
        return self.papers

    def _cascade(self) -> None:
        """One directive with what follows from it, level by level."""
        random_ = self._random
        day = START + dt.timedelta(random_.randrange((END - START).days))
        topic = random_.randrange(len(_words()["topic"]))
        provinces = self._country.provinces(day)
        if random_.random() < 0.3:
            top = self._paper(random_.choice(self._country.central), day, topic, "CV", [])
            chosen = random_.sample(provinces, min(len(provinces), random_.randint(1, 6)))
            for province in chosen:
                self._down_province(province, top, topic, [])
        else:
            self._down_province(random_.choice(provinces), None, topic, [], day)

    def _down_province(
        self, province: CountryProvince, top: Paper | None, topic: int, above: list[Paper], day: dt.date | None = None
    ) -> None:
        random_ = self._random
        day = self._later(top.day) if top else (day or START)
        if (day >= REFORM and province.committee.last < REFORM) or day > END:
            return
        if day >= REFORM and province not in self._country.after:
            return
        body = random_.choice([province.committee, *province.departments, *province.departments])
        kind = random_.choice(("CV", "CV", "CV", "KH", "QĐ"))
        mine = self._paper(body, day, topic, kind, [top] if top else [])
        below = [
            b
            for b in (*province.districts, *province.communes)
            if b.first <= day <= b.last and b.above is province.committee
        ]
        for unit in random_.sample(below, min(len(below), random_.choice((0, 1, 2, 3)))):
            self._down_unit(unit, mine, top, topic)

    def _down_unit(self, unit: CountryBody, mine: Paper, top: Paper | None, topic: int) -> None:
        random_ = self._random
        day = self._later(mine.day)
        if not unit.first <= day <= min(unit.last, END):
            return
        paper = self._paper(unit, day, topic, random_.choice(("CV", "CV", "KH", "TB")), [mine, top])
        for commune in random_.sample(unit.below, min(len(unit.below), random_.choice((0, 0, 1, 2)))):
            later = self._later(paper.day)
            if later <= min(commune.last, END):
                self._paper(
                    commune,
                    later,
                    topic,
                    random_.choice(("CV", "BC", "KH")),
                    [paper, mine if random_.random() < 0.4 else None],
                )
        if random_.random() < 0.5:
            report = self._later(self._later(paper.day))
            if report <= min(unit.last, END):
                self._paper(unit, report, topic, "BC", [mine], "reports_on")

    def _later(self, day: dt.date) -> dt.date:
        return day + dt.timedelta(self._random.choice((1, 2, 3, 4, 5, 7, 9, 12, 15, 20, 30)))

    def _paper(
        self,
        issuer: CountryBody,
        day: dt.date,
        topic: int,
        kind: str,
        on: list[Paper | None],
        relation: str = "implements",
    ) -> Paper:
        random_ = self._random
        words = _words()["topic"][topic]
        form = random_.randrange(1 << 30)
        subject = _subject(random_, words, day)
        paper = Paper(len(self.papers), issuer, day, kind, random_.choice(words["units"]), topic, subject,
                      random_.randrange(1 << 30), form, self._signer(issuer))  # fmt: skip
        self._cite(paper, [each for each in on if each is not None], relation)
        self._add(paper)
        if random_.random() < 0.12:
            self._twin(paper)
        return paper

    def _cite(self, paper: Paper, on: list[Paper], relation: str) -> None:
        random_ = self._random
        if random_.random() < 0.35:
            paper.cites.append(PaperCitation(None, "basis", random_.choice(LAWS)))
        for i, each in enumerate(on):
            within = len(paper.cites) - 1 if i == 1 and random_.random() < 0.5 else None
            paper.cites.append(PaperCitation(each, relation, within=within))
        own = self._of.get(id(paper.issuer), [])
        if own and random_.random() < 0.25:
            earlier = random_.choice(own[-12:])
            if earlier.day < paper.day and all(c.paper is not earlier for c in paper.cites):
                paper.cites.append(PaperCitation(earlier, "follows_up"))

    def _twin(self, paper: Paper) -> None:
        """A second letter of the same form in the same month: another day, nearly all words alike."""
        random_ = self._random
        last = min(paper.issuer.last, END)
        day = paper.day + dt.timedelta(random_.randint(1, 12))
        if day.month != paper.day.month or day > last:
            return
        subject = f"{paper.subject} (đợt {random_.randint(2, 3)})"
        signer = paper.signer if random_.random() < 0.7 else self._signer(paper.issuer)
        twin = Paper(len(self.papers), paper.issuer, day, paper.kind, paper.unit, paper.topic, subject,
                     random_.randrange(1 << 30), paper.form, signer, twin_of=paper.key)  # fmt: skip
        twin.cites = [c for c in paper.cites if c.within is None and random_.random() < 0.8]
        if random_.random() < 0.4:
            twin.cites.append(PaperCitation(paper, "follows_up"))
        self._add(twin)

    def _add(self, paper: Paper) -> None:
        self.papers.append(paper)
        self._of.setdefault(id(paper.issuer), []).append(paper)

    def _signer(self, issuer: CountryBody) -> str:
        found = self._signers.setdefault(id(issuer), [])
        if len(found) < 3:
            found.append(" ".join(self._random.choice(each) for each in (_FAMILY, _MIDDLE, _GIVEN)))
        return self._random.choice(found)


def _subject(random_: random.Random, words: dict[str, Any], day: dt.date) -> str:
    quarter = f"quý {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]} năm {day.year}"
    period = random_.choice(
        (quarter, f"tháng {day.month} năm {day.year}", f"6 tháng năm {day.year}", f"năm {day.year}")
    )
    return str(random_.choice(words["subjects"])).format(
        a=random_.choice(words["words"]), y=day.year, q=period, k=random_.randint(1, 3)
    )


def text_of(paper: Paper) -> list[str]:
    """Return the paragraphs of the letter's body; twins share most of them."""
    words, form, own = _words()["body"], random.Random(paper.form), random.Random(paper.seed)
    issuer = paper.issuer.full(paper.day.isoformat())
    tasks = form.sample(words["tasks"], form.randint(4, 7))
    fill = {"n": own.randint(2, 60), "m": own.randint(1, 12)}
    body = [words["openings"][form.randrange(3)].format(issuer=issuer)]
    body += [f"{i}. {task.format(**fill)}" for i, task in enumerate(tasks, 1)]
    if paper.twin_of is not None:
        body.append(own.choice(words["tasks"]).format(**fill))
    due = paper.day + dt.timedelta(own.randint(8, 40))
    body.append(own.choice(words["closings"]).format(issuer=issuer, d=f"{due.day}/{due.month}/{due.year}"))
    return body

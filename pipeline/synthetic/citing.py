"""Citations composed by grammar: what is cited is drawn first, then written; its values are the truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from .data import Row, capital, in_year, table, words
from .days import cited_date, long_date, past, slashed
from .world import IssuingBody, Own

NAMES = {
    "CV": "Công văn", "VB": "Văn bản", "KH": "Kế hoạch", "QĐ": "Quyết định", "CT": "Chỉ thị", "NQ": "Nghị quyết",
    "KL": "Kết luận", "TB": "Thông báo", "BC": "Báo cáo", "TTr": "Tờ trình", "HD": "Hướng dẫn", "NĐ": "Nghị định",
    "TT": "Thông tư", "CĐ": "Công điện", "Luật": "Luật", "GM": "Giấy mời",
}  # fmt: skip
"""The word before `số`, by code of the type."""

NAMES |= {"KHLT": "Kế hoạch liên tịch", "HDLN": "Hướng dẫn liên ngành", "TTLT": "Thông tư liên tịch"}
_CODES = {"VB": "CV"}
_TYPES = {"KHLT": "KH", "HDLN": "HD"}
"""Kinds of joint documents, and the type that the record gives them."""


@dataclass(frozen=True)
class CitedIssuer:
    """Who issued what is cited: as written, as the record must name it, and the numbers it gives by type."""

    written: str
    full: str
    numbers: dict[str, str]


@dataclass(frozen=True)
class Cited:
    """One cited document."""

    doc_type: str
    number: str
    printed: str
    day: date
    issuer: CitedIssuer


@dataclass(frozen=True)
class Cite:
    """A phrase that cites, and the gold entries of what it cites, in reading order."""

    pattern: str
    text: str
    gold: list[Row]


class Citer:
    """Draws citations for one dispatch, none twice."""

    def __init__(self, rng: Random, body: IssuingBody, on: date, own_number: str, doc: str) -> None:
        self.rng, self.body, self.on, self.doc = rng, body, on, doc
        self._taken = {own_number}
        self._count = 0
        self._laws = rng.sample(table("words")["laws"], len(table("words")["laws"]))

    def phrase(self, place: str) -> Cite:
        """Draw a pattern for this place of the dispatch and fill it."""
        rows = [row for row in table("citations")["row"] if place in row["place"]]
        while True:
            try:
                return self.fill(self.rng.choice(rows))
            except LookupError:  # every year has its law, no body of this kind is there
                continue

    def fill(self, row: Row) -> Cite:
        """Write one pattern; its cited documents become gold entries."""
        drawn: dict[str, Cited] = {}
        for key in ("a", "b", "c"):
            if key in row:
                drawn[key] = self._draw(row[key], drawn)
        ids: dict[str, str] = {}
        gold = []
        for key, cited in drawn.items():
            self._count += 1
            ids[key] = f"c{self._count}"
            gold.append(self._gold(row, key, cited, ids))
        pieces = {key: self._pieces(row[key]["form"], cited, drawn) for key, cited in drawn.items()}
        for key in pieces:
            next(g for g in gold if g["id"] == ids[key])["quote"] = pieces[key].get("", pieces[key].get("rest", ""))
        text = re.sub(r"\{(\w+)(?::([\w ]+))?\}", lambda m: self._slot(m, pieces), row["text"])
        return Cite(row["name"], text, gold)

    def _slot(self, match: re.Match[str], pieces: dict[str, dict[str, str]]) -> str:
        name, part = match[1], match[2] or ""
        if name in pieces:
            return pieces[name][part]
        plain: dict[str, Callable[[], str]] = {
            "topic": lambda: words(self.rng, "topics"),
            "topic2": lambda: words(self.rng, "topics"),
            "k": lambda: str(self.rng.randint(2, 30)),
            "today": lambda: slashed(self.rng, past(self.rng, self.on, 20)),
            "self": lambda: self.body.self_name,
            "Self": lambda: capital(self.body.self_name),
            "Doc": lambda: self.doc,
        }
        return plain[name]()

    def _gold(self, row: Row, key: str, cited: Cited, ids: dict[str, str]) -> Row:
        slot = row[key]
        form = slot["form"]
        numbered = form not in ("law", "law year")
        dated = form not in (
            "undated", "numbered law", "undated with issuer", "item undated with issuer", "shared symbol", "footnote",
        )  # fmt: skip
        named = form not in (
            "no issuer", "parenthesis", "law", "law year", "numbered law", "item", "shared symbol", "footnote",
        )  # fmt: skip
        issued = {"blank": f"{cited.day:%Y-%m}-XX", "law year": str(cited.day.year)}.get(form, cited.day.isoformat())
        return {
            "id": ids[key],
            "doc_type": _TYPES.get(cited.doc_type, cited.doc_type),
            "number": cited.number if numbered else None,
            "issued": issued if dated else None,
            "issuer": cited.issuer.full if named else None,
            "relation": slot["relation"],
            "within": ids.get(slot.get("within", "")),
            "pattern": row["name"],
        }

    def _draw(self, slot: Row, drawn: dict[str, Cited]) -> Cited:
        rng = self.rng
        for _ in range(200):
            if "like" in slot:
                other = drawn[slot["like"]]
                kind, issuer = other.doc_type, other.issuer
            elif "issuer" in slot:
                issuer = drawn[slot["issuer"]].issuer
                kind = rng.choice(slot["types"].split())
            else:
                kind = rng.choice(slot["types"].split())
                offered = self._issuers(kind)
                if not offered:
                    continue
                issuer = rng.choice(offered)
                if "issuer" in slot["form"] and "QĐ KH CV".find(kind) >= 0 and "CV" not in issuer.numbers:
                    continue
            code = _CODES.get(kind, kind)
            if code not in issuer.numbers:
                continue
            day = drawn[slot["day"]].day if "day" in slot else past(rng, self.on)
            serial = self._serial(kind)
            symbol = drawn[slot["like"]].number if "like" in slot else ""
            pattern = re.sub(r"^\d+[abA]?", "{n}", symbol) if symbol else rng.choice(issuer.numbers[code].split("|"))
            number = pattern.format(n=serial, y=day.year, qh=max(11, 12 + (day.year - 2007) // 5))
            if slot["form"] == "serial":
                number = serial
            if slot["form"] in ("law", "law year"):
                number = f"{{{day.year}}}"  # one law of a year, so that they are told apart
                if number in self._taken:
                    continue
                self._taken.add(number)
                return Cited(kind, number, number, day, issuer)
            if slot["form"] == "blank":
                number = "/" + pattern.partition("/")[2] if pattern.startswith("{n}/") else ""
            if slot["form"] == "shared symbol" and not re.match(r"\d+[abA]?/", number):
                continue
            if not number or "{" in number or number in self._taken:
                continue
            self._taken.add(number)
            return Cited(kind, number, self._printed(number), day, issuer)
        raise LookupError(f"nothing to cite for {slot}")

    def _serial(self, kind: str) -> str:
        rng = self.rng
        n = rng.choice([rng.randint(1, 99), rng.randint(100, 999), rng.randint(1000, 9999)])
        return f"{n:02d}" + (rng.choice("abA") if rng.random() < 0.03 and kind in ("QĐ", "KH", "CV") else "")

    def _printed(self, number: str) -> str:
        roll = self.rng.random()
        if roll < 0.03:
            return number.replace("/", " /", 1)
        if roll < 0.06 and "-" in number.partition("/")[2]:
            return number[::-1].replace("-", " -", 1)[::-1]
        if roll < 0.08:
            return number.replace("-", "–")
        return number

    def _pieces(self, form: str, cited: Cited, drawn: dict[str, Cited]) -> dict[str, str]:
        """The parts of a citation's words; "" is the whole."""
        rng, issuer = self.rng, cited.issuer.written
        word = NAMES[cited.doc_type]
        if cited.doc_type in ("CV", "VB") and rng.random() < 0.15:
            word = word.lower()
        number = f"số {cited.printed}"
        day = cited_date(rng, cited.day)
        comma = "," if rng.random() < 0.08 and day.startswith("ngày") else ""
        bare = f"{word} {number if rng.random() > 0.03 else cited.printed}"
        rest = f"{bare}{comma} {day}"
        law = self._laws[0]
        if "law" in form:  # none twice: what is cited by name alone and what by number would be one law
            self._laws.append(self._laws.pop(0))
        whole = {
            "full": f"{rest} của {issuer}",
            "no issuer": rest,
            "undated": f"{bare} của {issuer}",
            "date last": f"{bare} của {issuer} ngày {slashed(rng, cited.day)}",
            "parenthesis": f"{bare} ({slashed(rng, cited.day)})",
            "serial": f"{word} {number} ngày {slashed(rng, cited.day)} của {issuer}",
            "blank": f"{word} số {rng.choice(['      ', '…', '.....'])}{cited.number} ngày {rng.choice(['    ', '…'])} "
            f"tháng {cited.day.month} năm {cited.day.year} của {issuer}",
            "law": f"{law} ngày {rng.choice([slashed(rng, cited.day), long_date(cited.day)])}",
            "law year": f"{law} năm {cited.day.year}",
            "numbered law": f"{law} {number}",
            "footnote": f"{word} số {cited.number}1",
        }.get(form, rest)
        return {
            "": whole, "issuer": issuer, "rest": rest, "bare": bare, "day": slashed(rng, cited.day), "Plural": word,
            "item": f"{number} {day}", "number item": number, "plain number": cited.number,
            "serial": cited.number.partition("/")[0], "serial item": f"số {cited.number.partition('/')[0]}",
        }  # fmt: skip

    def _issuers(self, kind: str) -> list[CitedIssuer]:
        code = _CODES.get(kind, kind)
        return [issuer for issuer in issuers(self.rng, self.body, self.on) if code in issuer.numbers]


def _numbers(code: str, unit: str, types: str) -> dict[str, str]:
    made = {kind: f"{{n}}/{kind}-{code}" for kind in types.split()}
    return {"CV": f"{{n}}/{code}-{unit}"} | made


def issuers(rng: Random, body: IssuingBody, on: date) -> list[CitedIssuer]:
    """Bodies that this one may cite, in the wordings it may use for them."""
    year = on.year
    data = table("bodies")
    found = [CitedIssuer(row["name"], row["name"], row["numbers"]) for row in in_year(data["central"], year)]
    found.append(
        CitedIssuer(
            "",
            "",
            {"KHLT": "{n}/KHLT-SNV-STC|{n}/KHLT-SYT-SGDĐT", "HDLN": "{n}/HDLN-SNV-STC", "TTLT": "{n}/{y}/TTLT-BNV-BTC"},
        )
    )
    found.append(CitedIssuer("Quốc hội", "Quốc hội", {"Luật": "{n}/{y}/QH{qh}", "NQ": "{n}/{y}/QH{qh}"}))
    ministry = rng.choice(in_year(data["ministry"], year))
    head = rng.choice(["", "", "Bộ trưởng "])
    numbers = _numbers(ministry["code"], rng.choice(ministry["units"]), "QĐ KH HD TB BC TTr")
    found.append(
        CitedIssuer(
            f"{head}{ministry['name']}",
            f"{head}{ministry['name']}",
            numbers | {"TT": f"{{n}}/{{y}}/TT-{ministry['code']}"},
        )
    )
    own = body.own
    certain = body.province is not None
    if own is None:
        return found
    return found + _local(rng, own, certain, year, data)


def _local(rng: Random, own: Own, certain: bool, year: int, data: Row) -> list[CitedIssuer]:
    """Bodies of the own territory: their names may leave it out where the dispatch makes it certain."""
    p, kind = own.province_name, own.kind
    doubtful = own.unit_kind == kind or not certain
    short = p if doubtful else rng.choice([kind, p])
    ubnd = rng.choice(["UBND", "Ủy ban nhân dân"])
    row = rng.choice(in_year(data["department"], year))
    director = rng.choice(["", "", "Giám đốc "])
    name = f"{director}{row['name']}"
    decisions = "{n}/QĐ-UBND|{n}/{y}/QĐ-UBND"
    found = [
        CitedIssuer(f"{ubnd} {short}", f"Ủy ban nhân dân {p}",
                    _numbers("UBND", rng.choice(["NC", "KT", "KGVX"]), "KH CT TB BC") | {"QĐ": decisions}),
        CitedIssuer(f"Chủ tịch {ubnd} {short}", f"Chủ tịch Ủy ban nhân dân {p}",
                    {"QĐ": "{n}/QĐ-UBND", "CĐ": "{n}/CĐ-UBND"}),
        CitedIssuer(f"HĐND {short}", f"Hội đồng nhân dân {p}", {"NQ": "{n}/NQ-HĐND|{n}/{y}/NQ-HĐND"}),
        CitedIssuer(name if certain and rng.random() < 0.6 else f"{name} {p}", f"{name} {p}",
                    _numbers(row["code"], rng.choice(row["units"]), "KH TB BC TTr HD QĐ")),
        CitedIssuer(f"Ban Thường vụ {own.party}" if not doubtful else f"Ban Thường vụ {own.party} {own.province}",
                    f"Ban Thường vụ {own.party} {own.province}",
                    {"CT": "{n}-CT/TU", "KL": "{n}-KL/TU", "NQ": "{n}-NQ/TU", "KH": "{n}-KH/TU", "CV": "{n}-CV/TU"}),
    ]  # fmt: skip
    if own.unit:
        written = f"Phòng Nội vụ {own.unit_name}"
        found.append(CitedIssuer(written, written, {"CV": "{n}/PNV", "TTr": "{n}/TTr-PNV", "BC": "{n}/BC-PNV"}))
        unit = rng.choice([own.unit_kind, own.unit_name]) if own.unit_kind != kind else own.unit_name
        found.append(
            CitedIssuer(
                f"{ubnd} {unit}", f"Ủy ban nhân dân {own.unit_name}", _numbers("UBND", "NV", "KH QĐ TB BC TTr CT")
            )
        )
    return found

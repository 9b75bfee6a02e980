"""One made-up dispatch from a seed: first what it says, then the words, then the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from .bodies import make_body
from .citing import Cite, Citer
from .data import Row, capital, table, words
from .days import WEEKDAYS, future, padded, slashed
from .institutions import JOINT, joint_blocks
from .noise import disturb
from .page import LAYOUTS, render
from .parts import TITLES, Parts, addressees, choose_type, date_line, distribution, number, number_line, signature
from .tasks import meeting, task_table, timeline
from .timing import Duty, make_duty
from .world import IssuingBody

FIRST, LAST = date(2009, 3, 2), date(2026, 10, 30)
"""Days of issue: from the general form of 2005 and 2011 in use, through the merger of provinces."""

DUTIFUL = ("CV", "KH", "TB", "HD", "CĐ", "CT", "KL", "CTr", "PA")
"""Types that set others to work."""

DOCX = 0.08
"""Share of dispatches that are DOCX files."""


@dataclass(frozen=True)
class Synthetic:
    """A made-up dispatch: a name, its text as a file holds it, and what a careful clerk writes down of it.

    Where `docx` is not None, the file is this one and `text` the same dispatch as text.
    """

    name: str
    text: str
    gold: dict[str, Any]
    docx: bytes | None = None

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return self.text.encode() if self.docx is None else self.docx

    @property
    def file_name(self) -> str:
        """The file's name."""
        return f"{self.name}.{'txt' if self.docx is None else 'docx'}"


def generate(seed: int, noise: int = 0) -> Synthetic:
    """Make the dispatch of this seed, the same at every call.

    `noise`: 0 clean, 1 careless typing, 2 and 3 recognised badly.
    The truth comes from what was chosen, never from reading the text. Gold entries of citations and deadlines carry the
    name of their phrasing as `pattern`.
    """
    rng = Random(seed)
    parts, gold = _chosen(rng)
    text = disturb(Random(f"noise {seed}"), render(rng, parts, rng.choice(LAYOUTS)), noise)
    file = None
    if noise == 0 and (pages := Random(f"docx {seed}")).random() < DOCX:
        from .docx import render_docx

        file = render_docx(pages, parts)
    return Synthetic(f"synthetic-{seed:06d}", text, gold, file)


def make_parts(seed: int) -> tuple[Parts, dict[str, Any]]:
    """Make what the dispatch of this seed prints, not yet set on a page, and its gold record."""
    return _chosen(Random(seed))


def _chosen(rng: Random) -> tuple[Parts, dict[str, Any]]:
    on = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    on -= timedelta(days=max(0, on.weekday() - 4))
    return _dispatch(rng, on)


def _dispatch(rng: Random, on: date) -> tuple[Parts, dict[str, Any]]:
    body = make_body(rng, on)
    doc_type = choose_type(rng, body)
    joint = rng.choice(JOINT[doc_type]) if body.partners else {}
    printed, serial, symbol = number(rng, body, doc_type, on.year, joint.get("code", ""))
    known = rng.random() > (0.06 if serial else 0.5)
    own_number = f"{serial}-{symbol}" if body.partyish else f"{serial}/{symbol}"
    doc = "Công văn" if doc_type == "CV" else capital(TITLES[doc_type][0].lower())
    citer = Citer(rng, body, on, own_number, doc)
    parts = Parts(
        left=[*body.parents, *body.lines],
        number_line=number_line(rng, body, printed),
        date_line=date_line(rng, body, on, known, doc_type == "CĐ"),
        subject=words(rng, "topics"),
        doc_type=doc_type,
        title=(joint["title"],) if joint else TITLES.get(doc_type, ()),
        country=body.family if body.partyish else "state",
    )
    gold: dict[str, Any] = {
        "doc_type": doc_type,
        "issuer": _issuer(body),
        "number": {"serial": serial, "symbol": symbol},
        "place": body.place,
        "issued": on.isoformat() if known else f"{on:%Y-%m}-XX",
        "secrecy": None, "urgency": None, "addressees": [], "citations": [], "deadlines": [],
    }  # fmt: skip
    _mark(rng, body, parts, gold)
    if doc_type == "CV" and rng.random() < 0.15:
        cite = citer.phrase("subject")
        parts.subject = cite.text
        gold["citations"] += cite.gold
    gold["subject"] = parts.subject
    if doc_type == "CĐ" and rng.random() < 0.7:
        lines, gold["addressees"] = addressees(rng, body)
        rest = [line.removeprefix("Kính gửi:").strip() for line in lines]
        who = f"{rng.choice(['CHỦ TỊCH ', ''])}{' '.join(body.lines)} ĐIỆN:"
        parts.addressees = [who, *(line for line in rest if line)]
    elif doc_type in ("CV", "TTr") or (doc_type == "BC" and rng.random() < 0.4):
        parts.addressees, gold["addressees"] = addressees(rng, body)
    article = 0
    if doc_type == "QĐ":
        article = _decision(rng, body, parts, citer, gold)
    elif doc_type == "GM":
        _invitation(rng, body, on, parts, gold)
    else:
        _letter(rng, body, on, known, parts, citer, gold, doc)
    parts.distribution, gold["distribution"] = distribution(rng, body, doc_type, article)
    signed = [signature(rng, body, head) for head in (joint_blocks(rng, body) if body.partners else [None])]
    parts.signatures = [block for block, _ in signed]
    gold["signature"] = signed[0][1]
    if parts.appendix_tasks or rng.random() < 0.1:
        d, m = padded(on)
        d = d if known else "   "
        parts.appendix = [
            rng.choice(["PHỤ LỤC", "Phụ lục", "PHỤ LỤC I"]),
            "PHÂN CÔNG NHIỆM VỤ" if parts.appendix_tasks else "DANH MỤC CÔNG TRÌNH",
            f"(Kèm theo {doc} số {printed.strip()} ngày {d} tháng {m} năm {on.year} của {body.self_name})",
            *(parts.appendix_tasks or ["1. Trạm bơm số 1\n2. Kênh tưới số 2"])[0].split("\n"),
        ]  # fmt: skip
    return parts, gold


def _mark(rng: Random, body: IssuingBody, parts: Parts, gold: dict[str, Any]) -> None:
    """Mark a few dispatches as urgent or secret."""
    if rng.random() < 0.05 and not body.partyish:
        gold["urgency"] = rng.choice(["Hỏa tốc", "Khẩn", "Thượng khẩn"])
        parts.urgent = [gold["urgency"].upper()]
    elif rng.random() < 0.03:
        gold["secrecy"] = rng.choice(["Mật", "Tối mật"])
        parts.urgent = [gold["secrecy"].upper()]


def _issuer(body: IssuingBody) -> Row:
    """The issuing body; the province of a unit that shares its name with another province's is left open, since other
    words of the dispatch may tell it."""
    issuer: Row = {"name": " ".join(body.lines), "parent": " ".join(body.parents) or None}
    if body.province or body.kind in ("ministry", "company", "bureau"):
        issuer["province"] = body.province
    return issuer


def _sentence(cite: Cite) -> str:
    return f"{cite.text}."


def _letter(
    rng: Random, body: IssuingBody, on: date, known: bool, parts: Parts, citer: Citer, gold: Row, doc: str
) -> None:
    """A letter, plan, notice: an opening that cites, numbered points, a close."""
    paragraphs = []
    cite = citer.phrase("opening")
    gold["citations"] += cite.gold
    paragraphs.append(f"{cite.text}, {body.self_name} {words(rng, 'openings')}")
    points: list[str] = []
    if parts.doc_type in DUTIFUL:
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            _add(make_duty(rng, body, on, known, doc), points, gold)
        if rng.random() < 0.12:
            _add(timeline(rng, body, on, known, doc), points, gold)
        if rng.random() < 0.08:
            _add(task_table(rng, body, on, known, doc), parts.appendix_tasks, gold)
    if parts.doc_type in ("TB", "CV") and rng.random() < 0.1:
        _add(meeting(rng, on), points, gold)
    for _ in range(rng.choice([0, 0, 1, 1, 2])):
        cite = citer.phrase("body")
        points.append(_sentence(cite))
        gold["citations"] += cite.gold
    points += rng.sample(table("words")["fillers"], rng.randint(0, 2))
    if rng.random() < 0.5:
        points.append(_lookalike(rng, on))
    rng.shuffle(points)
    numbered = rng.random() < 0.7
    for k, point in enumerate(points, 1):
        first, *rest = point.split("\n")
        paragraphs += [f"{k}. {first}" if numbered or rest else first, *rest]
    if parts.doc_type == "CV" and rng.random() < 0.08:
        cite = citer.phrase("end")
        gold["citations"] += cite.gold
        paragraphs.append(_sentence(cite))
    paragraphs.append(words(rng, "closings"))
    parts.body = paragraphs


def _add(duty: Duty, texts: list[str], gold: Row) -> None:
    """Take a duty in, unless it has a time that another has: two alike could not be told apart in scoring."""
    known_times = {d["rrule"] or d["boundary"] for d in gold["deadlines"]}
    if not any((d["rrule"] or d["boundary"]) in known_times for d in duty.gold):
        texts.append(duty.text)
        gold["deadlines"] += duty.gold


def _lookalike(rng: Random, on: date) -> str:
    y = on.year
    chosen: str = rng.choice(table("deadlines")["lookalikes"]["rows"])
    return chosen.format(y0=y - 1, y1=y - 2, y2=y + 3, y3=y + 1)


def _decision(rng: Random, body: IssuingBody, parts: Parts, citer: Citer, gold: Row) -> int:
    """A decision: who decides, căn cứ, articles; returns the article of those who carry it out."""
    collective = body.kind in ("ubnd province", "ubnd unit")
    name = " ".join(body.lines)
    who = {"department": "GIÁM ĐỐC ", "office": "TRƯỞNG ", "ministry": "BỘ TRƯỞNG ", "school": "HIỆU TRƯỞNG "}.get(
        body.kind, ""
    )
    parts.heading = [f"CHỦ TỊCH {name}" if collective and rng.random() < 0.5 else f"{who}{name}", ""]
    for k in range(last := rng.randint(2, 5)):
        cite = citer.phrase("basis")
        gold["citations"] += cite.gold
        parts.body.append(cite.text + (";" if k < last - 1 else "."))
    parts.body.append("QUYẾT ĐỊNH:")
    articles = [f"{capital(words(rng, 'tasks'))} theo phương án đã được thống nhất."]
    if rng.random() < 0.4:
        cite = citer.phrase("decision")
        gold["citations"] += cite.gold
        articles.append(_sentence(cite))
    articles.append("Quyết định này có hiệu lực kể từ ngày ký.")
    articles.append("Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.")
    parts.body += [f"Điều {k}. {article}" for k, article in enumerate(articles, 1)]
    return len(articles)


def _invitation(rng: Random, body: IssuingBody, on: date, parts: Parts, gold: Row) -> None:
    """An invitation: who is asked, when and where; the meeting is an event to attend."""
    day = future(rng, on, 5, 20)
    hour = rng.choice([8, 9, 14])
    parts.subject = gold["subject"] = f"dự hội nghị về {words(rng, 'topics')}"
    weekday = rng.choice(["", f" ({WEEKDAYS[day.weekday()]})"])
    time = rng.choice([f"{hour:02d} giờ 00, ngày", f"{hour:02d} giờ 00 phút, ngày", f"{hour}h00 ngày"])
    when = f"Thời gian: {time} {slashed(rng, day)}{weekday}"
    parts.body = [
        f"{capital(body.self_name)} trân trọng kính mời:", "- Đại diện lãnh đạo các cơ quan, đơn vị liên quan;",
        "- Các tập thể, cá nhân tiêu biểu.", f"Tới {parts.subject}.", f"{when}.", f"Địa điểm: {words(rng, 'places')}.",
        "Trân trọng kính mời./.",
    ]  # fmt: skip
    gold["deadlines"].append(
        {
            "operator": "on",
            "boundary": f"{day}T{hour:02d}:00",
            "last_day": day.isoformat(),
            "rrule": None,
            "deliver_to": None,
            "quote": when,
            "pattern": "meeting | invitation",
        }
    )

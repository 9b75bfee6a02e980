"""What a file or a citation says about which document is meant, as a value that can be stored and compared."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractors.text.keys import bare_words
from schemas import Citation, Dispatch, number_key, parse_number
from schemas.dates import earliest_day, full_day, latest_day
from schemas.number import symbol_key, year_in

from .identity import AgencyId, display, identify, is_nameless
from .priors import Prior, prior
from .territory import REFORM, bare_name, merged_into, province_key

FILE, WORDING = "~", "?"
"""With these begin the blocks of files without a number, and of cited documents that only issuer and day tell."""


@dataclass(frozen=True)
class Evidence:
    """What is known of one document from one place. Equal evidence means the same document wherever it stands."""

    block: str
    held: bool
    number: str | None = None
    symbol: str | None = None
    doc_type: str | None = None
    issuer: str | None = None
    """Printable name."""
    options: tuple[AgencyId, ...] = ()
    """The bodies that it may be; one where it is known, none where nothing is."""
    by: str = "none"
    """`header` · `words` · `symbol` · `none`."""
    reason: str | None = None
    national: bool = False
    issued: str | None = None
    cited_on: str | None = None
    """Last possible day of the citing document, where the citation has no date."""
    subject: str | None = None
    text_hash: str | None = None
    cites: tuple[str, ...] = ()
    """Of a file: keys of the numbers that it cites."""
    signer: str | None = None
    """Of a file: the folded name of who signs."""
    recognised: bool = False
    """Of a file: whether its text was recognised (OCR)."""
    appendix_of: str | None = None
    """Of a file that holds only an appendix: the block of the dispatch that it names as its own."""
    sketch: bytes | None = field(default=None, compare=False)
    """Of a file: its wording, which follows from `text_hash`."""

    @cached_property
    def agency(self) -> AgencyId | None:
        """The body, where exactly one is possible and it is fully known."""
        return self.options[0] if len(self.options) == 1 and self.options[0].is_certain else None

    @cached_property
    def interval(self) -> tuple[dt.date, dt.date] | None:
        """First and last possible day of issue; the year in the number counts."""
        first, last = earliest_day(self.issued), latest_day(self.issued)
        if first and last:
            return first, last
        year = self.number_year
        return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None

    @property
    def in_series(self) -> bool:
        """Whether the series of the number is known: numbers begin anew each year, and anew in July 2025 in merged
        provinces and in communes.
        """
        if self.interval is None or self.interval[0].year != self.interval[1].year:
            return False
        first, last = self.interval
        return not (first < REFORM <= last and self.agency is not None and self.agency.restarted)

    @property
    def is_determined(self) -> bool:
        """Whether issuer and year are known, so that the number means one document."""
        return self.in_series and (self.national or self.agency is not None)

    @cached_property
    def number_year(self) -> int | None:
        """The year that the number itself bears: 98/2023/NĐ-CP."""
        return year_in(self.symbol)

    @property
    def is_anybodys(self) -> bool:
        """Whether nothing tells the issuer and the symbol is one that bodies of every territory use: KH-UBND."""
        guess = prior(self.symbol, self.issued)
        return not self.options and bool(guess.levels) and not guess.is_central

    @cached_property
    def spots(self) -> tuple[tuple[str, int], ...] | None:
        """Province (empty for the centre) and year of every document that may be meant; None where one is not known.

        Evidence of different spots contradicts, so it need not be compared.
        """
        if not self.options or self.interval is None or self.interval[0].year != self.interval[1].year:
            return None
        if any(option.province is None and option.level != "central" for option in self.options):
            return None
        year = 0 if self.number_year else self.interval[0].year
        return tuple((option.province or "", year) for option in self.options)

    @property
    def is_draft(self) -> bool:
        """Whether it is a file whose number is blank."""
        return self.held and self.block.startswith(FILE)

    @cached_property
    def draft_key(self) -> str | None:
        """Under what a file without a number meets the document that it belongs to, None for what meets none so."""
        if self.appendix_of:
            return f"appendix|{self.appendix_of}"
        month = (self.issued or "")[:7]
        if not self.held or len(self.options) != 1 or len(month) < 7 or "X" in month or not self.symbol:
            return None
        return f"{self.options[0].key}|{symbol_key(self.symbol)}|{month}"

    @cached_property
    def day_key(self) -> str | None:
        """Issuer and day, where both are known."""
        day = full_day(self.issued)
        return f"{self.options[0].key}|{day}" if day and len(self.options) == 1 else None

    @cached_property
    def subject_words(self) -> frozenset[str]:
        """Folded words of the subject."""
        return frozenset(bare_words(self.subject or "").split())

    @cached_property
    def facts(self) -> str:
        """Canonical JSON of the evidence."""
        plain = {
            "held": self.held, "number": self.number, "symbol": self.symbol, "doc_type": self.doc_type,
            "issuer": self.issuer, "options": [option.as_list() for option in self.options], "by": self.by,
            "reason": self.reason, "national": self.national, "issued": self.issued, "cited_on": self.cited_on,
            "subject": self.subject, "text_hash": self.text_hash, "cites": self.cites, "signer": self.signer,
            "appendix_of": self.appendix_of, "recognised": self.recognised,
        }  # fmt: skip
        return json.dumps({k: v for k, v in plain.items() if v}, ensure_ascii=False, sort_keys=True)

    @cached_property
    def signature(self) -> str:
        """Hash of block and evidence."""
        return hashlib.sha256(f"{self.block}\n{self.facts}".encode()).hexdigest()[:32]

    @classmethod
    def load(cls, block: str, facts: str, signature: str, sketch: bytes | None = None) -> Evidence:
        """Read what `facts` wrote."""
        plain = json.loads(facts)
        options = tuple(AgencyId(*parts) for parts in plain.pop("options", ()))
        cites = tuple(plain.pop("cites", ()))
        held = bool(plain.pop("held", False))
        evidence = cls(block=block, held=held, options=options, cites=cites, sketch=sketch, **plain)
        evidence.__dict__.update(facts=facts, signature=signature)  # where cached_property keeps them
        return evidence


@dataclass(frozen=True)
class Territory:
    """Where the citing document's own body stands: what "tỉnh", "huyện" and a bare "Sở Nội vụ" mean in it."""

    own: AgencyId | None
    province: str | None
    issued: str | None

    @classmethod
    def of(cls, dispatch: Dispatch) -> Territory:
        """Return the territory of the document's issuer."""
        own = issuer_of(dispatch)
        province = dispatch.issuer.province
        known = province_key(province) if province else (own.province if own else None)
        return cls(own, known, dispatch.issued)


def issuer_of(dispatch: Dispatch) -> AgencyId | None:
    """Return the body that the header names."""
    issuer = dispatch.issuer
    if not issuer.name:
        return None
    if issuer.parent and is_nameless(issuer.name):
        return identify(f"{issuer.name} {issuer.parent}", issuer.province, issuer.level, dispatch.issued)
    own = identify(issuer.name, issuer.province, issuer.level, dispatch.issued)
    above = identify(issuer.parent, issuer.province, None, dispatch.issued) if issuer.parent else None
    if own and above and own.level in (None, "district", "commune") and own.district is None and above.district:
        return replace(own, district=above.district, commune=own.commune or above.commune)
    return own


def of_file(dispatch: Dispatch, text_hash: str, sketch: bytes | None = None) -> Evidence:
    """Return the evidence that a file gives about itself; `sketch` is that of its wording."""
    if dispatch.appendix_of is not None:
        return _of_appendix(dispatch.appendix_of, Territory.of(dispatch), text_hash, sketch)
    number = dispatch.number
    key = number_key(number.as_written) if number else None
    key = key or (number_key(number.canonical) if number and number.serial else None)
    own = issuer_of(dispatch)
    name, by, reason = dispatch.issuer.name, "header" if own else "none", None
    symbol = number.symbol if number else None
    code = dispatch.doc_type.code if dispatch.doc_type else None
    guess = prior(symbol, dispatch.issued)
    options: tuple[AgencyId, ...] = (own,) if own else ()
    if (
        own is None
        and guess.name
        and (guess.is_central or (guess.levels == ("province",) and dispatch.issuer.province))
    ):
        own = identify(guess.name, None if guess.is_central else dispatch.issuer.province, guess.levels[0])
        options, by = ((own,) if own else ()), "symbol"
        name = display(guess.name, own) if own else None
        reason = f"no header; symbol {symbol} = {guess.name}"
        reason += "" if guess.is_central else f"; province {dispatch.issuer.province}"
    cited = {number_key(each.number_likely or each.number) for each in dispatch.citations} - {None, key}
    signer = dispatch.signature.name if dispatch.signature else None
    return Evidence(
        block=key or f"{FILE}{text_hash}", held=True, number=number.canonical if number else None, symbol=symbol,
        doc_type=code, issuer=name, options=options, by=by, reason=reason,
        national=guess.unique and (own is None or not own.is_local), issued=dispatch.issued, subject=dispatch.subject,
        text_hash=text_hash, cites=tuple(sorted(filter(None, cited))), signer=bare_words(signer) if signer else None,
        recognised=dispatch.file.text_source != "text", sketch=sketch,
    )  # fmt: skip


def _of_appendix(note: Citation, territory: Territory, text_hash: str, sketch: bytes | None) -> Evidence:
    """Return the evidence of a file that holds only an appendix: what its note says of the dispatch."""
    cited = of_citation(note, territory)
    if cited is None:
        return Evidence(block=f"{FILE}{text_hash}", held=True, text_hash=text_hash, sketch=sketch)
    return replace(cited, block=f"{FILE}{text_hash}", held=True, appendix_of=cited.block, text_hash=text_hash,
                   sketch=sketch)  # fmt: skip


def of_citation(citation: Citation, territory: Territory) -> Evidence | None:
    """Return the evidence of a citation; None where it names neither a number nor issuer, day and subject."""
    number = citation.number_likely or citation.number
    key = number_key(number)
    parsed = parse_number(number) if number else None
    if key is None or parsed is None:
        return _of_wording(citation, parsed.symbol if parsed else None, territory)
    symbol = parsed.symbol
    guess = prior(symbol, citation.issued or territory.issued)
    named = _named(citation, territory)
    reason: str | None = None
    options: tuple[AgencyId, ...]
    if named is not None:
        named, reason = _completed(named, territory)
        options, name, by = (named,), citation.issuer, "words"
    else:
        options, name, reason = _from_symbol(symbol, guess, territory, citation.issued)
        by = "symbol" if options else "none"
    national = guess.unique and not any(option.is_local for option in options if by == "words")
    return Evidence(
        block=key, held=False, number=parsed.canonical, symbol=symbol, doc_type=citation.doc_type, issuer=name,
        options=options, by=by, reason=reason, national=national, issued=citation.issued,
        cited_on=_cited_on(territory) if not (citation.issued or year_in(symbol)) else None, subject=citation.subject,
    )  # fmt: skip


def _named(citation: Citation, territory: Territory) -> AgencyId | None:
    """Return the body that the citation's words name."""
    return identify(citation.issuer, None, None, citation.issued or territory.issued) if citation.issuer else None


def _of_wording(citation: Citation, symbol: str | None, territory: Territory) -> Evidence | None:
    """Return the evidence of a citation without a number: of one issuer, day and subject there is one document."""
    named = _named(citation, territory)
    if named is None or full_day(citation.issued) is None or len(bare_words(citation.subject or "").split()) < 3:
        return None
    named, reason = _completed(named, territory)
    if named.is_local and not named.is_certain:
        return None
    return Evidence(
        block=f"{WORDING}{named.key}|{citation.issued}", held=False, symbol=symbol, doc_type=citation.doc_type,
        issuer=citation.issuer, options=(named,), by="words", reason=reason, issued=citation.issued,
        subject=citation.subject,
    )  # fmt: skip


def _cited_on(territory: Territory) -> str | None:
    day = latest_day(territory.issued)
    return day.isoformat() if day else None


def _completed(named: AgencyId, territory: Territory) -> tuple[AgencyId, str | None]:
    """Add the citing document's own province to a local body that was named without one."""
    if not named.is_local and not (named.level is None and named.body.startswith(("so ", "phong ", "uy ban"))):
        return named, None
    own = territory.own
    if named.province is None and territory.province:
        district = named.district
        office = named.body.startswith("phong ") and own is not None and own.district is not None
        level = named.level or ("province" if named.body.startswith("so ") else "district" if office else None)
        if level == "district" and district is None and own and own.district:
            district = own.district
        done = AgencyId(named.body, named.commune, district, territory.province, level)
        return done, f"province {bare_name(territory.province)} from the citing document's own territory"
    return named, None


def _from_symbol(
    symbol: str | None, guess: Prior, territory: Territory, cited_date: str | None
) -> tuple[tuple[AgencyId, ...], str | None, str | None]:
    """Return the bodies that an unnamed issuer may be, a name where there is one, and the reason."""
    body = identify(guess.name, None, guess.levels[0]) if guess.name else None
    if body is None or guess.name is None:
        return (), None, None
    if guess.is_central:
        return (body,), guess.name, f"symbol {symbol} = {guess.name}"
    province, own = territory.province, territory.own
    if province is None or not set(guess.levels) <= {"province", "district", "commune"}:
        return (), None, None
    provinces = _own_provinces(province, territory.issued, cited_date)
    options: list[AgencyId] = []
    if "province" in guess.levels:
        options += [AgencyId(body.body, province=each, level="province") for each in provinces]
    if "district" in guess.levels and own is not None and own.district:
        options.append(AgencyId(body.body, None, own.district, province, "district"))
    if "commune" in guess.levels and own is not None and own.commune:
        options.append(AgencyId(body.body, own.commune, own.district, province, "commune"))
    if len(guess.levels) > 1 and own is None:
        return (), None, None  # of which level the citing body is, nobody knows
    if not options:
        return (), None, None
    printed = " / ".join(bare_name(each) for each in provinces)
    reason = f"symbol {symbol} = {guess.name}; own territory of the citing document: {printed}"
    return tuple(options), display(guess.name, options[0]) if len(options) == 1 else None, reason


def _own_provinces(province: str, citing_date: str | None, cited_date: str | None) -> tuple[str, ...]:
    """Return the provinces that the citing body's own territory may have been when the cited document was issued."""
    citing, cited = earliest_day(citing_date), latest_day(cited_date)
    if citing and citing >= REFORM and (cited is None or cited < REFORM):
        return (province, *merged_into(province))
    return (province,)

"""What a file or a citation says about which document is meant, as a value that can be stored and compared."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property

from extractors.lexicon.folded_units import REFORM
from extractors.text.keys import bare_words
from schemas.dates import earliest_day, full_day, latest_day
from schemas.number import is_party, symbol_key, year_in

from .identity import AgencyId
from .priors import prior
from .spots import Spot
from .succession import has_namesakes
from .terms import days_of, term_of

FILE, WORDING = "~", "?"
"""With these begin the blocks of files without a number, and of cited documents that only issuer and day tell."""


@dataclass(frozen=True)
class DocumentEvidence:
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
    """Last day of the month of the citing document, where the citation has no date."""
    subject: str | None = None
    text_hash: str | None = None
    cites: tuple[str, ...] = ()
    """Of a file: keys of the numbers that it cites."""
    signer: str | None = None
    """Of a file: the folded name of who signs."""
    recognised: bool = False
    """Of a file: whether its text was recognised (OCR)."""
    term: int | None = None
    """Of the Party: the term that words name."""
    appendix_of: str | None = None
    """Of a file that holds only an appendix: the block of the dispatch that it names as its own."""
    sketch: bytes | None = field(default=None, compare=False)
    """Of a file: its wording, which follows from `text_hash`."""

    @cached_property
    def agency(self) -> AgencyId | None:
        """The body, where exactly one is possible and it is fully known."""
        if len(self.options) != 1 or not self.options[0].is_certain or self.has_namesakes:
            return None
        return self.options[0]

    @cached_property
    def has_namesakes(self) -> bool:
        """Whether several districts of its province have a commune of its name, on any day that it may be of."""
        days = self.interval
        return any(has_namesakes(option, days[0] if days else None) for option in self.options)

    @cached_property
    def interval(self) -> tuple[dt.date, dt.date] | None:
        """First and last possible day of issue; the year in the number counts."""
        first, last = earliest_day(self.issued), latest_day(self.issued)
        if first and last:
            return first, last
        if self.term is not None and self.is_central_party:
            return days_of(self.term)
        year = self.number_year
        return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else None

    @property
    def in_series(self) -> bool:
        """Whether the series of the number is known: numbers begin anew each year, those of the Party each term, and
        anew in July 2025 in merged provinces and in communes.
        """
        if self.party_term is not None:
            return True
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

    @cached_property
    def is_central_party(self) -> bool:
        """Whether the number is one of the Party's central bodies."""
        return is_party(self.symbol) and (self.national or {option.level for option in self.options} == {"central"})

    @cached_property
    def party_term(self) -> int | None:
        """The term in whose series of numbers a Party document stands, by words or, for central bodies, by its day."""
        if self.term is not None or not self.is_central_party or self.interval is None:
            return self.term if self.symbol and is_party(self.symbol) else None
        return term_of(*self.interval)

    @property
    def is_anybodys(self) -> bool:
        """Whether nothing tells the issuer and the symbol is one that bodies of every territory use: KH-UBND."""
        guess = prior(self.symbol, self.issued)
        return not self.options and bool(guess.levels) and not guess.is_central

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Province (empty for the centre) and year of every document that may be meant, None for what is not known.

        Evidence of different spots contradicts, so it need not be compared.
        """
        year = 0 if self.number_year else None
        if year is None and self.interval is not None and self.interval[0].year == self.interval[1].year:
            year = self.interval[0].year
        found: dict[Spot, None] = {}
        for option in self.options:
            if option.level == "central":
                found[("", year)] = None
                continue
            found[(option.province, year)] = None
            if option.level is None and option.province is not None:
                found[("", year)] = None  # as far as is known it may be the centre's
        return tuple(found) or ((None, year),)

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
    def subject_figures(self) -> frozenset[str]:
        """Words of the subject that are numbers, Roman ones too."""
        return frozenset(word for word in self.subject_words if word[0].isdigit() or not word.strip("ivx"))

    @cached_property
    def facts(self) -> str:
        """Canonical JSON of the evidence."""
        plain = {
            "held": self.held, "number": self.number, "symbol": self.symbol, "doc_type": self.doc_type,
            "issuer": self.issuer, "options": [option.as_list() for option in self.options], "by": self.by,
            "reason": self.reason, "national": self.national, "issued": self.issued, "cited_on": self.cited_on,
            "subject": self.subject, "text_hash": self.text_hash, "cites": self.cites, "signer": self.signer,
            "appendix_of": self.appendix_of, "term": self.term, "recognised": self.recognised,
        }  # fmt: skip
        return json.dumps({k: v for k, v in plain.items() if v}, ensure_ascii=False, sort_keys=True)

    @cached_property
    def signature(self) -> str:
        """Hash of block and evidence."""
        return hashlib.sha256(f"{self.block}\n{self.facts}".encode()).hexdigest()[:32]

    @classmethod
    def load(cls, block: str, facts: str, signature: str, sketch: bytes | None = None) -> DocumentEvidence:
        """Read what `facts` wrote."""
        plain = json.loads(facts)
        options = tuple(AgencyId(*parts) for parts in plain.pop("options", ()))
        cites = tuple(plain.pop("cites", ()))
        held = bool(plain.pop("held", False))
        evidence = cls(block=block, held=held, options=options, cites=cites, sketch=sketch, **plain)
        evidence.__dict__.update(facts=facts, signature=signature)  # where cached_property keeps them
        return evidence

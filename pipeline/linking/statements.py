"""What a record says about which documents are meant: evidence of its own file, and of each that it cites."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.agencies.terms import term_named
from extractors.lexicon.folded_units import REFORM, bare_name, merged_into, province_key
from extractors.text.keys import bare_words
from schemas import Citation, Dispatch, number_key, parse_number
from schemas.dates import days_in_month, earliest_day, full_day, latest_day
from schemas.number import is_party, year_in

from .evidence import FILE, WORDING, DocumentEvidence
from .identity import AgencyId, display, identify, is_nameless
from .priors import Prior, prior
from .succession import has_namesakes, may_lie_in


@dataclass(frozen=True)
class OwnTerritory:
    """Where the citing document's own body stands: what "tỉnh", "huyện" and a bare "Sở Nội vụ" mean in it."""

    own: AgencyId | None
    province: str | None
    issued: str | None

    @classmethod
    def of(cls, dispatch: Dispatch) -> OwnTerritory:
        """Return the territory of the document's issuer."""
        return cls.around(issuer_of(dispatch), dispatch)

    @classmethod
    def around(cls, own: AgencyId | None, dispatch: Dispatch) -> OwnTerritory:
        """Return the territory of the body that issued the document."""
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


@dataclass(frozen=True)
class Statements:
    """What a record says."""

    own: DocumentEvidence
    cited: dict[str, DocumentEvidence | None]
    """Id of a citation → its evidence, None where it names too little."""


def of_record(dispatch: Dispatch, text_hash: str, sketch: bytes | None = None) -> Statements:
    """Return what a record says of its own file and of each document that it cites.

    Args:
        dispatch: The record.
        text_hash: Hash of the file's text.
        sketch: That of its wording.
    """
    issuer = issuer_of(dispatch)
    territory = OwnTerritory.around(issuer, dispatch)
    if dispatch.appendix_of is not None:
        own = _of_appendix(dispatch.appendix_of, territory, text_hash, sketch)
    else:
        own = _of_file(dispatch, issuer, text_hash, sketch)
    return Statements(own, {each.id: of_citation(each, territory) for each in dispatch.citations})


def _of_file(dispatch: Dispatch, own: AgencyId | None, text_hash: str, sketch: bytes | None) -> DocumentEvidence:
    number = dispatch.number
    key = number_key(number.as_written) if number else None
    key = key or (number_key(number.canonical) if number and number.serial else None)
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
    return DocumentEvidence(
        block=key or f"{FILE}{text_hash}", held=True, number=number.canonical if number else None, symbol=symbol,
        doc_type=code, issuer=name, options=options, by=by, reason=reason,
        national=guess.unique and (own is None or not own.is_local), issued=dispatch.issued, subject=dispatch.subject,
        text_hash=text_hash, cites=tuple(sorted(filter(None, cited))), signer=bare_words(signer) if signer else None,
        recognised=dispatch.file.text_source != "text", sketch=sketch,
    )  # fmt: skip


def _of_appendix(note: Citation, territory: OwnTerritory, text_hash: str, sketch: bytes | None) -> DocumentEvidence:
    """Return the evidence of a file that holds only an appendix: what its note says of the dispatch."""
    cited = of_citation(note, territory)
    if cited is None:
        return DocumentEvidence(block=f"{FILE}{text_hash}", held=True, text_hash=text_hash, sketch=sketch)
    return replace(cited, block=f"{FILE}{text_hash}", held=True, appendix_of=cited.block, text_hash=text_hash,
                   sketch=sketch)  # fmt: skip


def of_citation(citation: Citation, territory: OwnTerritory) -> DocumentEvidence | None:
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
    return DocumentEvidence(
        block=key, held=False, number=parsed.canonical, symbol=symbol, doc_type=citation.doc_type, issuer=name,
        options=options, by=by, reason=reason, national=national, issued=citation.issued,
        cited_on=_cited_on(territory) if not (citation.issued or year_in(symbol)) else None, subject=citation.subject,
        term=term_named(citation.issuer) if citation.issuer and is_party(symbol) else None,
    )  # fmt: skip


def _named(citation: Citation, territory: OwnTerritory) -> AgencyId | None:
    """Return the body that the citation's words name."""
    return identify(citation.issuer, None, None, citation.issued or territory.issued) if citation.issuer else None


def _of_wording(citation: Citation, symbol: str | None, territory: OwnTerritory) -> DocumentEvidence | None:
    """Return the evidence of a citation without a number: of one issuer, day and subject there is one document."""
    named = _named(citation, territory)
    if named is None or full_day(citation.issued) is None or len(bare_words(citation.subject or "").split()) < 3:
        return None
    named, reason = _completed(named, territory)
    if named.is_local and (not named.is_certain or has_namesakes(named, full_day(citation.issued))):
        return None
    return DocumentEvidence(
        block=f"{WORDING}{named.key}|{citation.issued}", held=False, symbol=symbol, doc_type=citation.doc_type,
        issuer=citation.issuer, options=(named,), by="words", reason=reason, issued=citation.issued,
        subject=citation.subject,
    )  # fmt: skip


def _cited_on(territory: OwnTerritory) -> str | None:
    """Return the last day of the month in which a document is cited: bodies change at the first of a month.

    So a law that hundreds of letters cite without its date stands in a few claims, not in hundreds.
    """
    day = latest_day(territory.issued)
    return day.replace(day=days_in_month(day.year, day.month)).isoformat() if day else None


def _completed(named: AgencyId, territory: OwnTerritory) -> tuple[AgencyId, str | None]:
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
        if level == "commune" and district is None and own and own.district and named.commune:
            known = AgencyId(named.body, named.commune, own.district, territory.province, level)
            district = own.district if may_lie_in(known) else None
        done = AgencyId(named.body, named.commune, district, territory.province, level)
        return done, f"province {bare_name(territory.province)} from the citing document's own territory"
    return named, None


def _from_symbol(
    symbol: str | None, guess: Prior, territory: OwnTerritory, cited_date: str | None
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

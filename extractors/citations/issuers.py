"""The body named right after a number or date: "… ngày 02/3/2023 của Sở Y tế"; its name as the record gives it."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas import Span

from ..agencies.bodies import parse_body_at
from ..agencies.own import append_own
from ..agencies.running import without_alias
from ..lexicon import expand
from ..lexicon.lists import any_of
from ..rules import rule

_OF = re.compile(r"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰)]{0,3}(?:do|của)\s+(?:đồng chí\s+|các đồng chí\s+)?(?=\w)")
_GAP = re.compile(r"[\s,]{1,2}")
_BARE_HEAD = re.compile(rf"{any_of('heads_without_of')}\s")


def issuer_after(flat: str, start: int, end: int) -> Span | None:
    """Return the span of the body named right after a number or date ("của …"; the word may be missing)."""
    opened = _OF.match(flat, start, end)
    if opened:
        body = parse_body_at(flat, opened.end(), end)
        return body.span if body else None
    bare = _GAP.match(flat, start, end)
    if not bare or not _BARE_HEAD.match(flat, bare.end(), end):
        return None
    body = parse_body_at(flat, bare.end(), end)
    if body and " " not in body.name:  # ", Sở hướng dẫn": the citing body itself speaks
        return None
    follows = flat[body.span.end : body.span.end + 12].lstrip(" ,") if body else ""
    return body.span if body and follows.startswith(("về", "v/v", "V/v", "hướng dẫn", "quy định")) else None


@rule("citation.issuer")
@lru_cache(maxsize=1024)
def issuer_name(written: str) -> str:
    """Read the issuer's name: white space collapsed, abbreviations spelled out."""
    return expand(re.sub(r"\s+", " ", without_alias(written)).strip())


@rule("citation.issuer.own_territory")
@lru_cache(maxsize=1024)
def issuer_with_territory(written: str, *own: str) -> str:
    """Read the issuer's name and append the citing body's own territory where the words say only "tỉnh", "Sở …".

    `own` are the words of the citing document that tell its territory: issuer, body above it, place.
    """
    return append_own(issuer_name(written), own)

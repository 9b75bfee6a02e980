"""What the letter's own trích yếu names without a number: "V/v triển khai Công văn của Bộ Y tế về phòng chống dịch".

It is the first mention of the one document below that has this type and this issuer; of a law, this name.
"""

from __future__ import annotations

import re

from schemas import Span

from ..agencies.own import append_own
from ..lexicon import expand, type_named
from ..lexicon.lists import any_of
from ..text.keys import bare_key
from .coreference import issuer_key, law_key, law_name
from .governing import governing
from .group import Group, Naming, joined
from .head import Head
from .issuers import issuer_after

_TYPE = re.compile(rf"(?<!\w)(?P<type>{any_of('typed_in_subject')})(?P<gap>\s[^,.;:()\d]{{0,40}}?)??(?=\s+của\s)")
_LAW = re.compile(r"(?<!\w)(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh)\s+(?=[^\W\d_])")


def with_own_subject(
    flat: str, groups: list[Group], subject: tuple[int, int] | None, own: tuple[str, ...]
) -> list[Group]:
    """Return the groups with their mentions in the trích yếu that have no number.

    Args:
        flat: The text, line breaks as blanks.
        groups: The cited documents.
        subject: Where the trích yếu stands.
        own: The words that tell the citing body's own territory.
    """
    if subject is None or not groups:
        return groups
    found = list(groups)
    for head in _mentions(flat, *subject):
        fitting = [at for at, group in enumerate(found) if _is_same(flat, head, group, own)]
        if len(fitting) == 1:
            group = found[fitting[0]]
            head = _cut_to_name(flat, head, group)
            naming = Naming(head, governing(flat, subject[0], head.start), limit=subject[1])
            found[fitting[0]] = joined(group, group._replace(namings=(naming,), issued=None))
    return found


def _mentions(flat: str, start: int, end: int) -> list[Head]:
    """Return the documents that the trích yếu names by type and issuer, or by a law's name."""
    heads = []
    for match in _TYPE.finditer(flat, start, end):
        kind = type_named(match["type"])
        issuer = issuer_after(flat, match.end(), end)
        if kind and issuer:
            heads.append(
                Head(match.start(), issuer.end, type_span=Span(*match.span("type")), type_code=kind.code, issuer=issuer)
            )
    for match in _LAW.finditer(flat, start, end):
        kind = type_named(" ".join(match["type"].split()))
        heads.append(
            Head(
                match.start(),
                end,
                type_span=Span(*match.span("type")),
                type_code=kind.code if kind else None,
                law=Span(match.start(), end),
            )
        )
    return heads


def _cut_to_name(flat: str, head: Head, group: Group) -> Head:
    """Return the mention of a law cut to the law's name."""
    words = max((len(name.split()) for h in group.heads if (name := law_name(flat, h))), default=0)
    places = list(re.finditer(r"\w+", flat[head.start : head.end]))
    if not head.law or not words or len(places) < words:
        return head
    end = head.start + places[words - 1].end()
    return head._replace(end=end, law=Span(head.start, end))


def _is_same(flat: str, head: Head, group: Group, own: tuple[str, ...]) -> bool:
    """Tell whether a document cited with a number is the one that the trích yếu names."""
    first = group.first.head
    if not group.number or first.start < head.end or group.kind != head.type_code:
        return False
    if head.law:
        named = law_key(flat[head.law.start : head.law.end])
        return any(named == name or named.startswith(f"{name} ") for h in group.heads if (name := law_name(flat, h)))
    written = issuer_key(flat, group)
    if not (written and head.issuer):
        return False
    in_subject = bare_key(expand(flat[head.issuer.start : head.issuer.end]))
    return bare_key(append_own(written, own)) == bare_key(append_own(in_subject, own)) or written == in_subject

"""How documents hang together: the chain as a picture, who followed, deadlines along it; what a body sent and owes."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from schemas import CongVanError

from ...archive import Archive
from ...asking.chain_results import Chain
from ...asking.due import AHEAD, BACK
from ...asking.graph import WAYS
from ...asking.relations import relation_table, words_for
from ...asking.results import DocumentInfo
from ...exporting import drawing
from ...exporting.graphs import graph_of
from ...exporting.registers import code
from ...exporting.words import done_in_words, limit_in_words, progress_in_words
from ..context import TheArchive, TheWords, Today, rendered

router = APIRouter()
DEEPEST = 10
DRAWN = 120
"""Documents of a picture: more than anybody reads at once."""
LINES = 50
DIRECTIONS = {"both": "Both ways", "up": "What it rests on", "down": "What rests on it"}


def _chain(request: Request, archive: Archive, key: int) -> tuple[Chain, dict[str, Any]]:
    """Return the chain that the address asks for, and what it asks for."""
    given = request.query_params
    depth, direction, relation = given.get("depth", ""), given.get("direction", ""), given.get("relation", "")
    asked: dict[str, Any] = {
        "direction": direction if direction in WAYS else "both",
        "depth": min(DEEPEST, max(1, int(depth))) if depth.isdecimal() and len(depth) < 4 else 3,
        "relation": relation if relation in relation_table() else "",
        "everything": given.get("laws") == "1",
    }  # fmt: skip

    def walked() -> Chain:
        return archive.chain(
            key, direction=asked["direction"], depth=asked["depth"], everything=asked["everything"], limit=DRAWN,
            relations=[asked["relation"]] if asked["relation"] else None,
        )  # fmt: skip

    remembered = request.app.state.remembered  # the picture that is taken away is that of the page
    return remembered.get(("chain", key, *asked.values()), walked, of_now=True), asked


@router.get("/documents/{key}/chain")
def chain(request: Request, key: int, archive: TheArchive, words: TheWords) -> HTMLResponse:
    """Show the chain of a document: the picture, its edges with their sentences, what is not held and whom to ask."""
    found, asked = _chain(request, archive, key)
    picture = drawing.inline(found, address, words("Chain of {title}", title=words.title(found.start)), words.language)
    documents, links = graph_of(found)
    said = {(step.origin, step.dispatch.id): step for step in found}
    edges = []
    for link in links:
        step = said.get((link.citing, link.cited)) or said.get((link.cited, link.citing))
        third = step.asserted_by if step and link.kind == "asserted" else None
        relation = words_for(link.relation, words.language)
        edges.append(
            (documents[link.citing], relation, documents[link.cited], step.evidence.text if step else "", third)
        )
    citing: dict[int, int] = {}
    for link in links:
        citing[link.cited] = citing.get(link.cited, 0) + 1
    absent = [(each, citing.get(each.id, 0)) for each in documents.values() if not each.held]
    absent.sort(key=lambda each: -each[1])
    return rendered(
        request, "chain.html", document=found.start, picture=Markup(picture), edges=edges, absent=absent, asked=asked,
        directions=DIRECTIONS, depths=range(1, DEEPEST + 1), count=len(documents), cut=found.cut_by, code=code,
        folded=len(found.folded), relations=[(key, words_for(key, words.language)) for key in relation_table()],
        query=request.url.query, tab="chain",
    )  # fmt: skip


def address(document: DocumentInfo) -> str:
    """Return where a document of the picture leads to: its page."""
    return f"/documents/{document.id}"


@router.get("/documents/{key}/chain.svg")
def chain_as_svg(request: Request, key: int, archive: TheArchive, words: TheWords) -> Response:
    """Return the picture as a file."""
    found, _ = _chain(request, archive, key)
    return Response(
        drawing.svg(found, words.language), media_type="image/svg+xml",
        headers={"Content-Disposition": f'attachment; filename="chain-{key}.svg"',
                 "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
    )  # fmt: skip


@router.get("/documents/{key}/follow")
def follow(request: Request, key: int, archive: TheArchive, words: TheWords) -> HTMLResponse:
    """Show who of a document's addressees has acted on it, and who has not."""
    levels = 2 if request.query_params.get("levels") == "2" else 1
    remembered = request.app.state.remembered
    found = remembered.get(("follow", key, levels), lambda: archive.follow(key, levels=levels), of_now=True)
    return rendered(
        request, "follow.html", document=found.document, found=found, levels=levels, code=code, tab="follow",
        relation=lambda name: words_for(name, words.language),
    )  # fmt: skip


@router.get("/documents/{key}/cascade")
def cascade(request: Request, key: int, archive: TheArchive) -> HTMLResponse:
    """Show the deadlines of a document and of those that carry it out, side by side."""
    found = request.app.state.remembered.get(("cascade", key), lambda: archive.cascade(key), of_now=True)
    return rendered(
        request, "cascade.html", document=found.document, found=found, code=code, limit=limit_in_words, tab="cascade"
    )


@router.get("/agencies")
def agency(request: Request, archive: TheArchive, today: Today, words: TheWords) -> HTMLResponse:
    """Show a body: what it sent, and what it owes."""
    name = request.query_params.get("name", "").strip()
    page = request.query_params.get("page", "")
    number = max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1
    part = "sent" if request.query_params.get("part") == "sent" else "owed"
    sent, owed, complaint = None, [], None
    try:
        if name and part == "sent":
            sent = archive.listing(
                issuer=name, sort="issued", descending=True, limit=LINES, offset=(number - 1) * LINES
            )
        elif name:
            owed = request.app.state.remembered.due(
                for_agency=name, first=today - BACK, last=today + AHEAD, today=today
            )
            owed = sorted(owed, key=lambda each: each.state != "late")
    except CongVanError as error:
        complaint = words.error(str(error))
    total = sent.total if sent else 0
    return rendered(
        request, "agency.html", name=name, part=part, sent=sent, owed=owed[:LINES], owed_total=len(owed),
        complaint=complaint, code=code,
        number=number, pages=max(1, -(-total // LINES)), limit=limit_in_words, progress=progress_in_words,
        done=done_in_words,
    )  # fmt: skip

"""The simulated country as a graph of any size, written straight into the tables of an archive.

The documents are those of `papers`: directives down, reports up. What letters cite beside the one they rest on is added
here, five citations a document: laws that thousands cite, earlier letters of the same body, letters of the body above.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from extractors.document import DocumentText, Line
from extractors.lexicon.folded_units import province_key
from extractors.text.keys import bare_words
from pipeline import Archive
from pipeline.filing.agencies import folded_name
from pipeline.linking.identity import AgencyId
from pipeline.store.texts import dump_text
from schemas.number import number_key
from schemas.tables import METADATA

from . import bodies
from .bodies import CountryBody
from .papers import Paper, Writer

CITATIONS = 5
"""Citations a document, in the mean."""
HELD = 0.8
_LAWS = 400
_BATCH = 20_000
_GROUPS = (("district_committees", "UBND các huyện, thị xã"), ("departments", "Các sở, ban, ngành"))


@dataclass
class Graph:
    """What was written, as far as questions are drawn from it: keys of documents."""

    documents: int = 0
    citations: int = 0
    reports: list[int] = field(default_factory=list)
    """Documents of the lowest level."""
    directives: list[int] = field(default_factory=list)
    """Documents with addressees that others implement."""
    widest: list[int] = field(default_factory=list)
    """Documents with the most addressees."""
    most_cited: int = 0


def write(archive: Archive, count: int, seed: int) -> Graph:
    """Fill an empty archive with `count` documents and five times as many citations."""
    random_ = random.Random(seed)
    country = bodies.make(random_, 62, districts=10, communes=3)
    papers = Writer(country, random_).write(count - _LAWS)
    made = _Rows(papers, random_)
    if archive._engine.dialect.name == "sqlite":
        _fill_sqlite(archive, made)
    else:
        _fill_postgres(archive, made)
    return made.graph


class _Rows:
    """The rows of the tables, made one table after another so that millions need no memory."""

    def __init__(self, papers: Sequence[Paper], random_: random.Random) -> None:
        self._papers = papers
        self._random = random_
        self._ids = {paper.key: _LAWS + i + 1 for i, paper in enumerate(papers)}
        self._agencies: dict[int, int] = {}
        self._bodies: list[CountryBody] = []
        self._of_body: dict[int, list[int]] = {}
        self._cited_by: dict[int, list[int]] = {}
        for i, paper in enumerate(papers):
            if id(paper.issuer) not in self._agencies:
                self._bodies.append(paper.issuer)
                self._agencies[id(paper.issuer)] = len(self._bodies)
            self._of_body.setdefault(id(paper.issuer), []).append(i)
            for cited in paper.cites:
                if cited.paper is not None:
                    self._cited_by.setdefault(cited.paper.key, []).append(i)
        self._held = [random_.random() < HELD for _ in papers]
        self.graph = Graph(documents=_LAWS + len(papers))

    def agency(self) -> Iterator[dict[str, object]]:
        for i, body in enumerate(self._bodies, 1):
            meant = _agency(body)
            yield {
                "id": i, "key": f"{meant.key}@{body.first}#{i}", "name": body.full(), "name_fold": folded_name(meant),
                "body": meant.body, "level": body.level, "unit": meant.unit, "district": meant.district,
                "province": meant.province, "parent": None,
                "valid_from": None if body.first.year == 1 else body.first.isoformat(),
                "valid_to": None if body.last.year == 9999 else body.last.isoformat(),
            }  # fmt: skip

    def document(self) -> Iterator[dict[str, object]]:
        for i in range(1, _LAWS + 1):
            day = f"{2004 + i % 20}-{i % 12 + 1:02d}-15"
            yield self._document(i, f"{i}/{day[:4]}/NĐ-CP", "NĐ", "Chính phủ", None, "central", None, day,
                                 f"quy định về lĩnh vực {i}", held=False)  # fmt: skip
        for i, paper in enumerate(self._papers):
            body = paper.issuer
            yield self._document(
                _LAWS + i + 1, paper.number, paper.kind, body.full(), self._agencies[id(body)], body.level,
                body.province, paper.day.isoformat(), paper.subject, held=self._held[i],
            )  # fmt: skip

    def _document(
        self, key: int, number: str, kind: str, issuer: str, agency: int | None, level: str, province: str | None,
        day: str, subject: str, *, held: bool,
    ) -> dict[str, object]:  # fmt: skip
        serial, _, symbol = number.partition("/")
        return {
            "id": key, "block": number_key(number), "held": held, "rendition_id": key if held else None,
            "number": number, "serial": serial, "symbol": symbol, "doc_type": kind, "issuer": issuer,
            "issuer_fold": bare_words(issuer), "agency_id": agency, "level": level, "province": province,
            "issued": day, "issued_first": day, "issued_last": day, "subject": subject, "status": "issued",
            "content_key": hashlib.sha256(f"{number} {day} {issuer}".encode()).hexdigest(),
        }  # fmt: skip

    def document_text(self) -> Iterator[dict[str, object]]:
        text = "\n".join(f"{i}. Các đơn vị thực hiện nhiệm vụ theo kế hoạch." for i in range(60))
        data = dump_text(DocumentText(text=text, lines=(Line(0, len(text), page=1),), media_type="text/plain"))
        yield {"id": 1, "sha256": "0" * 64, "text_version": "country", "data": data}

    def rendition(self) -> Iterator[dict[str, object]]:
        for i, paper in enumerate(self._papers):
            if not self._held[i]:
                continue
            key = _LAWS + i + 1
            sha = hashlib.sha256(paper.number.encode() + str(key).encode()).hexdigest()
            record = {
                "file": {"name": f"{key}.docx", "sha256": sha, "media_type": "text/plain"},
                "doc_type": {"code": paper.kind, "name": paper.kind}, "subject": paper.subject,
                "issuer": {"name": paper.issuer.head, "level": paper.issuer.level, "province": paper.issuer.province},
                "issued": paper.day.isoformat(), "status": "issued",
            }  # fmt: skip
            yield {
                "id": key, "document_id": key, "sha256": sha, "part": 1, "name": f"{key}.docx",
                "media_type": "text/plain", "text_source": "native", "partial": False, "is_primary": True,
                "text_version": "country", "record_version": "country", "text_hash": sha, "role": "dispatch",
                "text_id": 1, "record": json.dumps(record, ensure_ascii=False),
            }  # fmt: skip

    def citation(self) -> Iterator[dict[str, object]]:
        key = 0
        for i, paper in enumerate(self._papers):
            if not self._held[i]:
                continue
            citing = _LAWS + i + 1
            for cited, relation in self._edges(i, paper):
                key += 1
                yield {
                    "id": key, "rendition_id": citing, "local_id": f"c{key}", "kind": "direct", "current": True,
                    "relation": relation, "asserted_by": citing, "citing_id": citing, "cited_id": cited,
                    "state": "resolved", "confidence": 0.97, "method": "number, date",
                }  # fmt: skip
        self.graph.citations = key

    def _edges(self, i: int, paper: Paper) -> dict[int, str].items:  # type: ignore[valid-type]
        random_ = random.Random(paper.seed)
        edges: dict[int, str] = {}
        for cited in paper.cites:
            if cited.paper is not None and cited.within is None:
                edges.setdefault(self._ids[cited.paper.key], cited.relation)
        for _ in range(random_.choice((1, 2, 2, 3))):
            edges.setdefault(1 + int(_LAWS * random_.random() ** 4), "basis")
        earlier = self._of_body[id(paper.issuer)]
        place = bisect_left(earlier, i)
        above = self._of_body.get(id(paper.issuer.above), []) if paper.issuer.above else []
        over = bisect_left(above, i)
        wanted = round(random_.gauss(CITATIONS / HELD, 2))
        for _ in range(max(0, wanted - len(edges))):
            if above and over and random_.random() < 0.4:
                edges.setdefault(_LAWS + 1 + above[random_.randrange(max(0, over - 60), over)], "per")
            elif place:
                nearby = earlier[random_.randrange(max(0, place - 40), place)]
                edges.setdefault(_LAWS + 1 + nearby, random_.choice(("mentions", "follows_up", "mentions")))
            else:
                edges.setdefault(1 + int(_LAWS * random_.random() ** 4), "basis")
        return edges.items()

    def mention(self) -> Iterator[dict[str, object]]:
        for key in range(1, self.graph.citations + 1):
            yield {
                "id": key, "citation_id": key, "text_id": 1, "start": 10, "end": 40, "page": 1,
                "relation": "mentions", "text": "văn bản số nêu trên của cơ quan cấp trên",
            }  # fmt: skip

    def recipient(self) -> Iterator[dict[str, object]]:
        """Addressees: those who later act on a letter, and with them all bodies that a group names."""
        key = 0
        widest: list[tuple[int, int]] = []
        for i, paper in enumerate(self._papers):
            followers = self._cited_by.get(paper.key, ())
            if not self._held[i] or not followers:
                continue
            document = _LAWS + i + 1
            named = {id(self._papers[f].issuer): self._papers[f].issuer for f in followers}
            size = len(named)
            if i % 500 == 0:  # a circular to two hundred bodies
                extra = self._random.sample(self._bodies, min(200, len(self._bodies)))
                named |= {id(body): body for body in extra}
                size = len(named)
            rows: list[tuple[str, int | None, str | None, str | None]]
            rows = [(body.full(), self._agencies[id(body)], None, None) for body in named.values()]
            if paper.issuer.level == "province" and i % 3 == 0:
                kind, words = _GROUPS[i % 2]
                rows.append((words, None, kind, province_key(paper.issuer.province or "")))
            for position, (words, agency, members, province) in enumerate(rows):
                key += 1
                yield {
                    "id": key, "rendition_id": document, "part": "addressees", "position": position,
                    "as_written": words, "agency_id": agency, "members": members,
                    "scope": "province" if members else None, "province": province,
                }  # fmt: skip
            widest.append((size, document))
            self.graph.directives.append(document)
        self.graph.widest = [document for _, document in sorted(widest, reverse=True)[:200]]

    def finish(self) -> None:
        """Choose what questions are drawn from."""
        self.graph.reports = [
            _LAWS + i + 1 for i, p in enumerate(self._papers) if self._held[i] and p.issuer.level == "commune"
        ]
        self.graph.most_cited = 1


TABLES = ("agency", "document", "document_text", "rendition", "citation", "mention", "recipient")


def _agency(body: CountryBody) -> AgencyId:
    fold = lambda words: bare_words(words) if words else None  # noqa: E731
    province = province_key(body.province) if body.province else None
    return AgencyId(bare_words(body.name), fold(body.commune), fold(body.district), province, body.level)


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    rows = iter(rows)
    while batch := list(itertools.islice(rows, _BATCH)):
        yield batch


def _fill_sqlite(archive: Archive, made: _Rows) -> None:
    """Write with indexes put aside: made at the end, they cost a tenth."""
    with archive._engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute("PRAGMA foreign_keys=OFF")
        indexes = [(index.name, index) for name in TABLES for index in METADATA.tables[name].indexes]
        for name, _ in indexes:
            driver.execute(f"DROP INDEX IF EXISTS {name}")
        driver.execute("BEGIN")
        for name in TABLES:
            for batch in _batches(getattr(made, name)()):
                columns = list(batch[0])
                slots = ", ".join("?" * len(columns))
                quoted = ", ".join(f'"{column}"' for column in columns)
                driver.executemany(
                    f'INSERT INTO "{name}" ({quoted}) VALUES ({slots})', [tuple(row.values()) for row in batch]
                )
        driver.execute("COMMIT")
        for _, index in indexes:
            driver.execute(str(sa.schema.CreateIndex(index).compile(dialect=archive._engine.dialect)))
    made.finish()


def _fill_postgres(archive: Archive, made: _Rows) -> None:
    with archive._engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        cursor = driver.cursor()
        cursor.execute("SET session_replication_role = replica")  # no checks of keys that are right
        for name in TABLES:
            for i, batch in enumerate(_batches(getattr(made, name)())):
                columns = list(batch[0])
                quoted = ", ".join(f'"{column}"' for column in columns)
                with cursor.copy(f'COPY "{name}" ({quoted}) FROM STDIN') as copy:
                    for row in batch:
                        copy.write_row(tuple(row.values()))
                if i == 0:
                    driver.commit()
        driver.commit()
        cursor.execute("ANALYZE")
        driver.commit()
    made.finish()

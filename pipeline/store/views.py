"""Read-only views for people who query the archive with SQL; made anew whenever an archive is created or upgraded."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from .desk_views import DESK_VIEWS

VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "v_document": (
        """
        SELECT d.id AS id, d.held AS held, d.number AS number, d.symbol AS symbol, d.doc_type AS doc_type,
               d.issuer AS issuer, d.level AS level, d.province AS province,
               d.place AS place, d.issued AS issued, d.subject AS subject,
               d.status AS status, d.secrecy AS secrecy, d.urgency AS urgency, d.issuer_method AS issuer_method,
               d.issuer_reason AS issuer_reason, r.name AS file, r.sha256 AS sha256, r.part AS part, r.pages AS pages,
               r.needs_review AS needs_review, d.differing AS differing
        FROM document d LEFT JOIN rendition r ON r.id = d.rendition_id
        """,
        {
            "id": "key of the document in this archive",
            "held": "true where a file of it is in the archive, false where it is only cited",
            "number": "canonical số, ký hiệu; null where the number is blank",
            "symbol": "ký hiệu, also where the number is blank",
            "doc_type": "code of the type: CV, QĐ, KH …",
            "issuer": "issuing body, as printed in its header or as cited",
            "level": "central, province, district, commune, other",
            "province": "bare name of the province whose body the issuer is",
            "place": "địa danh",
            "issued": "date of issue as EDTF: 2023-03-30, 2022-07-XX",
            "subject": "trích yếu",
            "status": "issued, unnumbered, draft, copy; null where only cited",
            "secrecy": "độ mật",
            "urgency": "độ khẩn",
            "issuer_method": "header, words, symbol: how the issuer is known",
            "issuer_reason": "what an inferred issuer rests on",
            "file": "name of the file that is shown",
            "sha256": "hash of that file",
            "part": "which dispatch of that file it is, counted from 1",
            "pages": "its pages",
            "needs_review": "JSON list of the values that a person should look at, as paths into its record",
            "differing": "JSON list of the values on which the document's files differ; null where they agree",
        },
    ),
    "v_citation": (
        """
        SELECT c.id AS id, c.kind AS kind, c.relation AS relation, c.state AS state, c.confidence AS confidence,
               c.method AS method, c.reason AS reason, c.citing_id AS citing_id, a.number AS citing_number,
               a.issuer AS citing_issuer, c.cited_id AS cited_id, b.number AS cited_number, b.issuer AS cited_issuer,
               c.number AS number_as_cited, c.issued AS issued_as_cited, c.issuer AS issuer_as_cited,
               c.asserted_by AS asserted_by, c.proposed_id AS proposed_id, p.number AS proposed_number,
               (SELECT m.text FROM mention m WHERE m.citation_id = COALESCE(c.source_id, c.id)
                ORDER BY m.start LIMIT 1) AS words
        FROM citation c LEFT JOIN document a ON a.id = c.citing_id LEFT JOIN document b ON b.id = c.cited_id
             LEFT JOIN document p ON p.id = c.proposed_id
        WHERE c.current AND c.state <> 'self'
        """,
        {
            "id": "key of the edge",
            "kind": "direct; nested (named only in the subject of another); asserted (between two cited documents)",
            "relation": "basis, implements, replies_to …",
            "state": "resolved; candidate (a held document is proposed); ambiguous; unidentified",
            "confidence": "0 to 1",
            "method": "what agreed",
            "reason": "what an inferred issuer rests on; of a candidate: what differs, or what agrees",
            "citing_id": "document that rests on the other",
            "citing_number": "its number",
            "citing_issuer": "its issuer",
            "cited_id": "document rested on, as it is cited; null where ambiguous or unidentified",
            "cited_number": "its number",
            "cited_issuer": "its issuer",
            "number_as_cited": "as printed in the citing text",
            "issued_as_cited": "date in the citing text, EDTF",
            "issuer_as_cited": "issuer in the words of the citing text",
            "asserted_by": "document whose text says so",
            "proposed_id": "held document that is proposed for what is cited, where the state is candidate",
            "proposed_number": "its number",
            "words": "the first mention",
        },
    ),
    "v_deadline": (
        """
        SELECT t.id AS id, d.id AS document_id, d.number AS number, d.issuer AS issuer, d.issued AS issued,
               t.operator AS operator, t.boundary AS boundary, t.last_day AS last_day, t.rrule AS rrule,
               t.ends AS ends, t.start_event AS start_event, t.assignees AS assignees, t.task AS task,
               t.deliver_to AS deliver_to, t.via AS via, t.channel AS channel, t.form AS form, t.quote AS quote,
               t.page AS page, e.uid AS uid, e.sequence AS sequence
        FROM deadline t JOIN rendition r ON r.id = t.rendition_id JOIN document d ON d.id = r.document_id
             LEFT JOIN calendar_entry e ON e.id = t.entry_id
        WHERE t.current
        """,
        {
            "id": "key of the deadline",
            "document_id": "document that sets it",
            "number": "its number",
            "issuer": "its issuer",
            "issued": "its date, EDTF",
            "operator": "before, by, on, within, window, every",
            "boundary": "the written boundary, EDTF; P5D, P5BD",
            "last_day": "last day on which acting is in time",
            "rrule": "RFC 5545 rule with the written day",
            "ends": "last day of a recurring one, where one is stated",
            "start_event": "what a relative term counts from",
            "assignees": "JSON list of who must act",
            "task": "what must be done",
            "deliver_to": "who receives it",
            "via": "through whom",
            "channel": "how it is sent",
            "form": "form that must be used",
            "quote": "the words that set it",
            "page": "page of the words",
            "uid": "calendar UID, kept for the archive's life",
            "sequence": "how often the calendar entry has changed",
        },
    ),
    "v_recipient": (
        """
        SELECT w.id AS id, r.document_id AS document_id, w.deadline_id AS deadline_id, w.part AS part,
               w.position AS position, w.as_written AS as_written, a.name AS agency, a.key AS agency_key,
               w.members AS members, w.scope AS scope, w.province AS province, w.district AS district,
               w.commune AS commune
        FROM recipient w JOIN rendition r ON r.id = w.rendition_id LEFT JOIN agency a ON a.id = w.agency_id
        WHERE r.is_primary OR r.role = 'appendix'
        """,
        {
            "id": "key of the row; an item that names several groups has several",
            "document_id": "document whose list or deadline it stands in",
            "deadline_id": "deadline whose assignee or receiver it is; null for an item of a list",
            "part": "addressees, invitees, distribution; assignees, deliver_to",
            "position": "place in the list, counted from 0",
            "as_written": "the words",
            "agency": "the body that is meant; null for a group",
            "agency_key": "what tells that body apart from others of its name",
            "members": "kind of group: district_committees, departments …, anybody where the words do not tell",
            "scope": "country, or the level of the group's territory; null where nobody knows whose it is",
            "province": "folded province of body or group",
            "district": "its folded district",
            "commune": "its folded commune",
        },
    ),
}
VIEWS |= DESK_VIEWS
"""Name → SQL and what each column holds."""


def create(connection: Connection) -> None:
    """Make the views."""
    for name, (query, _) in VIEWS.items():
        connection.execute(sa.text(f"CREATE VIEW {name} AS {query}"))


def drop(connection: Connection) -> None:
    """Remove the views, so that the tables under them can change."""
    for name in reversed(VIEWS):
        connection.execute(sa.text(f"DROP VIEW IF EXISTS {name}"))

"""Views of what stands around documents: files, parties, signers, arrivals, corrections, what is done, outcomes."""

from __future__ import annotations

_FILE = "rendition r JOIN document d ON d.id = r.document_id"

DESK_VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "v_file": (
        """
        SELECT r.id AS id, r.document_id AS document_id, r.name AS name, r.sha256 AS sha256, r.part AS part,
               r.role AS role, r.is_primary AS is_shown, r.media_type AS media_type, r.pages AS pages,
               r.text_source AS text_source, r.size AS size, s.path AS path,
               CASE WHEN s.path IS NULL THEN (SELECT MAX(f.gone_at) FROM former_place f WHERE f.sha256 = r.sha256)
               END AS gone_at
        FROM rendition r LEFT JOIN source_file s ON s.sha256 = r.sha256
        """,
        {
            "id": "key of the file of a document; one that lies in two places has two rows",
            "document_id": "the document",
            "name": "name of the file",
            "sha256": "hash of its bytes",
            "part": "which dispatch of the file, counted from 1",
            "role": "dispatch or appendix",
            "is_shown": "true for the file whose record is shown",
            "media_type": "format",
            "pages": "number of pages",
            "text_source": "text, ocr, mixed",
            "size": "bytes",
            "path": "where it lies now; null where no run met it at a path, or it lies nowhere any more",
            "gone_at": "moment (UTC) at which it was noticed that it lies nowhere any more",
        },
    ),
    "v_text": (
        """
        SELECT t.id AS id, r.document_id AS document_id, r.name AS file, t.sha256 AS sha256,
               t.text_version AS text_version, LENGTH(t.data) AS stored_bytes, r.record AS record
        FROM document_text t JOIN rendition r ON r.text_id = t.id
        """,
        {
            "id": "key of the stored text; pipeline.store.texts reads it",
            "document_id": "the document",
            "file": "name of the file",
            "sha256": "hash of the file",
            "text_version": "what made the text",
            "stored_bytes": "size of the compressed text",
            "record": "the whole record as JSON, as extracted",
        },
    ),
    "v_party": (
        f"""
        SELECT p.id AS id, d.id AS document_id, d.number AS number, p.part AS part, p.position AS position,
               p.as_written AS as_written, p.kind AS kind, p.name AS name, p.role AS role
        FROM {_FILE} JOIN party p ON p.rendition_id = r.id WHERE r.is_primary
        """,
        {
            "id": "key of the item",
            "document_id": "the document",
            "number": "its number",
            "part": "addressees, invitees, distribution",
            "position": "place in the list, counted from 0",
            "as_written": "the words",
            "kind": "agency, group, person, archive (Lưu), same (Như trên)",
            "name": "the body's whole name; null where it is not certain",
            "role": "what the item says of the copy: để báo cáo …",
        },
    ),
    "v_signer": (
        f"""
        SELECT g.id AS id, d.id AS document_id, d.number AS number, d.issuer AS issuer, d.issued AS issued,
               g.position AS position, g.authority AS authority, g.title AS title, g.name AS name, g.rank AS rank
        FROM {_FILE} JOIN signature g ON g.rendition_id = r.id WHERE r.is_primary
        """,
        {
            "id": "key of the signature block",
            "document_id": "the document",
            "number": "its number",
            "issuer": "its issuer",
            "issued": "its date, EDTF",
            "position": "place from the left, counted from 0",
            "authority": "JSON list of the lines above the title: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH",
            "title": "the signer's title",
            "name": "the signer's name",
            "rank": "military rank or degree",
        },
    ),
    "v_arrival": (
        f"""
        SELECT d.id AS document_id, d.number AS number, d.issuer AS issuer, d.issued AS issued,
               COALESCE(a.number, r.stamp_number) AS arrival_number, COALESCE(a.date, r.stamp_date) AS arrival_date,
               CASE WHEN a.id IS NULL THEN 'stamp' ELSE 'register' END AS source, r.stamp_agency AS stamp_agency,
               a.unit AS unit, a.passed_on AS passed_on, a.note AS note
        FROM {_FILE} LEFT JOIN receipt a ON a.sha256 = r.sha256 AND a.part = r.part
        WHERE r.is_primary AND (a.id IS NOT NULL OR r.stamp_date IS NOT NULL OR r.stamp_number IS NOT NULL)
        """,
        {
            "document_id": "the document",
            "number": "its number",
            "issuer": "its issuer",
            "issued": "its date, EDTF",
            "arrival_number": "số đến",
            "arrival_date": "ngày đến, EDTF",
            "source": "register (a person said so) or stamp",
            "stamp_agency": "the receiving office as the stamp prints it",
            "unit": "unit or person it was handed to",
            "passed_on": "day on which it was handed on",
            "note": "a remark",
        },
    ),
    "v_correction": (
        f"""
        SELECT c.id AS id, d.id AS document_id, d.number AS number, c.path AS path, c.value AS value,
               c.made_at AS made_at, c.made_by AS made_by, r.name AS file
        FROM {_FILE} JOIN correction c ON c.sha256 = r.sha256 AND c.part = r.part
        """,
        {
            "id": "key of the correction; a document of two files has it twice",
            "document_id": "the document",
            "number": "its number, corrected",
            "path": "the corrected field",
            "value": "its value, JSON",
            "made_at": "when, ISO 8601",
            "made_by": "who",
            "file": "name of the file",
        },
    ),
    "v_done": (
        """
        SELECT x.id AS id, x.uid AS uid, e.document_id AS document_id, x.day AS day, x.done_at AS done_at,
               x.done_by AS done_by, x.note AS note, x.undone_at AS undone_at, x.undone_by AS undone_by
        FROM done x LEFT JOIN calendar_entry e ON e.uid = x.uid
        """,
        {
            "id": "key of the row",
            "uid": "calendar UID of the deadline",
            "document_id": "the document that sets it; null where no text does any more",
            "day": "of a recurring one the day that is done; null where it is done as a whole",
            "done_at": "when somebody said that it is done, ISO 8601",
            "done_by": "who",
            "note": "a remark",
            "undone_at": "when it was taken back; null while it holds",
            "undone_by": "by whom",
        },
    ),
    "v_outcome": (
        """
        SELECT o.id AS id, o.run_id AS run_id, u.started_at AS started_at, o.path AS path, o.code AS code,
               o.detail AS detail, o.sha256 AS sha256, o.seconds AS seconds
        FROM outcome o JOIN run u ON u.id = o.run_id
        """,
        {
            "id": "key of the outcome",
            "run_id": "the run of ingest",
            "started_at": "when it began",
            "path": "the file",
            "code": "what became of it: read, duplicate, needs_ocr …",
            "detail": "what exactly",
            "sha256": "hash of its bytes",
            "seconds": "time of computing",
        },
    ),
}
"""Name → SQL and what each column holds, as in `pipeline.store.views`."""

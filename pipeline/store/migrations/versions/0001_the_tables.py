"""The tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_fold", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("key", name=op.f("uq_agency_key")),
    )
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_name_fold"), ["name_fold"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("sha256", "path", name=op.f("uq_correction_sha256_path")),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("finished_at", sa.String(), nullable=True),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("sources", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "source_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_file")),
        sa.UniqueConstraint("path", name=op.f("uq_source_file_path")),
    )
    with op.batch_alter_table("source_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("serial", sa.String(), nullable=True),
        sa.Column("symbol", sa.String(), nullable=True),
        sa.Column("doc_type", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("issuer_fold", sa.String(), nullable=True),
        sa.Column("issuer_method", sa.String(), nullable=True),
        sa.Column("issuer_reason", sa.String(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("issued", sa.String(), nullable=True),
        sa.Column("issued_first", sa.String(), nullable=True),
        sa.Column("issued_last", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("secrecy", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("content_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_document_agency_id_agency")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_block"), ["block"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_issued_first"), ["issued_first"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_issuer_fold"), ["issuer_fold"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_level_held"), ["level", "held"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_rendition_id"), ["rendition_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_outcome_run_id_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_path"), ["path"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_run_id"), ["run_id"], unique=False)

    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("local_id", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("boundary", sa.String(), nullable=True),
        sa.Column("quote_fold", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_calendar_entry_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
        sa.UniqueConstraint("document_id", "local_id", name=op.f("uq_calendar_entry_document_id_local_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_entry_uid")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("candidates", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_claim_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("block", "signature", name=op.f("uq_claim_block_signature")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_document_id"), ["document_id"], unique=False)

    op.create_table(
        "rendition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("text_source", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_rendition_claim_id_claim")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_rendition_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendition")),
        sa.UniqueConstraint("sha256", name=op.f("uq_rendition_sha256")),
    )
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rendition_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rendition_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_rendition_text_hash"), ["text_hash"], unique=False)

    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("local_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("asserted_by", sa.Integer(), nullable=False),
        sa.Column("citing_id", sa.Integer(), nullable=True),
        sa.Column("citing_claim_id", sa.Integer(), nullable=True),
        sa.Column("cited_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("doc_type", sa.String(), nullable=True),
        sa.Column("issued", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["asserted_by"], ["document.id"], name=op.f("fk_citation_asserted_by_document")),
        sa.ForeignKeyConstraint(["cited_id"], ["document.id"], name=op.f("fk_citation_cited_id_document")),
        sa.ForeignKeyConstraint(["citing_claim_id"], ["claim.id"], name=op.f("fk_citation_citing_claim_id_claim")),
        sa.ForeignKeyConstraint(["citing_id"], ["document.id"], name=op.f("fk_citation_citing_id_document")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_citation_claim_id_claim")),
        sa.ForeignKeyConstraint(["rendition_id"], ["rendition.id"], name=op.f("fk_citation_rendition_id_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_citation_cited_id_current_state"), ["cited_id", "current", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_citation_citing_claim_id"), ["citing_claim_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_citation_citing_id_current_state"), ["citing_id", "current", "state"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_citation_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_citation_rendition_id_local_id"), ["rendition_id", "local_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("local_id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("boundary", sa.String(), nullable=True),
        sa.Column("last_day", sa.String(), nullable=True),
        sa.Column("rrule", sa.String(), nullable=True),
        sa.Column("start_event", sa.String(), nullable=True),
        sa.Column("assignees", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=True),
        sa.Column("deliver_to", sa.String(), nullable=True),
        sa.Column("via", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["calendar_entry.id"], name=op.f("fk_deadline_entry_id_calendar_entry")),
        sa.ForeignKeyConstraint(["rendition_id"], ["rendition.id"], name=op.f("fk_deadline_rendition_id_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadline_last_day"), ["last_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_deadline_rendition_id"), ["rendition_id"], unique=False)

    op.create_table(
        "document_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["rendition_id"], ["rendition.id"], name=op.f("fk_document_text_rendition_id_rendition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_text")),
        sa.UniqueConstraint(
            "rendition_id", "reader_version", name=op.f("uq_document_text_rendition_id_reader_version")
        ),
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("as_written", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["rendition_id"], ["rendition.id"], name=op.f("fk_party_rendition_id_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_rendition_id"), ["rendition_id"], unique=False)

    op.create_table(
        "signature",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rendition_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("rank", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["rendition_id"], ["rendition.id"], name=op.f("fk_signature_rendition_id_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
    )
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signature_rendition_id"), ["rendition_id"], unique=False)

    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("citation_id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["citation_id"], ["citation.id"], name=op.f("fk_mention_citation_id_citation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_citation_id"), ["citation_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention_citation_id"))

    op.drop_table("mention")
    with op.batch_alter_table("signature", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signature_rendition_id"))

    op.drop_table("signature")
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_party_rendition_id"))

    op.drop_table("party")
    op.drop_table("document_text")
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadline_rendition_id"))
        batch_op.drop_index(batch_op.f("ix_deadline_last_day"))

    op.drop_table("deadline")
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citation_rendition_id_local_id"))
        batch_op.drop_index(batch_op.f("ix_citation_claim_id"))
        batch_op.drop_index(batch_op.f("ix_citation_citing_id_current_state"))
        batch_op.drop_index(batch_op.f("ix_citation_citing_claim_id"))
        batch_op.drop_index(batch_op.f("ix_citation_cited_id_current_state"))

    op.drop_table("citation")
    with op.batch_alter_table("rendition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rendition_text_hash"))
        batch_op.drop_index(batch_op.f("ix_rendition_document_id"))
        batch_op.drop_index(batch_op.f("ix_rendition_claim_id"))

    op.drop_table("rendition")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_document_id"))

    op.drop_table("claim")
    op.drop_table("calendar_entry")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_run_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_path"))

    op.drop_table("outcome")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_rendition_id"))
        batch_op.drop_index(batch_op.f("ix_document_level_held"))
        batch_op.drop_index(batch_op.f("ix_document_issuer_fold"))
        batch_op.drop_index(batch_op.f("ix_document_issued_first"))
        batch_op.drop_index(batch_op.f("ix_document_block"))

    op.drop_table("document")
    with op.batch_alter_table("source_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_file_sha256"))

    op.drop_table("source_file")
    op.drop_table("run")
    op.drop_table("counter")
    op.drop_table("correction")
    with op.batch_alter_table("agency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_name_fold"))

    op.drop_table("agency")

"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS_SQLITE = (
    "CREATE VIRTUAL TABLE words USING fts5"
    "(text, content='report', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE other_words USING fts5(text, tokenize='trigram')",
)
WORDS_POSTGRESQL = (
    "CREATE TABLE words (report integer NOT NULL REFERENCES report (id), piece integer NOT NULL,"
    " vector tsvector NOT NULL, PRIMARY KEY (report, piece))",
    "CREATE INDEX ix_words_vector ON words USING gin (vector)",
    "CREATE TABLE other_words (report integer PRIMARY KEY REFERENCES report (id), text text NOT NULL)",
)
TRIGRAMS = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_other_words_text ON other_words USING gin (text gin_trgm_ops)",
)


def upgrade() -> None:
    """Make the tables."""
    _tables()
    _checks()
    if op.get_bind().dialect.name == "sqlite":
        for statement in WORDS_SQLITE:
            op.execute(statement)
        return
    for statement in WORDS_POSTGRESQL:
        op.execute(statement)
    _index_trigrams()


def _index_trigrams() -> None:
    """Index words in other scripts where the extension may be made; else they are found by looking through all."""
    connection = op.get_bind()
    attempt = connection.begin_nested()
    try:
        for statement in TRIGRAMS:
            op.execute(statement)
    except sa.exc.DBAPIError:
        attempt.rollback()
    else:
        attempt.commit()


def _tables() -> None:
    op.create_table(
        "candidate",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("node", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("tally", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "node", name=op.f("pk_candidate")),
    )
    op.create_table(
        "candidate_key",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("node", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "node", name=op.f("pk_candidate_key")),
    )
    op.create_index(op.f("ix_candidate_key_kind_node"), "candidate_key", ["kind", "node"], unique=False)
    op.create_table(
        "content",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "grouping",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_grouping")),
    )
    op.create_index(
        op.f("ix_grouping_kind_country_first_day"), "grouping", ["kind", "country", "first_day"], unique=False
    )
    op.create_index(op.f("ix_grouping_kind_first_day"), "grouping", ["kind", "first_day"], unique=False)
    op.create_index(
        op.f("ix_grouping_kind_origins_reports_first_day_key"),
        "grouping",
        ["kind", "origins", "reports", "first_day", "key"],
        unique=False,
    )
    op.create_index(op.f("ix_grouping_kind_reports_key"), "grouping", ["kind", "reports", "key"], unique=False)
    op.create_index(op.f("ix_grouping_kind_type_first_day"), "grouping", ["kind", "type", "first_day"], unique=False)
    op.create_table(
        "link",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "one", "other", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_kind_other_one"), "link", ["kind", "other", "one"], unique=False)
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("bytes_sha256", sa.String(), nullable=True),
        sa.Column("text_sha256", sa.String(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log")),
        sa.UniqueConstraint("hash", name=op.f("uq_log_hash")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("anchors", sa.JSON(), nullable=False),
        sa.Column("settles", sa.Integer(), nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added"], ["log.seq"], name=op.f("fk_decision_added")),
        sa.ForeignKeyConstraint(["settles"], ["decision.id"], name=op.f("fk_decision_settles")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("settles", name=op.f("uq_decision_settles")),
    )
    op.create_index(op.f("ix_decision_other"), "decision", ["other"], unique=False)
    op.create_index(op.f("ix_decision_target"), "decision", ["target"], unique=False)
    op.create_table(
        "membership",
        sa.Column("grouping", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grouping"], ["grouping.key"], name=op.f("fk_membership_grouping"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("grouping", "member", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_member_kind"), "membership", ["member", "kind"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version_of", sa.Integer(), nullable=True),
        sa.Column("version_kind", sa.String(), nullable=True),
        sa.Column("arrival", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("redacted", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["added"], ["log.seq"], name=op.f("fk_report_added")),
        sa.ForeignKeyConstraint(["redacted"], ["log.seq"], name=op.f("fk_report_redacted")),
        sa.ForeignKeyConstraint(["version_of"], ["report.id"], name=op.f("fk_report_version_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("key", name=op.f("uq_report_key")),
        sa.UniqueConstraint("name", name=op.f("uq_report_name")),
    )
    op.create_index(op.f("ix_report_first_day"), "report", ["first_day"], unique=False)
    op.create_index(op.f("ix_report_outlet"), "report", ["outlet"], unique=False)
    op.create_index(op.f("ix_report_text_sha256"), "report", ["text_sha256"], unique=False)
    op.create_index(op.f("ix_report_url"), "report", ["url"], unique=False)
    op.create_index(op.f("ix_report_version_of"), "report", ["version_of"], unique=False)
    op.create_table(
        "stamp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added"], ["log.seq"], name=op.f("fk_stamp_added")),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name=op.f("fk_stamp_seq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stamp")),
    )
    op.create_index(op.f("ix_stamp_seq"), "stamp", ["seq"], unique=False)
    op.create_table(
        "unsettled",
        sa.Column("grouping", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["grouping"], ["grouping.key"], name=op.f("fk_unsettled_grouping"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("grouping", name=op.f("pk_unsettled")),
    )
    op.create_table(
        "candidate_member",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("node", sa.String(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_candidate_member_report")),
        sa.PrimaryKeyConstraint("kind", "member", name=op.f("pk_candidate_member")),
    )
    op.create_index(
        op.f("ix_candidate_member_kind_node_member"), "candidate_member", ["kind", "node", "member"], unique=False
    )
    op.create_index(op.f("ix_candidate_member_kind_report"), "candidate_member", ["kind", "report"], unique=False)
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("codebook", sa.String(), nullable=False),
        sa.Column("min_confidence", sa.Float(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["added"], ["log.seq"], name=op.f("fk_reading_added")),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_reading_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_report"), "reading", ["report"], unique=False)
    op.create_table(
        "anchoring",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("how", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_anchoring_decision")),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("fk_anchoring_reading")),
        sa.PrimaryKeyConstraint("decision", "side", "reading", name=op.f("pk_anchoring")),
    )
    op.create_index(op.f("ix_anchoring_key"), "anchoring", ["key"], unique=False)
    op.create_table(
        "entity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("fk_entity_reading")),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_entity_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
    )
    op.create_index(op.f("ix_entity_key"), "entity", ["key"], unique=False)
    op.create_index(op.f("ix_entity_reading"), "entity", ["reading"], unique=False)
    op.create_index(op.f("ix_entity_report"), "entity", ["report"], unique=False)
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.String(), nullable=True),
        sa.Column("geonames", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("fk_record_reading")),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_record_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("reading", "key", name=op.f("uq_record_reading_key")),
    )
    op.create_index(op.f("ix_record_geonames"), "record", ["geonames"], unique=False)
    op.create_index(op.f("ix_record_key"), "record", ["key"], unique=False)
    op.create_index(op.f("ix_record_kind_country_first_day"), "record", ["kind", "country", "first_day"], unique=False)
    op.create_index(op.f("ix_record_kind_report_position"), "record", ["kind", "report", "position"], unique=False)
    op.create_index(op.f("ix_record_kind_type_first_day"), "record", ["kind", "type", "first_day"], unique=False)
    op.create_index(op.f("ix_record_report"), "record", ["report"], unique=False)
    op.create_table(
        "entity_name",
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.id"], name=op.f("fk_entity_name_entity")),
        sa.PrimaryKeyConstraint("entity", "name", name=op.f("pk_entity_name")),
    )
    op.create_index(op.f("ix_entity_name_name"), "entity_name", ["name"], unique=False)
    op.create_table(
        "part",
        sa.Column("record", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.id"], name=op.f("fk_part_entity")),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name=op.f("fk_part_record")),
        sa.PrimaryKeyConstraint("record", "entity", "role", name=op.f("pk_part")),
    )
    op.create_index(op.f("ix_part_entity"), "part", ["entity"], unique=False)


def _checks() -> None:
    op.create_table(
        "group_check",
        sa.Column("grouping", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grouping"], ["grouping.key"], name=op.f("fk_group_check_grouping"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("grouping", "number", name=op.f("pk_group_check")),
    )
    op.create_index(
        op.f("ix_group_check_weight_day_grouping_number"),
        "group_check",
        ["weight", "day", "grouping", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_group_check_country_weight_day_grouping_number"),
        "group_check",
        ["country", "weight", "day", "grouping", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_group_check_kind_weight_day_grouping_number"),
        "group_check",
        ["kind", "weight", "day", "grouping", "number"],
        unique=False,
    )
    is_check = sa.text("kind = 'check'")
    op.create_index(
        "ix_record_check",
        "record",
        ["status", "report"],
        unique=False,
        sqlite_where=is_check,
        postgresql_where=is_check,
    )

"""The tables of the evidence base, for SQLite and PostgreSQL alike.

Nothing is ever updated but what says how things stand now (``current``, and the groups that linking makes) and the
content that a redaction takes away. Besides these tables there are the words of reports, which each database keeps in
its own way (``words``).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_IS_CHECK = text("kind = 'check'")

setting = Table(
    "setting",
    METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""What was chosen when the base was made: where raw bytes are kept."""

log = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("tool", String, nullable=False),
    Column("version", String, nullable=False),
    Column("bytes_sha256", String),
    Column("text_sha256", String),
    Column("detail", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),
)
"""The custody log: every entry hashes the one before it."""

stamp = Table(
    "stamp",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("seq", Integer, ForeignKey("log.seq"), nullable=False, index=True),
    Column("hash", String, nullable=False),
    Column("authority", String, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("added", Integer, ForeignKey("log.seq"), nullable=False),
)
"""What an outside time authority answered on a log entry's hash (a TimeStampResp of RFC 3161, DER)."""

content = Table(
    "content",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", LargeBinary),
)
"""Raw bytes by their hash; ``bytes`` is null where they lie beside the base, or were redacted."""

report = Table(
    "report",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False, unique=True),
    Column("url", String, index=True),
    Column("outlet", String, index=True),
    Column("published", String),
    Column("first_day", Integer, index=True),
    Column("last_day", Integer),
    Column("language", String),
    Column("text", Text, nullable=False),
    Column("text_sha256", String, nullable=False, index=True),
    Column("body", JSON, nullable=False),
    Column("version_of", Integer, ForeignKey("report.id"), index=True),
    Column("version_kind", String),
    Column("arrival", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("added", Integer, ForeignKey("log.seq"), nullable=False),
    Column("redacted", Integer, ForeignKey("log.seq")),
)
"""A report: ``key`` is that of its bytes, ``body`` its JSON without the text; days are ordinals of its publication.

``name`` is what the keys of its records begin with: some of its hash, more where that of an earlier report begins so.
``current`` is false where a later version of the page, a correction or a retraction has come.
"""

reading = Table(
    "reading",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("report.id"), nullable=False, index=True),
    Column("version", String, nullable=False),
    Column("model", String, nullable=False),
    Column("codebook", String, nullable=False),
    Column("min_confidence", Float, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("added", Integer, ForeignKey("log.seq"), nullable=False),
)
"""One coding of a report by one version of Dalil; its records stay when a later one follows.

``current`` is its report's latest, whether the report is current or not.
"""

record = Table(
    "record",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), nullable=False),
    Column("report", Integer, ForeignKey("report.id"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("key", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", String),
    Column("status", String),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("country", String),
    Column("admin1", String),
    Column("geonames", Integer, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String),
    Column("confidence", Float),
    Column("body", JSON, nullable=False),
    UniqueConstraint("reading", "key"),
    Index(None, "report"),
    Index(None, "kind", "report", "position"),
    Index(None, "kind", "type", "first_day"),
    Index(None, "kind", "country", "first_day"),
    Index("ix_record_check", "status", "report", sqlite_where=_IS_CHECK, postgresql_where=_IS_CHECK),
)
"""A record of a reading; ``key`` names it across reports, ``body`` is its JSON as in ``dalil/report/1``.

``type`` is the event's type, the statistic's measure, the designation's status; ``country`` the designation's
jurisdiction. Days are ordinals of the first and last day that its date can mean. ``current`` records count now: those
of the current reading of a current report.
"""

entity = Table(
    "entity",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), nullable=False, index=True),
    Column("report", Integer, ForeignKey("report.id"), nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("key", String, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("country", String),
    Column("private", Boolean, nullable=False),
    Column("body", JSON, nullable=False),
)
"""An entity of a reading; ``current`` as for records."""

entity_name = Table(
    "entity_name",
    METADATA,
    Column("entity", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Index(None, "name"),
)
"""The names, folded, under which an entity is found; private persons have none."""

part = Table(
    "part",
    METADATA,
    Column("record", Integer, ForeignKey("record.id"), primary_key=True),
    Column("entity", Integer, ForeignKey("entity.id"), primary_key=True),
    Column("role", String, primary_key=True),
    Index(None, "entity"),
)
"""Which entity has which role in a record."""

decision = Table(
    "decision",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("verb", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("other", String, index=True),
    Column("value", JSON),
    Column("reason", Text, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("settles", Integer, ForeignKey("decision.id"), unique=True),
    Column("added", Integer, ForeignKey("log.seq"), nullable=False),
)
"""A person's decision on a record or on two of them; who and when stand in its log entry.

``target`` and ``other`` are keys as they were when it was made, ``anchors`` where in the text they stood. ``settles``
is the earlier decision that a person reviewed and that this one takes the place of.
"""

anchoring = Table(
    "anchoring",
    METADATA,
    Column("decision", Integer, ForeignKey("decision.id"), primary_key=True),
    Column("side", String, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.id"), primary_key=True),
    Column("key", String, index=True),
    Column("how", String, nullable=False),
)
"""Which record of a reading a decision is on (``side``: its target or the other); no key where none was found."""

link = Table(
    "link",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index(None, "kind", "other", "one"),
)
"""Two candidates that may be of one thing (``one`` sorts before ``other``), with the reasons."""

grouping = Table(
    "grouping",
    METADATA,
    Column("key", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("type", String),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("country", String),
    Column("admin1", String),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Index(None, "kind", "type", "first_day"),
    Index(None, "kind", "country", "first_day"),
    Index(None, "kind", "first_day"),
    Index(None, "kind", "origins", "reports", "first_day", "key"),
    Index(None, "kind", "reports", "key"),
)
"""A group as linking makes it: an incident, a register entry, a series, an entity; ``unsettled`` until summed up."""

group_check = Table(
    "group_check",
    METADATA,
    Column("grouping", String, ForeignKey("grouping.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("weight", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("country", String),
    Column("kind", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("body", JSON, nullable=False),
    Index(None, "weight", "day", "grouping", "number"),
    Index(None, "country", "weight", "day", "grouping", "number"),
    Index(None, "kind", "weight", "day", "grouping", "number"),
)
"""A check of what several reports tell in a group, in the order of lists: ``weight`` of its verdict, last ``day``.

``day`` and ``country`` are those of the group.
"""

unsettled = Table(
    "unsettled", METADATA, Column("grouping", String, ForeignKey("grouping.key", ondelete="CASCADE"), primary_key=True)
)
"""Groups whose members have changed since they were summed up."""

membership = Table(
    "membership",
    METADATA,
    Column("grouping", String, ForeignKey("grouping.key", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Column("kind", String, nullable=False),
    Index(None, "member", "kind"),
)
"""Which records (or entities, or reports) a group holds, by their keys."""

candidate = Table(
    "candidate",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("node", String, primary_key=True),
    Column("first", String, nullable=False),
    Column("tally", Integer, nullable=False),
    Column("body", JSON, nullable=False),
)
"""What linking compares: an account of an incident, the profile of an entity, and so on.

``first`` is the smallest key of the records or entities that it stands for, ``tally`` their number.
"""

candidate_key = Table(
    "candidate_key",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("node", String, primary_key=True),
    Index(None, "kind", "node"),
)
"""Blocking keys: only candidates that share one are compared."""

candidate_member = Table(
    "candidate_member",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("member", String, primary_key=True),
    Column("node", String, nullable=False),
    Column("report", Integer, ForeignKey("report.id"), nullable=False),
    Index(None, "kind", "node", "member"),
    Index(None, "kind", "report"),
)
"""The keys of the records or entities that a candidate stands for, with their reports."""

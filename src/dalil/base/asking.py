"""Asking: the queries by which groups are kept up, built once since each report needs some dozens of them.

All take the kind (``of_kind``), and most a list (``some``) of what is asked for.
"""

from __future__ import annotations

from sqlalchemy import BindParameter, Text, bindparam, case, cast, select, union_all, update

from dalil.base.tables import candidate, candidate_key, link, membership

_KIND: BindParameter[str] = bindparam("of_kind")
_SOME: BindParameter[list[str]] = bindparam("some", expanding=True)
CANDIDATES = select(
    candidate.c.node, candidate.c.first, candidate.c.tally, cast(candidate.c.body, Text).label("body")
).where(candidate.c.kind == _KIND, candidate.c.node.in_(_SOME))
"""Candidates (``some``: nodes), their content as JSON."""
PRESENT = select(candidate.c.node).where(candidate.c.kind == _KIND, candidate.c.node.in_(_SOME))
"""Which of some nodes the base has."""
HOLDERS = select(candidate_key.c.key, candidate_key.c.node).where(
    candidate_key.c.kind == _KIND, candidate_key.c.key.in_(_SOME)
)
"""Who holds some blocking keys."""
LINKS = select(link.c.one, link.c.other, link.c.score).where(link.c.kind == _KIND, link.c.one.in_(_SOME))
"""Links with their scores, from some nodes on."""
LINKED = union_all(
    *(
        select(link.c.one, link.c.other).where(link.c.kind == _KIND, side.in_(_SOME))
        for side in (link.c.one, link.c.other)
    )
)
"""Pairs of nodes of which one is among some; each side is looked up in its own index."""
KEYS = select(membership.c.grouping).where(membership.c.member.in_(_SOME), membership.c.kind == _KIND)
"""The groups that hold some nodes."""
MEMBERS = select(membership.c.grouping, membership.c.member).where(membership.c.grouping.in_(_SOME))
"""What some groups hold."""
TALLY = (
    update(candidate)
    .where(candidate.c.kind == _KIND, candidate.c.node == bindparam("of_node"))
    .values(
        first=case((candidate.c.first < bindparam("smallest"), candidate.c.first), else_=bindparam("smallest")),
        tally=candidate.c.tally + bindparam("more"),
    )
)
"""Lets a candidate (``of_node``) stand for more members, the ``smallest`` of which is another."""

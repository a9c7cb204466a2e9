"""Incidents: the same event as told by several reports, with what they agree on, dispute and revise."""

from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.blocking import blocking_keys
from dalil.linking.incidents.checks import checks_of
from dalil.linking.incidents.findings import Contradiction, Findings, Revision, Value, findings_of
from dalil.linking.incidents.grouping import accounts_of, groups_of, links_of
from dalil.linking.incidents.incident import Incident, incident_of, incidents
from dalil.linking.incidents.scoring import link_of
from dalil.linking.incidents.spoken import spoken_figures
from dalil.linking.incidents.sub_events import SubEvent, sub_events

__all__ = [
    "Account",
    "Contradiction",
    "Findings",
    "Incident",
    "Revision",
    "SubEvent",
    "Value",
    "accounts_of",
    "blocking_keys",
    "checks_of",
    "findings_of",
    "groups_of",
    "incident_of",
    "incidents",
    "link_of",
    "links_of",
    "spoken_figures",
    "sub_events",
]

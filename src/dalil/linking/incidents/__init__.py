"""Incidents: the same event as told by several reports, with what they agree on, dispute and revise."""

from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.blocking import blocking_keys
from dalil.linking.incidents.grouping import accounts_of, groups_of, links_of
from dalil.linking.incidents.incident import Incident, incidents
from dalil.linking.incidents.scoring import link_of

__all__ = ["Account", "Incident", "accounts_of", "blocking_keys", "groups_of", "incidents", "link_of", "links_of"]

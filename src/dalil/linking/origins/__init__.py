"""Origins: who a record goes back to, in one report (``innermost``) and across reports (``shared``)."""

from dalil.linking.origins.innermost import Origin, OriginKind, origin_of

__all__ = ["Origin", "OriginKind", "origin_of"]

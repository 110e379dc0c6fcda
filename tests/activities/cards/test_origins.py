"""What of their own somebody may make a card from, on the real course."""

from lidera_nb.activities.cards.writing.origins import sources_of
from lidera_nb.activities.cards.writing.writer import writer_of
from lidera_nb.activities.registry import Cohort, Member, Registry

REASON = "Porque el papel avisa que la escuela ya decidió."


def test_a_reason_comes_with_the_question_and_the_choice_in_both_languages(player):
    player.act("case", do="start")
    scene = player.view("case")["scene"]
    while scene["advance"]:
        player.act("case", do="advance", scene=scene["id"])
        scene = player.view("case")["scene"]
    chosen = scene["decision"]["choices"][0]["label"]
    player.decide(0, REASON)
    (one,) = sources_of(player.story)
    assert one.asked["es"] == scene["decision"]["prompt"]
    assert one.chose["es"] == chosen
    assert one.text == REASON
    assert one.asked["en"] not in ("", one.asked["es"])
    assert (one.origin.how, one.origin.step, one.origin.node) == ("decision", "case", scene["id"])


def test_a_reason_of_a_few_words_carries_no_card(player):
    player.act("case", do="start")
    scene = player.view("case")["scene"]
    while scene["advance"]:
        player.act("case", do="advance", scene=scene["id"])
        scene = player.view("case")["scene"]
    player.decide(0, "x" * scene["decision"]["reason"]["min"])
    assert len(sources_of(player.story)) == (scene["decision"]["reason"]["min"] >= 20)


def test_answers_of_a_reflection_are_found_and_become_its_reason_or_its_problem(player):
    player.play()
    player.reflect()
    found = [one for one in sources_of(player.story) if one.origin.how == "reflection"]
    assert {one.text for one in found} == {"Lo pensaría de otro modo."}
    assert found[0].words("judgement", "es").why == "Lo pensaría de otro modo."
    assert found[0].words("practice", "es").problem == "Lo pensaría de otro modo."


def test_the_school_comes_from_the_profile_and_the_names_from_the_groups(player):
    members = {who: Member(who, "participant", who.title()) for who in ("ana", "eva")}
    registry = Registry({"valle": Cohort("valle", "Valle", members=members)})
    writer = writer_of("ana", registry, player.story)
    assert (writer.name, writer.names) == ("Ana", ("Ana", "Eva"))
    assert writer.context.territory == ("araucania",)
    assert writer.context.size == ("under_150",)


def test_somebody_of_whom_nothing_is_known_writes_all_the_same(person):
    writer = writer_of("ana", Registry(), person.story)
    assert (writer.name, writer.sources, writer.context.level) == ("", (), ())

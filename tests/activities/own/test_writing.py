import pytest

from tests.owncase import NO, PARTS


def test_a_part_is_kept_and_shown_again(world):
    world.submits("ana", "consent", {"learning": True})
    (event,) = world.submits("ana", "situation", PARTS["situation"])
    assert event.payload.answers["heading"] == "El acto del viernes"
    assert event.subject == "ana"
    fields = {
        f["id"]: f["value"]
        for f in world.view("ana", event.payload.ctx.module, "situation")["fields"]
    }
    assert fields["tension"] == PARTS["situation"]["tension"]


@pytest.mark.parametrize(("text", "refused"), [
    ("Escribir a rosa.m@ejemplo.cl", "refused.personal_email"),
    ("Su RUT es 12.345.678-5.", "refused.personal_rut"),
    ("Llamar al +56 9 1234 5678", "refused.personal_phone"),
])  # fmt: skip
def test_what_seems_to_be_somebodys_data_is_refused(world, text, refused):
    world.submits("ana", "consent", {"learning": True})
    assert world.submits("ana", "situation", {**PARTS["situation"], "tension": text}) == refused


def test_a_choice_needs_what_followed_from_it(world):
    world.writes()
    first = {**PARTS["first"], "c": "Llama a la sostenedora"}
    assert world.submits("ana", "first", first) == "refused.own_pair"


def test_a_third_decision_is_whole_or_none(world):
    world.writes()
    assert world.submits("ana", "third", {**NO, "now": "Luego"}) == "refused.own_pair"
    assert world.submits("ana", "third", NO)


def test_a_text_too_long_for_a_phone_is_refused(world):
    world.submits("ana", "consent", {"learning": True})
    long = {**PARTS["situation"], "heading": "x" * 71}
    assert world.submits("ana", "situation", long) == "form.fault.too_long"

"""Pages of cards lie beside the way through the course: nobody is behind with them."""

from lidera_nb.activities.activity import CARD_WIDE, EXCHANGE, NO_PROGRESS, READ
from lidera_nb.activities.guide.standing import OPTIONAL
from tests.ourcourse import our_course


def module(name):
    return our_course().modules[name]


def test_what_is_only_read_and_what_is_done_with_cards_counts_as_no_progress():
    assert READ | CARD_WIDE | EXCHANGE == NO_PROGRESS
    assert NO_PROGRESS <= OPTIONAL


def test_the_page_of_ones_cards_lies_beside_the_course_and_is_not_only_read():
    assert module("fichas").beside
    assert not module("fichas").only_read
    assert module("devoluciones").beside
    assert not module("01-los-que-faltan").beside


def test_whoever_leads_a_cohort_sees_no_page_of_cards_among_the_modules():
    guided = next(step for step in our_course().steps() if step.activity == "guide").definition
    assert not [page.id for page in guided if page.beside]
    assert "01-los-que-faltan" in {page.id for page in guided}


def test_no_step_waits_for_one_about_cards():
    for page in our_course().modules.values():
        beside = {step.key for step in page.steps if step.activity in NO_PROGRESS}
        assert not [step.key for step in page.steps if beside & set(step.after)]

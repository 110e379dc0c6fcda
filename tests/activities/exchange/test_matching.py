"""Whoever leads a cohort matches visits, sees why, confirms, and closes accounts."""

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.story import receive, show
from tests.activities.exchange.visiting import DESK

NOBODYS = Refusal("refused.survey_cohort")


def test_a_matching_is_shown_with_its_reasons_and_leaves_no_record(group):
    group.offers("lea")
    group.asks("ana")
    head = len(list(group.journal.read("cohort:valle")))
    group.leads(do="pay", amount=1_000_000)
    group.leads(do="match")
    shown = group.desk()["proposal"]
    assert shown["lead"].startswith("Pedidos con visita: 1 de 1. Nada mejor es posible")
    assert shown["visits"][0]["who"] == "Ana Pérez visita a Lea Soto en abril"
    assert "Tienen en común: convivencia." in shown["visits"][0]["why"]
    assert "Es su primera pasantía." in shown["visits"][0]["why"]
    assert len(list(group.journal.read("cohort:valle"))) == head + 1
    assert "visits Lea Soto in April" in group.desk("en")["proposal"]["visits"][0]["who"]


def test_a_confirmed_round_grants_its_money_and_uses_up_what_was_said(group):
    group.offers("lea")
    group.asks("ana")
    group.confirms(amount=100_000)
    (visit,) = group.cohort.exchange.rounds[0].visits
    assert (visit.guest, visit.host, visit.month) == ("ana", "lea", "apr")
    fund = group.cohort.exchange.fund
    assert fund.free + fund.account(visit.id).left == 100_000
    assert (
        group.desk()["standing"] == "Escuelas que ofrecen una visita: 0. Escuelas que piden una: 0."
    )
    assert "proposal" not in group.desk()


def test_who_was_left_out_is_told_why_and_goes_first_the_next_time(group):
    group.offers("lea")
    group.asks("ana")
    group.asks("eva", "may")
    group.confirms()
    assert group.cohort.exchange.rounds[0].left == {"eva": "not.date"}
    assert "no calzaron los meses u otra condición" in group.reads("eva", "ask")
    assert group.cohort.exchange.waited("eva") == 1
    group.offers("lea", "may")
    group.asks("sol", "may")
    group.confirms()
    assert [visit.guest for visit in group.cohort.exchange.rounds[1].visits] == ["eva"]
    assert group.cohort.exchange.rounds[1].left == {"sol": "not.groups"}


def test_what_changed_meanwhile_is_matched_anew_before_it_is_confirmed(group):
    group.offers("lea")
    group.asks("ana")
    group.leads(do="pay", amount=1_000_000)
    group.leads(do="match")
    seal = group.desk()["proposal"]["seal"]
    group.asks("eva")
    assert "proposal" not in group.desk()
    refused = Refusal("exchange.refused.changed")
    assert group.leads(do="confirm", seal=seal) == refused
    group.leads(do="match")
    assert group.leads(do="confirm", seal="another") == refused


def test_a_visit_is_settled_once_and_never_above_its_grant(group):
    group.offers("lea")
    group.asks("ana")
    group.confirms(amount=500_000)
    (visit,) = group.cohort.exchange.rounds[0].visits
    above = group.leads(do="settle", visit=visit.id, spent=visit.cost + 1)
    assert above == Refusal("exchange.refused.overspent")
    group.leads(do="settle", visit=visit.id, spent=visit.cost - 1000)
    assert group.cohort.exchange.fund.free == 500_000 - visit.cost + 1000
    assert "volvieron $1.000 al fondo" in group.desk()["rounds"][0]["visits"][0]["account"]
    again = group.leads(do="settle", visit=visit.id, spent=0)
    assert again == Refusal("exchange.refused.settled")


def test_without_money_nothing_is_matched_and_the_reason_is_told(group):
    group.offers("lea")
    group.asks("ana")
    group.leads(do="match")
    (left,) = group.desk()["proposal"]["left"]
    assert left == {"who": "Ana Pérez", "why": "El viaje cuesta más que todo el fondo: 1 de 1."}
    seal = group.desk()["proposal"]["seal"]
    assert group.leads(do="confirm", seal=seal) == Refusal("exchange.refused.none")


def test_nobody_is_matched_who_rests_and_no_cohort_but_ones_own_is_there(group):
    group.offers("lea")
    group.asks("ana")
    group.withdraws("lea")
    assert (
        group.desk()["standing"] == "Escuelas que ofrecen una visita: 0. Escuelas que piden una: 1."
    )
    assert group.leads(do="match", cohort="otra") == NOBODYS
    assert group.leads(do="pay", amount=-1) == Refusal("refused.malformed")
    group.withdraws("ana")
    assert group.leads(do="match") == Refusal("exchange.refused.nobody")


def test_an_offer_without_a_topic_or_a_month_is_in_no_round(group):
    group.says("lea", "offer", open="agreed", topic_climate=True)
    group.says("ana", "ask", open="not_now", topic_climate=True, month_apr=True)
    assert (
        group.desk()["standing"] == "Escuelas que ofrecen una visita: 0. Escuelas que piden una: 0."
    )


def test_a_participant_can_match_nothing_and_is_shown_no_cohort(group):
    group.offers("lea")
    group.asks("ana")
    around = group.around("ana", group.course.modules[DESK])
    body = {"do": "match", "cohort": "valle"}
    assert receive(group.story("ana"), (DESK, "matching"), body, around) == NOBODYS
    assert show(group.story("ana"), (DESK, "matching"), around)["cohorts"] == []

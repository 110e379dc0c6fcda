"""The page on which a handover is put together: it leaves as a file, and nothing of it stays."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from lidera_nb.cards.model import Content, Words
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.running import Running, form, running

CARD = "a" * 16
BAD = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as made:
        content = Content(kind="practice", texts={"es": Words(title="Pan", what=BAD)})
        told = (
            kinds.CardCaptured(author="p-ana", origin={"how": "form"}, lang="es"),
            kinds.CardWritten(author="p-ana", version=1, base=0,
                              content=content.model_dump(mode="json")),
        )  # fmt: skip
        new = tuple(NewEvent(one, "p-ana") for one in told)
        made.do(made.house.sessions.note(f"card:{CARD}", new, "p-ana"))
        yield made


def test_the_page_shows_ones_own_cards_and_nobody_elses(server: Running) -> None:
    assert ">Pan<" in server.login("p-ana").get(server.at("/handover")).text
    assert ">Pan<" not in server.login("p-eva").get(server.at("/handover")).text


def test_it_leaves_as_a_page_in_which_nothing_is_markup(server: Running) -> None:
    kit = form(server.login("p-ana"), server.at("/handover"), advice=BAD, card=CARD)
    assert kit.headers["Content-Disposition"] == 'attachment; filename="traspaso.html"'
    assert "<script>" not in kit.text
    assert kit.text.count("&lt;script&gt;") == 2


def test_it_leaves_as_json_with_what_was_chosen_and_no_card_of_others(server: Running) -> None:
    ask = {"as": "json", "card": CARD, "commitments": "Techo en marzo"}
    mine = json.loads(form(server.login("p-ana"), server.at("/handover"), **ask).text)
    assert [card["title"] for card in mine["cards"]] == ["Pan"]
    assert mine["commitments"] == ["Techo en marzo"]
    theirs = json.loads(form(server.login("p-eva"), server.at("/handover"), **ask).text)
    assert theirs["cards"] == []


def test_making_it_leaves_no_record(server: Running) -> None:
    client = server.login("p-ana")
    before = server.house.sessions.journal.last()
    form(client, server.at("/handover"), advice="Escuche primero.")
    assert server.house.sessions.journal.last() == before

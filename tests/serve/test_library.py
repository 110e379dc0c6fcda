"""The library's pages as they are sent: found, read, compared, and closed to whoever may not."""

import re

import pytest

from lidera_nb.cards.seed import load_seeds
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from lidera_nb.serve import libraryquery
from tests.ourcourse import COURSE
from tests.running import Client, running

SEED = "meta-en-una-hoja"
CARD = "a1b2"


def content(what, **more):
    words = {"title": "Recreo con <b>juegos</b>", "problem": "Se pelea en el recreo.",
             "what": what, "did_not_work": "Los conos."}  # fmt: skip
    return {"kind": "practice", "students": ["all"], "dimensions": ["d"], "evidence": "told",
            "context": {"level": ["primary"], "rurality": ["rural"]}, "cost": {"band": 1},
            "texts": {"es": words}, **more}  # fmt: skip


def lived(reach="network", how="form", note=""):
    """A card that was published twice, in two versions."""
    told = [
        kinds.CardCaptured(author="p-eva", origin={"how": how}, lang="es"),
        kinds.CardWritten(author="p-eva", version=1, base=0, content=content("Juegos los lunes."),
                          note=note),
        kinds.CardConsented(author="p-eva", naming="school", reach=reach, licence="CC-BY-4.0",
                            partners_agreed=True, byline="Escuela del Valle", text_hash="x"),
        kinds.CardPublished(author="p-eva", version=1),
        kinds.CardAttached(author="p-eva", file="f" * 64, media="application/pdf", size=1_240_000,
                           name="La <hoja>.pdf"),
        kinds.CardWritten(author="p-eva", version=2, base=1, content=content("Juegos los martes.")),
        kinds.CardPublished(author="p-eva", version=2),
    ]  # fmt: skip
    return tuple(NewEvent(one, "p-eva") for one in told)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        sessions = server.house.sessions
        server.do(sessions.note(f"card:{CARD}", lived(), "p-eva"))
        yield server


@pytest.fixture(scope="module")
def ana(server):
    return server.login("p-ana")


def read(server, client, path):
    answer = client.get(server.at(path))
    assert answer.status == 200, path
    return answer.text


def test_all_cards_are_listed_with_how_many_there_are(server, ana):
    told = read(server, ana, "/library")
    n = len(load_seeds(COURSE)) + 1
    assert f">{n} fichas</h2>" in told
    assert "Página" not in told


def test_a_search_finds_by_words_and_says_so_when_nothing_fits(server, ana):
    assert f'href="/library/{CARD}"' in read(server, ana, "/library?q=juegos+conos+recreo")
    assert "Ninguna ficha calza" in read(server, ana, "/library?q=zzzzzzzz")


def test_what_narrows_is_shown_with_a_way_to_remove_it(server, ana):
    told = read(server, ana, "/library?rurality=rural&level=primary&rurality=moon")
    assert 'aria-label="Quitar Entorno: Rural"' in told
    assert 'href="/library?level=primary"' in told
    assert "moon" not in told


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "as=table&mine=1", "page=99999999999", "as=moon", "q=%22*%27"]
)
def test_an_odd_address_is_answered_like_any_other(server, ana, query):
    read(server, ana, f"/library?{query}")


def test_a_card_tells_what_did_not_work_and_its_words_are_never_markup(server, ana):
    told = read(server, ana, f"/library/{CARD}")
    assert "Recreo con &lt;b&gt;juegos&lt;/b&gt;" in told
    assert "<b>juegos" not in told
    assert "Lo que no resultó</h2>" in told
    assert "La escribió Escuela del Valle." in told
    assert "p-eva" not in told
    assert "Es para las personas de esta red." in told


def test_its_files_are_there_to_be_saved(server, ana):
    told = read(server, ana, f"/library/{CARD}")
    link = f'<a href="/card-files/{CARD}/{"f" * 64}" download>La &lt;hoja&gt;.pdf</a>'
    assert f'{link} <span class="help">1,2 MB</span>' in told


def test_a_seed_says_that_it_was_made_up(server, ana):
    assert "Ejemplo escrito para este proyecto." in read(server, ana, f"/library/{SEED}")


def test_a_card_in_one_language_says_so_and_carries_it(server):
    client = server.login("p-ana")
    client.cookies["lidera_lang"] = "en"
    told = read(server, client, f"/library/{CARD}")
    assert "This card exists in Spanish only." in told
    assert '<article class="shelf-card" lang="es">' in told


def test_an_earlier_version_is_read_and_compared(server, ana):
    assert "Juegos los lunes." in read(server, ana, f"/library/{CARD}/v1")
    assert "La actual es la 2." in read(server, ana, f"/library/{CARD}/v1")
    told = read(server, ana, f"/library/{CARD}?compare=1")
    assert re.search(r"<del>.*lunes\.</del>.*<ins>.*martes\.</ins>", told)


@pytest.mark.parametrize("path", ["none", f"{CARD}/v3", f"{CARD}?compare=7", f"{SEED}/v9"])
def test_what_is_not_there_is_not_shown(server, ana, path):
    assert ana.get(server.at(f"/library/{path}")).status == 404


def test_whoever_is_not_logged_in_comes_back_after_the_login(server):
    answer = Client().get(server.at(f"/library/{SEED}"))
    assert answer.status == 302
    assert answer.headers["Location"] == f"/login?next=/library/{SEED}"


def test_the_table_sets_cards_side_by_side_and_says_that_nothing_is_averaged(server, ana):
    told = read(server, ana, "/library?as=table")
    assert "Nada se promedia" in told
    assert told.count('<tr role="row">') == len(load_seeds(COURSE)) + 2


def test_the_browser_may_keep_a_page_and_asks_whether_it_changed(server, ana):
    first = ana.get(server.at(f"/library/{SEED}"))
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = ana.get(server.at(f"/library/{SEED}"), **{"If-None-Match": first.headers["Etag"]})
    assert again.status == 304


def test_a_card_whose_consent_is_taken_back_is_gone(server, ana):
    sessions = server.house.sessions
    server.do(sessions.note("card:b2c3", lived(), "p-eva"))
    read(server, ana, "/library/b2c3")
    taken = (NewEvent(kinds.CardConsentTaken(author="p-eva"), "p-eva"),)
    server.do(sessions.note("card:b2c3", taken, "p-eva"))
    assert ana.get(server.at("/library/b2c3")).status == 404


def test_a_card_of_another_network_says_whose_it_was(server, ana):
    sessions = server.house.sessions
    server.do(sessions.note("card:d4e5", lived(how="import", note="Rosa, Red Norte."), "p-eva"))
    assert "Llegó desde otra red: Rosa, Red Norte." in read(server, ana, "/library/d4e5")
    taken = (NewEvent(kinds.CardConsentTaken(author="p-eva"), "p-eva"),)
    server.do(sessions.note("card:d4e5", taken, "p-eva"))


def test_a_retired_card_says_why_and_what_to_read_instead(server, ana):
    sessions = server.house.sessions
    server.do(sessions.note("card:c3d4", lived(), "p-eva"))
    gone = kinds.CardRetired(author="p-eva", reason="replaced", comment="Secreto", successor=SEED)
    server.do(sessions.note("card:c3d4", (NewEvent(gone, "p-eva"),), "p-eva"))
    answer = ana.get(server.at("/library/c3d4"))
    assert answer.status == 410
    assert "otra ficha la reemplaza" in answer.text
    assert f'href="/library/{SEED}"' in answer.text
    assert "Juegos" not in answer.text


def test_a_page_is_sent_compressed_to_whoever_takes_it(server, ana):
    answer = ana.get(server.at("/library?as=table"), **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert {"Cookie", "Accept-Encoding"} <= set(
        ", ".join(answer.headers.get_all("Vary")).split(", ")
    )


def test_the_table_is_sorted_over_all_that_was_found_and_not_by_page(server, ana, monkeypatch):
    monkeypatch.setattr(libraryquery, "TABLE", 3)
    whole = server.house.sessions.cards.faces()
    pages = [read(server, ana, f"/library?as=table&page={n}") for n in (1, 2, 3)]
    listed = [re.findall(r'<th role="rowheader" scope="row"><a href="/library/([^"]+)"', one)
              for one in pages]  # fmt: skip
    assert [len(one) for one in listed] == [3, 3, 3]
    shown = [whole[name].security for page in listed for name in page]
    assert shown == sorted((one.security for one in whole.values()), reverse=True)[:9]
    last = -(-len(whole) // 3)
    assert "page=2" in pages[0]
    assert f"page={last + 1}" not in read(server, ana, f"/library?as=table&page={last}")


def test_a_card_in_one_language_says_so_to_readers_of_the_other(server, ana):
    english = server.login("p-ana")
    english.cookies["lidera_lang"] = "en"
    for path in ("/library?q=recreo+conos", "/library?as=table&q=recreo+conos"):
        assert "In Spanish only" in read(server, english, path)
        assert "Solo en" not in read(server, ana, path)
    assert "This card exists in Spanish only." in read(server, english, f"/library/{CARD}")


def test_a_card_in_both_languages_is_found_and_read_in_either(server, ana):
    words = {"title": "Playground with games", "problem": "Fights at recess.",
             "what": "Hopscotch.", "did_not_work": "The cones."}  # fmt: skip
    said = content("Luche los lunes.")
    said["texts"]["en"] = words
    told = (
        kinds.CardCaptured(author="p-eva", origin={"how": "form"}, lang="es"),
        kinds.CardWritten(author="p-eva", version=1, base=0, content=said),
        kinds.CardConsented(author="p-eva", naming="school", reach="network", licence="CC-BY-4.0",
                            partners_agreed=True, byline="Escuela del Valle", text_hash="x"),
        kinds.CardPublished(author="p-eva", version=1),
    )  # fmt: skip
    made = tuple(NewEvent(one, "p-eva") for one in told)
    server.do(server.house.sessions.note("card:b0th", made, "p-eva"))
    english = server.login("p-ana")
    english.cookies["lidera_lang"] = "en"
    found = read(server, english, "/library?q=hopscotch")
    assert ("Playground with games" in found, "In Spanish only" in found) == (True, False)
    page = read(server, english, "/library/b0th")
    assert ("Hopscotch." in page, "Luche" in page) == (True, False)
    assert "Luche los lunes." in read(server, ana, "/library/b0th")
    for lang in ("es", "en"):
        assert 'href="/library/b0th"' in read(server, ana, f"/library?q=recess&lang={lang}")

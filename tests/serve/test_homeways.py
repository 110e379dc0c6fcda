"""The library and one's own cards on the home page: below the next step, above all else."""

import re

import pytest

from lidera_nb.serve.home import Card, ahead, fronted
from tests.running import running


def module(name, nxt="", begun=False, lock=""):
    return Card(name, name, name, "", 0, 1, begun, nxt, lock)


def test_the_module_to_go_on_with_comes_first_and_the_others_keep_their_order():
    cards = [module("a"), module("b", "x"), module("c", "y", begun=True), module("d", "z")]
    assert [one.href for one in fronted(cards)] == ["c", "a", "b", "d"]
    over = [module("a"), module("b", "x", lock="later")]
    assert (ahead(over), [one.href for one in fronted(over)]) == (None, ["a", "b"])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("var")) as server:
        yield server


@pytest.mark.parametrize(
    ("lang", "named"), [("es", "Biblioteca y fichas"), ("en", "Library and c")]
)
def test_the_library_stands_right_below_the_next_step(server, lang, named):
    client = server.login("p-ana")
    client.cookies["lidera_lang"] = lang
    told = client.get(server.at("/")).text
    modules = [found.start() for found in re.finditer('<section class="card">', told)]
    step, ways = told.index('class="button primary"'), told.index('<nav class="ways"')
    assert modules[0] < step < ways < modules[1]
    assert named in told[ways:]
    links = re.findall('href="([^"]+)"', told[ways : told.index("</nav>", ways)])
    assert links[0] == "/library"
    assert {"/m/fichas", "/m/revisar-fichas"} <= set(links)


def test_whoever_plays_no_module_finds_the_library_at_the_top(server):
    told = server.login("p-ivo").get(server.at("/")).text
    assert told.count('<nav class="ways"') == 1
    assert "/m/fichas" not in told

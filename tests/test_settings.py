import pytest

from lidera_nb.errors import SettingsError
from lidera_nb.settings import from_mapping


def test_what_is_not_given_keeps_its_default():
    found = from_mapping({})
    assert (found.port, found.pages, found.host) == (8400, "session", "127.0.0.1")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("LIDERA_PORT", "http", "LIDERA_PORT is 'http'; give a port number from 0 to 65535"),
        ("LIDERA_PORT", "70000", "give a port number from 0 to 65535"),
        ("LIDERA_PAGES", "fast", "LIDERA_PAGES is 'fast'; give 'session' or 'live'"),
        ("LIDERA_URL", "lidera", "give an address such as https://lidera.example"),
        ("LIDERA_LIVE_URL", "https://x/y", "LIDERA_LIVE_URL is 'https://x/y'"),
        ("LIDERA_IDLE_MINUTES", "4", "LIDERA_IDLE_MINUTES is '4'; give minutes from 5 to 240"),
        ("LIDERA_IDLE_MINUTES", "an hour", "give minutes from 5 to 240"),
        ("LIDERA_METRICS_TOKEN", "secret", "LIDERA_METRICS_TOKEN is too short or holds spaces"),
        ("LIDERA_METRICS_TOKEN", "a" * 20 + " b", "give at least 20 letters and digits"),
        ("LIDERA_LOG", "xml", "LIDERA_LOG is 'xml'; give 'text' or 'json'"),
        ("LIDERA_PROXY", "nginx", "LIDERA_PROXY is 'nginx'; give the proxy's address, such as 127"),
        ("LIDERA_PROXY", "127.0.0.1, 10.0.5.1/24", "or its network, such as 10.0.5.0/24"),
    ],
)
def test_an_impossible_setting_is_named_with_what_it_may_be(name, value, said):
    with pytest.raises(SettingsError, match=said):
        from_mapping({name: value})


def test_the_address_of_a_database_is_not_shown():
    found = from_mapping({"LIDERA_SEARCH": "postgresql://lidera:hunter2@db/cards"})
    assert found.search.endswith("@db/cards")
    assert "hunter2" not in repr(found)


def test_the_token_for_the_figures_is_not_shown():
    found = from_mapping({"LIDERA_METRICS_TOKEN": "t" * 20, "LIDERA_LOG": "json"})
    assert (found.metrics_token, found.log) == ("t" * 20, "json")
    assert "ttt" not in repr(found)


def test_an_address_is_kept_without_its_last_slash():
    assert from_mapping({"LIDERA_URL": "https://lidera.example/"}).url == "https://lidera.example"


def test_proxies_are_addresses_and_networks():
    found = from_mapping({"LIDERA_PROXY": "127.0.0.1, 10.0.5.0/24,"}).proxy
    assert [str(network) for network in found] == ["127.0.0.1/32", "10.0.5.0/24"]


def test_the_journal_and_the_keys_are_both_in_databases_or_both_in_files():
    addresses = {"LIDERA_STORE": "postgresql://lidera:hunter2@db/journal",
                 "LIDERA_KEYS": "postgresql://lidera:hunter2@db/keys"}  # fmt: skip
    found = from_mapping(addresses)
    assert (found.store, found.key_store) == tuple(addresses.values())
    assert "hunter2" not in repr(found)
    for name, other in (("LIDERA_STORE", "LIDERA_KEYS"), ("LIDERA_KEYS", "LIDERA_STORE")):
        said = f"{name} is given but {other} is not; give both, .*, or neither"
        with pytest.raises(SettingsError, match=said):
            from_mapping({name: addresses[name]})


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("postgresql://other:hunter2@db:5432/journal", "name the same database; give the keys"),
        ("postgres://db/keys", "LIDERA_KEYS is no address of a database; give an address such as"),
    ],
)
def test_databases_that_cannot_be_meant_are_named_without_a_password(keys, said):
    store = "postgresql://lidera:hunter2@db/journal"
    with pytest.raises(SettingsError, match=said) as caught:
        from_mapping({"LIDERA_STORE": store, "LIDERA_KEYS": keys})
    assert "hunter2" not in str(caught.value)

"""Files of cards on a running server: sealed on disk, and given to nobody who may not have them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from lidera_nb.cards.files import FILE_MOST, FILES_EACH
from lidera_nb.cards.model import Content, Words
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.running import Answer, Client, Running, running

PDF = b"%PDF-1.7 la pauta de la reunion"
MEMO = b"OggS lo que dicte en el auto"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("var")) as made:
        yield made


def happens(server: Running, card: str, *payloads: Any, by: str = "p-ana") -> None:
    told = tuple(NewEvent(one, "p-ana") for one in payloads)
    server.do(server.house.sessions.note(f"card:{card}", told, by))


@pytest.fixture
def card(server: Running) -> str:
    """A card of Ana's, as yet before nobody else."""
    name = uuid.uuid4().hex[:16]
    content = Content(kind="practice", texts={"es": Words(title="Pan")}).model_dump(mode="json")
    begun = kinds.CardCaptured(author="p-ana", origin={"how": "form"}, lang="es")
    happens(server, name, begun,
            kinds.CardWritten(author="p-ana", version=1, base=0, content=content))  # fmt: skip
    return name


def upload(server: Running, card: str, content: bytes, person: str = "p-ana") -> Answer:
    client: Client = server.login(person)
    headers = {"Origin": server.address.rstrip("/"), "X-Lidera-Name": "mi%20pauta.pdf"}
    return client.ask("POST", server.at(f"/card-files/{card}"), content, headers)


def only(server: Running, card: str) -> str:
    (file,) = server.house.sessions.cards.of(card).files
    return f"/card-files/{card}/{file.file}"


def fetch(server: Running, address: str, person: str) -> Answer:
    return server.login(person).get(server.at(address))


def published(server: Running, card: str) -> None:
    happens(server, card, kinds.CardConsented(
        author="p-ana", naming="anonymous", reach="network", licence="CC0-1.0",
        partners_agreed=True, byline="", text_hash="0"))  # fmt: skip
    happens(server, card, kinds.CardPublished(author="p-ana", version=1), by="p-ivo")


def test_a_file_comes_back_as_it_was_and_only_to_be_saved(server: Running, card: str) -> None:
    assert upload(server, card, PDF).status == 200
    got = fetch(server, only(server, card), "p-ana")
    assert got.text.encode() == PDF
    assert got.headers["Content-Type"] == "application/pdf"
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert "mi%20pauta.pdf" in got.headers["Content-Disposition"]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_nothing_of_it_lies_readable_on_disk_and_a_destroyed_key_ends_it(
    server: Running, card: str
) -> None:
    upload(server, card, PDF)
    files = server.house.cardfiles
    (path,) = (files.folder / card).iterdir()
    assert b"pauta" not in path.read_bytes()
    moved = path.rename(path.with_name("0" * 64))
    assert files.get(card, moved.name) is None


def test_a_draft_is_nobody_elses_and_a_published_card_gives_its_file_but_no_memo(
    server: Running, card: str
) -> None:
    upload(server, card, PDF)
    address = only(server, card)
    assert [fetch(server, address, who).status for who in ("p-eva", "p-ivo")] == [404, 404]
    published(server, card)
    assert fetch(server, address, "p-eva").status == 200
    assert f'href="{address}"' in fetch(server, f"/library/{card}", "p-eva").text
    happens(server, card, kinds.CardConsentTaken(author="p-ana"))
    assert fetch(server, address, "p-eva").status == 404


def test_a_voice_memo_is_its_authors_alone(server: Running, card: str) -> None:
    upload(server, card, MEMO)
    address = only(server, card)
    published(server, card)
    assert fetch(server, address, "p-ana").status == 200
    assert fetch(server, address, "p-eva").status == 404
    assert server.house.sessions.cards.faces()[card].files == ()


def test_nobody_puts_a_file_to_somebody_elses_card(server: Running, card: str) -> None:
    assert upload(server, card, PDF, "p-eva").status == 404
    assert server.house.sessions.cards.of(card).files == ()


@pytest.mark.parametrize(
    ("content", "status", "why"),
    [
        (b"<html><script>alert(1)</script>", 415, "Este tipo de archivo no se puede agregar."),
        (b"%PDF-" + b"x" * FILE_MOST, 413, "El archivo es demasiado grande."),
    ],
)
def test_what_is_not_taken_is_said_in_a_sentence(
    server: Running, card: str, content: bytes, status: int, why: str
) -> None:
    try:
        answer = upload(server, card, content)
    except (BrokenPipeError, ConnectionResetError):  # it was refused before it was all sent
        assert status == 413
    else:
        assert answer.status == status
        assert json.loads(answer.text)["reason"].startswith(why)
    assert not (server.house.cardfiles.folder / card).exists()


def test_a_card_has_so_many_files_and_what_was_refused_is_not_kept(
    server: Running, card: str
) -> None:
    for number in range(FILES_EACH):
        assert upload(server, card, PDF + bytes([65 + number])).status == 200
    refused = upload(server, card, PDF)
    assert (refused.status, len(server.house.sessions.cards.of(card).files)) == (409, FILES_EACH)
    assert len(list((server.house.cardfiles.folder / card).iterdir())) == FILES_EACH


def test_a_file_from_another_site_is_refused(server: Running, card: str) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    answer = server.login("p-ana").ask("POST", server.at(f"/card-files/{card}"), PDF, headers)
    assert answer.status == 403

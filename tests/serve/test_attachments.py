"""Files of cards on a running server: sealed on disk, and given to nobody who may not have them."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from lidera_nb.cards.files import FILE_MOST, FILES_EACH
from lidera_nb.cards.model import Content, Words
from lidera_nb.events import kinds
from lidera_nb.events.journal import NewEvent
from tests.photos import CANARY, huge, photo
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


def sent(server: Running, card: str) -> None:
    happens(server, card, kinds.CardSent(author="p-ana", version=1))


def taken(server: Running, card: str, person: str) -> None:
    happens(server, card, kinds.CardReviewTaken(author="p-ana"), by=person)


def test_whoever_reviews_has_the_files_until_they_give_the_card_back(
    server: Running, card: str
) -> None:
    upload(server, card, PDF)
    upload(server, card, MEMO)
    pdf, memo = (
        f"/card-files/{card}/{one.file}" for one in server.house.sessions.cards.of(card).files
    )
    sent(server, card)
    assert fetch(server, pdf, "p-eva").status == 404
    taken(server, card, "p-eva")
    assert [fetch(server, one, "p-eva").status for one in (pdf, memo)] == [200, 404]
    assert [fetch(server, pdf, who).status for who in ("p-ivo", "p-vera")] == [404, 404]
    back = kinds.CardReviewGivenBack(author="p-ana", version=1, why="conflict")
    happens(server, card, back, by="p-eva")
    assert fetch(server, pdf, "p-eva").status == 404


def test_whoever_reviewed_an_earlier_version_does_not_have_what_came_since(
    server: Running, card: str
) -> None:
    sent(server, card)
    taken(server, card, "p-eva")
    marks: Any = {"useful": 4, "clear": 3, "honest": 3, "safe": 4}
    said = kinds.CardReviewed(author="p-ana", version=1, marks=marks, advice="ready", comment="")
    happens(server, card, said, by="p-eva")
    happens(server, card, kinds.CardTakenBack(author="p-ana"))
    upload(server, card, PDF)
    content = Content(kind="practice", texts={"es": Words(title="Pan, otra vez")})
    happens(server, card, kinds.CardWritten(
        author="p-ana", version=2, base=1, content=content.model_dump(mode="json")))  # fmt: skip
    happens(server, card, kinds.CardSent(author="p-ana", version=2))
    assert fetch(server, only(server, card), "p-eva").status == 404


def test_whoever_curates_has_the_files_of_what_was_sent_and_of_nobody_who_rests(
    server: Running, card: str
) -> None:
    joined = kinds.PersonEnrolled(person="Cata", role="curator", name="Cata")
    server.do(server.house.sessions.note("cohort:test", (NewEvent(joined, "Cata"),), "system"))
    upload(server, card, PDF)
    address = only(server, card)
    assert fetch(server, address, "Cata").status == 404
    sent(server, card)
    assert fetch(server, address, "Cata").status == 200
    taken(server, card, "p-eva")
    blocked = (NewEvent(kinds.PersonBlocked(), "p-ana"),)
    server.do(server.house.sessions.note("person:p-ana", blocked, "p-ana"))
    try:
        assert [fetch(server, address, who).status for who in ("Cata", "p-eva")] == [404, 404]
        assert fetch(server, address, "p-ana").status == 200
    finally:
        again = (NewEvent(kinds.PersonUnblocked(), "p-ana"),)
        server.do(server.house.sessions.note("person:p-ana", again, "p-ana"))


def test_what_is_added_to_a_published_card_waits_for_a_curator_as_its_words_do(
    server: Running, card: str
) -> None:
    upload(server, card, PDF)
    published(server, card)
    upload(server, card, PDF + b"2")
    held = [one.file for one in server.house.sessions.cards.of(card).files]
    told = [fetch(server, f"/card-files/{card}/{one}", "p-eva").status for one in held]
    assert told == [200, 404]
    assert held[1] not in fetch(server, f"/library/{card}", "p-eva").text


def test_a_photo_is_kept_without_what_the_camera_wrote_and_its_author_is_told(
    server: Running, card: str
) -> None:
    answer = upload(server, card, photo("JPEG"))
    assert json.loads(answer.text)["told"].startswith("Guardada. La imagen quedó sin los datos")
    (file,) = server.house.sessions.cards.of(card).files
    kept = server.house.cardfiles.get(card, file.file)
    assert kept is not None
    assert (CANARY in kept, file.size) == (False, len(kept))
    picture = Image.open(io.BytesIO(kept))
    assert (picture.size, dict(picture.getexif())) == ((20, 40), {})


def test_whom_a_pdf_names_is_told_to_its_author(server: Running, card: str) -> None:
    told = [
        json.loads(upload(server, card, one).text)["told"]
        for one in (PDF, PDF + b" /Author (Ana Soto)", MEMO)
    ]
    assert told[0].startswith("Guardado tal como está. Un PDF puede decir")
    assert "«Ana Soto»" in told[1]
    assert told[2] == ""


def test_nobody_puts_a_file_to_somebody_elses_card(server: Running, card: str) -> None:
    assert upload(server, card, PDF, "p-eva").status == 404
    assert server.house.sessions.cards.of(card).files == ()


@pytest.mark.parametrize(
    ("content", "status", "why"),
    [
        (b"<html><script>alert(1)</script>", 415, "Este tipo de archivo no se puede agregar."),
        (b"%PDF-" + b"x" * FILE_MOST, 413, "El archivo es demasiado grande."),
        (b"\xff\xd8\xff no picture", 415, "El archivo dice ser una imagen, pero no se puede"),
        (
            huge(60_000, 60_000),
            415,
            "La imagen tiene más puntos de los que se pueden guardar (30 millones).",
        ),
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

"""Files of cards over HTTP: taken from a card's author, given to whoever may have them.

What a file is follows from its first bytes. It is only ever sent as something to save, never as a
page of this site.
"""

from __future__ import annotations

import asyncio
import secrets
from http import HTTPStatus
from urllib.parse import quote, unquote

from tornado.web import HTTPError, stream_request_body

from lidera_nb.activities.activity import Refusal
from lidera_nb.activities.cards.writing.attaching import attached, may_fetch
from lidera_nb.cards.documents import pdf_author
from lidera_nb.cards.files import FILE_MOST, NAME_MOST, SUFFIXES, is_memo, kind_of_file
from lidera_nb.cards.pictures import PIXELS_MOST, PictureError, bare, is_picture
from lidera_nb.cards.story import Attachment, CardStory
from lidera_nb.errors import JournalError
from lidera_nb.plaintext import clean_text
from lidera_nb.serve.access import Right, may
from lidera_nb.serve.base import Handler
from lidera_nb.serve.caps.limits import UPLOAD_SECONDS
from lidera_nb.serve.together import Said

SANDBOX = "default-src 'none'; sandbox"


@stream_request_body
class UploadHandler(Handler):
    """Take a file to a card of one's own; what it is called comes in a header of its own."""

    right: Right | None = "play"

    def prepare(self) -> None:
        """Turn away what is too large before it is sent, and give a slow line its time."""
        super().prepare()
        if self._finished:
            return
        self._content = bytearray()
        if int(self.request.headers.get("Content-Length") or 0) > FILE_MOST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Refusal("mycards.refused.large"))
            return
        connection = self.request.connection
        connection.set_max_body_size(FILE_MOST)  # type: ignore[union-attr]
        connection.set_body_timeout(UPLOAD_SECONDS)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Take the next part."""
        self._content += chunk

    async def post(self, card: str) -> None:
        """Keep the file, and write to the card that it has it."""
        assert self.person is not None
        sessions, content = self.house.sessions, bytes(self._content)
        if sessions.cards.of(card).author != self.person:
            raise HTTPError(404)
        media = kind_of_file(content)
        if media is None:
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, Refusal("mycards.refused.file"))
            return
        if is_picture(media):
            try:
                content = await asyncio.to_thread(bare, content, media)
            except PictureError as fault:
                most = {"most": PIXELS_MOST // 1_000_000} if fault.reason == "large" else {}
                reason = Refusal(f"mycards.refused.picture_{fault.reason}", most)
                self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, reason)
                return
        try:
            refusal = await self._attach(card, content, media)
        except (OSError, JournalError):
            refusal = Refusal("refused.unsaved")
        if refusal:
            held = {one.file for one in sessions.cards.of(card).files}
            self.house.cardfiles.keep(card, held)
            self._refuse(HTTPStatus.CONFLICT, refusal)
        else:
            self.write({"status": "saved", "told": self._kept(content, media)})

    async def _attach(self, card: str, content: bytes, media: str) -> Refusal | None:
        assert self.person is not None
        person, sessions = self.person, self.house.sessions
        put = self.house.cardfiles.put
        digest = await asyncio.to_thread(put, person, card, content)
        file = Attachment(digest, media, len(content), self._name(media))
        facts, own = sessions.story(person).facts, sessions.cards.mine(person)
        mine = [one for one in own if one.author == person]
        said = Said(secrets.token_hex(12), b"", {"do": "attach", "card": card})
        return await sessions.cards.act(
            person, said, lambda now: attached(file, now, person, facts, mine)
        )

    def _kept(self, content: bytes, media: str) -> str:
        """What became of what a file says about whoever made it."""
        if is_picture(media):
            return self.t("mycards.kept.picture")
        if is_memo(media):
            return ""
        name = pdf_author(content)
        return self.t("mycards.kept.pdf_named", name=name) if name else self.t("mycards.kept.pdf")

    def _name(self, media: str) -> str:
        sent = unquote(self.request.headers.get("X-Lidera-Name", ""))
        name = clean_text(sent.replace("/", " ").replace("\\", " "), NAME_MOST)
        return name or f"{self.t('mycards.file')}.{SUFFIXES[media]}"

    def _refuse(self, status: HTTPStatus, refusal: Refusal) -> None:
        self.set_status(status)
        reason = self.t(refusal.text, **refusal.values)
        self.finish({"status": "refused", "reason": reason})


class AttachmentHandler(Handler):
    """Send a file of a card to whoever may have it, as something to save."""

    right: Right | None = "library"

    async def get(self, card: str, name: str) -> None:
        """Send it; to everybody else it is not there."""
        story = self.house.sessions.cards.of(card)
        file = next((one for one in story.files if one.file == name), None)
        if file is None or not self._may(story, file):
            raise HTTPError(404)
        content = await asyncio.to_thread(self.house.cardfiles.get, card, name)
        if content is None:
            raise HTTPError(404)
        self.set_header("Content-Type", file.media)
        self.set_header("Content-Security-Policy", SANDBOX)
        told = f"ficha.{SUFFIXES.get(file.media, 'bin')}"
        self.set_header(
            "Content-Disposition",
            f"attachment; filename=\"{told}\"; filename*=UTF-8''{quote(file.name, safe='')}",
        )
        self.write(content)

    def _may(self, card: CardStory, file: Attachment) -> bool:
        assert self.person is not None
        cards = self.house.sessions.cards
        if card.author != self.person and cards.rests(card.author):
            return False
        face = cards.faces().get(card.id)
        reads = face is not None and any(one.file == file.file for one in face.files)
        curates = may(self.roles, "curate")
        return may_fetch(card, file, self.person, reads=reads, curates=curates)

    def compute_etag(self) -> None:
        """The address says what the content is."""

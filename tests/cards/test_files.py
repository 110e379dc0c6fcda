"""What a file is follows from its first bytes."""

import pytest

from lidera_nb.cards.files import SUFFIXES, is_memo, kind_of_file

BEGINNINGS = {
    b"%PDF-1.7": "application/pdf",
    b"\x89PNG\r\n\x1a\n...": "image/png",
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"RIFF....WEBPVP8 ": "image/webp",
    b"RIFF....WAVEfmt ": "audio/wav",
    b"ID3\x04": "audio/mpeg",
    b"\xff\xfb\x90": "audio/mpeg",
    b"\x00\x00\x00 ftypM4A ": "audio/mp4",
    b"OggS": "audio/ogg",
    b"\x1aE\xdf\xa3": "audio/webm",
}


@pytest.mark.parametrize(("content", "media"), BEGINNINGS.items())
def test_a_file_is_what_its_first_bytes_say(content, media):
    assert kind_of_file(content) == media
    assert media in SUFFIXES


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"<svg>", b"PK\x03\x04", b"MZ", b"#!/bin/sh", b"RIFF....AVI ",
     b"\x00\x00\x00 ftypheic", b"GIF89a<script>"],
)  # fmt: skip
def test_whatever_may_hold_a_program_is_not_taken(content):
    assert kind_of_file(content) is None


def test_recordings_are_memos_and_pictures_are_not():
    assert is_memo("audio/mp4")
    assert not is_memo("image/png")

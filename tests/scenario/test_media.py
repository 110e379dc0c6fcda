"""The images of a case: in its folder, small, of a known kind, and part of its content."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from lidera_nb.errors import ContentError
from lidera_nb.scenario.check import check
from lidera_nb.scenario.load import case_of, load
from lidera_nb.scenario.media import MOST_BYTES

NAMES = [
    "../door.png",
    "/etc/door.png",
    "Door.png",
    "door.svg",
    "door",
    ".png",
    "a/door.png",
    "ñ.png",
]


def messages(directory: Path) -> list[str]:
    return [finding.message for finding in check(directory)]


def test_an_image_travels_in_its_case_as_a_data_uri(write_case) -> None:
    directory = write_case()
    uri = load(directory).media["door.png"]
    head, _, body = uri.partition(",")
    assert head == "data:image/png;base64"
    assert b64decode(body) == (directory / "media" / "door.png").read_bytes()


def test_the_hash_sees_the_bytes_of_an_image(write_case) -> None:
    directory = write_case()
    before = load(directory).hash
    with (directory / "media" / "door.png").open("ab") as stream:
        stream.write(b"!")
    assert load(directory).hash != before


def test_a_case_is_made_again_from_its_content(write_case) -> None:
    case = load(write_case())
    assert case_of(case.content) == case


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_plain_file_name_is_refused_with_its_line(write_case, name) -> None:
    directory = write_case(("scenario", "src: door.png", f"src: {name}"))
    (finding,) = check(directory)
    assert finding.message == (
        f"'{name}' cannot name an image; give a file of the folder 'media', in small letters, "
        "digits, dots and dashes, that ends in .png, .jpg or .webp"
    )
    assert "src: " in Path(finding.file).read_text().splitlines()[finding.line - 1]


def test_an_image_that_is_not_there_is_named(write_case) -> None:
    directory = write_case(("scenario", "src: door.png", "src: gate.png"))
    told = "there is no image 'media/gate.png' to read; add it or mend its name"
    assert messages(directory) == [told]
    with pytest.raises(ContentError, match=r"there is no image 'media/gate\.png'"):
        load(directory)


def test_a_folder_is_no_image(write_case) -> None:
    directory = write_case(("scenario", "src: door.png", "src: gate.png"))
    (directory / "media" / "gate.png").mkdir()
    assert messages(directory)[0].startswith("there is no image 'media/gate.png'")


def test_an_image_that_is_too_large_is_named_with_the_limit(write_case) -> None:
    directory = write_case()
    raw = b"\x89PNG\r\n\x1a\n".ljust(MOST_BYTES["image"] + 1)
    (directory / "media" / "door.png").write_bytes(raw)
    told = "'media/door.png' is larger than 60 KB; make the image smaller"
    assert messages(directory) == [told]


@pytest.mark.parametrize("raw", [b"", b"<svg/>", b"\xff\xd8\xff\xe0"])
def test_a_file_that_only_is_called_an_image_is_found(write_case, raw) -> None:
    directory = write_case()
    (directory / "media" / "door.png").write_bytes(raw)
    told = "'media/door.png' holds no PNG image; save it as one or rename it"
    assert messages(directory) == [told]

"""Hostile packages: each is refused in one sentence, and nothing large is ever read."""

from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import warnings
import zipfile

import pytest

from lidera_nb.scenario.importers import archive
from tests.scenario.importers.packages import ABOUT, SMALL, package

AGAIN = "; download it again from where it was made"


def named(name: str, **fields: object) -> bytes:
    """A sound package with one more file, whose entry has these fields."""
    out = io.BytesIO(package(SMALL))
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    with zipfile.ZipFile(out, "a") as zipped:
        for field, value in fields.items():
            setattr(info, field, value)
        zipped.writestr(info, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("../escape", "has a name that leads out of the package; make the package again"),
        ("a/../../escape", "has a name that leads out of the package; make the package again"),
        ("a//b", "has a name that leads out of the package; make the package again"),
        ("a/" * 21 + "b", "has a name that leads out of the package; make the package again"),
        ("/etc/passwd",
         "has an absolute name or one of another system; make the package again"),
        ("C:/escape", "has an absolute name or one of another system; make the package again"),
        ("a\\..\\b", "has an absolute name or one of another system; make the package again"),
        ("a\x1bb", "has a name that no file should have; make the package again"),
        ("a\u202eb", "has a name that no file should have; make the package again"),
        ("a" * 300, "has a name that no file should have; make the package again"),
    ],
)  # fmt: skip
def test_a_name_that_leads_astray_refuses_the_package(refused, name: str, fault: str):
    sentence = refused(named(name), "a.h5p")
    assert sentence.startswith("the package's file '")
    assert sentence.endswith(f"' {fault}")
    assert sentence.isprintable()


def test_a_name_with_a_nul_is_seen_whole(refused):
    raw = named("content/aXb").replace(b"content/aXb", b"content/a\0b")
    assert "'content/a?b' has a name that no file should have" in refused(raw, "a.h5p")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK])
def test_a_link_or_a_device_refuses_the_package(refused, kind: int):
    raw = named("link", create_system=3, external_attr=(kind | 0o777) << 16)
    assert refused(raw, "a.h5p") == (
        "the package's file 'link' is a link or a device, not a file; make the package again"
    )


def test_a_password_refuses_the_package(refused):
    raw = bytearray(package(SMALL))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert refused(bytes(raw), "a.h5p") == (
        "the package's file 'content/content.json' is locked with a password; make the package "
        "without one"
    )


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_packing_is_refused_because_it_grows_without_measure(refused, method: int):
    raw = named("content/a", compress_type=method)
    assert refused(raw, "a.h5p") == (
        "the package's file 'content/a' is packed in a way that H5P does not use; make the package "
        "again"
    )


@pytest.mark.parametrize("name", ["content/content.json", "CONTENT/content.JSON"])
def test_a_file_that_is_there_twice_is_refused(refused, name: str):
    with warnings.catch_warnings(action="ignore"):
        raw = named(name)
    assert refused(raw, "a.h5p") == f"the package holds '{name}' twice{AGAIN}"


def test_a_bomb_is_not_unpacked(refused):
    raw = package(b" " * 60_000_000)
    tracemalloc.start()
    sentence = refused(raw, "a.h5p")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sentence == (
        "'content/content.json' unpacks to more than 2000000 bytes, which is no file of a scenario"
    )
    assert peak < 10_000_000


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_either(refused):
    raw = bytearray(package(b" " * 60_000_000))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 1000)
    assert refused(bytes(raw), "a.h5p") == f"'content/content.json' is damaged{AGAIN}"


def test_a_package_that_says_it_is_huge_is_refused_unread(refused):
    raw = bytearray(package(SMALL))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 2_000_000_000)
    assert refused(bytes(raw), "a.h5p") == (
        "the package would unpack to more than 1000 MB; take out its videos"
    )


def test_too_many_files_are_refused(refused):
    files = {f"a{i}": b"" for i in range(archive.MOST_MEMBERS)}
    assert (
        refused(package(SMALL, files), "a.h5p") == f"the package holds more than 5000 files{AGAIN}"
    )


def test_a_list_of_files_that_would_not_fit_is_not_parsed(refused):
    raw = bytearray(package(SMALL))
    raw[-10:-6] = struct.pack("<I", archive.MOST_DIRECTORY + 1)
    assert refused(bytes(raw), "a.h5p") == f"the package's list of files is too large{AGAIN}"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "this is no zip file, or not the whole of it"),
        (b"PK\x03\x04" + b"x" * 500, "this is no zip file, or not the whole of it"),
        (b"PK\x05\x06", "this is no zip file, or not the whole of it"),
        (package(SMALL)[:-1], "this is no zip file, or not the whole of it"),
        (package(SMALL) + b"x", "something stands behind the end of the zip"),
        (
            package(SMALL).replace(b"PK\x01\x02", b"PK\x01\x03"),
            "the package's list of files is damaged",
        ),
    ],
    ids=("empty", "no end", "an end alone", "cut short", "more behind", "a damaged list"),
)
def test_what_is_no_whole_zip_is_refused(refused, raw: bytes, sentence: str):
    assert refused(raw, "a.h5p") == sentence + AGAIN


def test_damage_within_a_file_is_told(refused):
    raw = bytearray(package(SMALL))
    at = raw.find(b"content/content.json") + len("content/content.json")
    raw[at + 5 : at + 25] = bytes(20)
    assert refused(bytes(raw), "a.h5p") == f"'content/content.json' is damaged{AGAIN}"


def test_a_package_without_its_content_is_refused(refused):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("h5p.json", str(ABOUT).replace("'", '"'))
    raw = out.getvalue()
    assert refused(raw, "a.h5p") == f"the package holds no 'content/content.json'{AGAIN}"


def test_all_that_is_read_comes_out_of_one_budget(monkeypatch, refused):
    monkeypatch.setattr(archive, "MOST_READ", 300)
    assert "unpacks to more than" in refused(package(SMALL), "a.h5p")

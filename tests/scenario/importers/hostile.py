"""Hostile inputs: pieces that mean something to a reader, and sound inputs with a little wrong."""

from __future__ import annotations

import copy
import io
import json
import random
import warnings
import zipfile
from typing import Any

from hypothesis import strategies as st

from tests.scenario.importers.packages import PNG, SMALL, answer, image, package, question
from tests.scenario.importers.packages import scenario as h5p_scenario

SCRAPS = ["\u202e", "\ufeff", "\u2028", "\ue0000\ue001", "é" * 50, "\n", "\n\n", "  ", "\t",
          "&#0;", "&lt;", "&#xD800;", "&", "*", "`", "$x", "<script>alert(1)</script>", "<!--",
          "-->", "<em>", "</em>", "<br>", "<p", ">", "../", "%s", "{0}", "🙂", "null", "true",
          "---", "'", '"', "\\"]  # fmt: skip
DEADLY = ["\x00", "\x85", "\x1b[31m", "a" * 21_000, "\ud800"]
TWEE = [":: ", "\n:: a\n", "\n:: b [script]\n", "\n:: StoryData\n", '{"start": "a"}', "{", "[[a]]",
        "[[b->a]]", "[[", "]]", "->", "<-", "|", "(if: ", "(set: $a)", ")", "[", "]", "<<set a>>",
        "<<", ">>", "<<script>>", "/*", "*/", "--\n", "[if a]\n", "''", "//", "hola", "[[c]]",
        ":: \\[",
        '{"format": "Harlowe"}', '{"format": "SugarCube"}', '{"format": "Chapbook"}']  # fmt: skip
TWINE = ["<tw-storydata name='a' startnode='1'>", "<tw-storydata", "</tw-storydata>", "<style>",
         "<tw-passagedata pid='1' name='a'>", "<tw-passagedata name='b' tags='script'>",
         "<tw-passagedata>", "</tw-passagedata>", "<script>", "</script>", "[[a]]", "[[c]]",
         "[[b-&gt;a]]", "hola", " name=", "='", "(if: $a)[", "]"]  # fmt: skip
YAML = ["a", ": ", "- ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "|", ">", "?", "#", "---\n",
        "%TAG ! x\n", "%YAML 9.9\n", "\\U99999999", "\\x", "1" * 400, ".nan", "1e999", "{" * 50,
        "[" * 50, "id: toy", "to: yard", "start: none", "when: {mark: x}",
        "all: []", "not: {not: "]  # fmt: skip

VALUES: list[Any] = [None, True, -1, 0, 3, 10**12, 1e308, 0.5, "", "a", "-1", "3", [], {}, [[]],
                     {"a": {}}, [None], "H5P.AdvancedText 1.1", *SCRAPS[:12], *DEADLY,
                     {"path": "../../etc/passwd"}, {"path": "images/a.png"}]  # fmt: skip
RICH = h5p_scenario(
    *SMALL["branchingScenario"]["content"],
    image("images/a.png", "Un patio", 3),
    question("¿?", answer("a", 0, "b", "c"), answer("d", -1, "e")),
    startScreen={"startScreenSubtitle": "<p>x</p>"},
    behaviour={"enableBackwardsNavigation": True},
)
NAMES = ["../a", "/a", "a\\b", "C:a", "a\x00b", "content/content.json", "CONTENT/content.json",
         "a//b", "a/" * 30, "x" * 300, "\u202e", "ok.txt", "content/images/a.png",
         ".", "", "a/"]  # fmt: skip


def joined(pieces: list[str]) -> st.SearchStrategy[str]:
    """Texts of these pieces and of scraps."""
    usual = st.sampled_from(pieces) | st.sampled_from(pieces) | st.sampled_from(SCRAPS)
    sound = st.lists(usual, max_size=40).map("".join)
    deadly = st.tuples(sound, st.sampled_from(DEADLY), sound).map("".join)
    return st.integers(0, 9).flatmap(lambda chance: sound if chance else deadly)


@st.composite
def changed(draw: st.DrawFn, sound: bytes) -> bytes:
    """These bytes, cut, flipped, doubled or filled at a few places."""
    raw = bytearray(sound)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        length = draw(st.sampled_from([1, 1, 4, 20, 200]))
        kind = draw(st.sampled_from(["flip", "cut", "double", "fill", "end"]))
        if kind == "flip" and at < len(raw):
            raw[at] ^= draw(st.integers(1, 255))
        elif kind == "cut":
            del raw[at : at + length]
        elif kind == "double":
            raw[at:at] = raw[at : at + length]
        elif kind == "fill":
            raw[at : at + length] = draw(st.binary(max_size=length))
        elif kind == "end":
            del raw[at:]
    return bytes(raw)


@st.composite
def twee_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name and contents for the importer of passages."""
    if draw(st.booleans()):
        text = draw(st.sampled_from(["", ":: a\n"])) + draw(joined(TWEE))
        return "a.twee", text.encode("utf-8", "surrogatepass")
    text = draw(st.sampled_from(["", TWINE[0] + TWINE[4]])) + draw(joined(TWINE))
    return "a.html", text.encode("utf-8", "surrogatepass")


@st.composite
def h5p_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A name and contents for the importer of packages."""
    kind = draw(st.sampled_from(["words", "words", "values", "text", "bytes", "names"]))
    files = {"content/images/a.png": PNG}
    if kind == "words":
        raw = package(reworded(RICH, draw(st.lists(joined(TWEE), min_size=3, max_size=3))), files)
    elif kind == "values":
        raw = package(draw(mutated(RICH)), files)
    elif kind == "text":
        raw = package(draw(changed(json.dumps(RICH).encode())), files)
    elif kind == "bytes":
        raw = draw(changed(package(RICH, files)))
    else:
        raw = draw(misnamed())
    return "a.h5p", raw


def reworded(sound: Any, words: list[str]) -> Any:
    """This JSON with other words wherever HTML or text may stand."""
    if isinstance(sound, list):
        return [reworded(one, [*words[i % 3 :], *words[: i % 3]]) for i, one in enumerate(sound)]
    if not isinstance(sound, dict):
        return sound
    told = {"text", "question", "title", "subtitle", "alt", "endScreenTitle", "startScreenSubtitle"}
    return {
        key: words[i % 3] if key in told and isinstance(value, str) else reworded(value, words)
        for i, (key, value) in enumerate(sound.items())
    }


@st.composite
def mutated(draw: st.DrawFn, sound: Any) -> Any:
    """This JSON with some of its values replaced or removed."""
    data = copy.deepcopy(sound)
    for _ in range(draw(st.integers(1, 4))):
        here: Any = data
        while here:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            key = draw(st.sampled_from(keys))
            if isinstance(here[key], dict | list) and here[key] and draw(st.integers(0, 9)):
                here = here[key]
                continue
            if draw(st.integers(0, 4)):
                here[key] = copy.deepcopy(draw(st.sampled_from(VALUES)))
            else:
                del here[key]
            break
    return data


@st.composite
def misnamed(draw: st.DrawFn) -> bytes:
    """A package with further files whose names and attributes are odd."""
    out = io.BytesIO(package(RICH))
    with zipfile.ZipFile(out, "a", draw(st.sampled_from([0, 8, 8, 12]))) as zipped:
        for name in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)):
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name
            info.external_attr = draw(st.sampled_from([0, 0o120777 << 16, 0o100644 << 16]))
            info.flag_bits = draw(st.sampled_from([0, 0, 0, 1]))
            with warnings.catch_warnings(action="ignore"):
                zipped.writestr(info, b"x" * draw(st.sampled_from([0, 10, 100_000])))
    return out.getvalue()


@st.composite
def yaml_files(draw: st.DrawFn, sound: str) -> bytes:
    """A YAML file: pieces, or a sound one whose lines and bytes were changed."""
    kind = draw(st.sampled_from(["pieces", "lines", "lines", "bytes"]))
    if kind == "pieces":
        return draw(joined(YAML)).encode("utf-8", "surrogatepass")
    if kind == "bytes":
        return draw(changed(sound.encode()))
    lines = sound.split("\n")
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        chance = random.Random(draw(st.integers(0, 2**32)))
        margin = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        lines[at : at + chance.choice((0, 1, 1, 3))] = chance.choice(
            ([], [lines[at]] * 2, [margin + chance.choice(YAML)], [chance.choice(lines)])
        )
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")

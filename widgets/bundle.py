"""Joins widgets' files into ES modules and stylesheets.

A live kernel loads a widget from a blob, where imports by path cannot resolve; session pages load
all widgets from one module, made of the same files. So they are joined here, at import time,
without any build tool.
This module knows how the files refer to each other and nothing of what they do.

The rules that the files keep, so that joining stays simple: an import is one line,
``import { a, b } from "./file.js";`` (or ``"../shared/file.js"``); names at top level are
declared one by one; no template literal stands within another. ``later("./part.js")`` is a
promise of what a file exports by default, fetched only when it is asked for; ``sheet("./a.css")``
is the text of a stylesheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("debrief", "desk", "form", "player")
"""The widgets whose scripts and styles all session pages share, loaded once for all of them."""
APART = (
    "agreement",
    "apart",
    "assignment",
    "cards",
    "casedesk",
    "cohort",
    "curation",
    "diary",
    "encounters",
    "feedback",
    "labs",
    "marking",
    "matching",
    "mynetwork",
    "netmap",
    "newties",
    "peercards",
    "room",
    "roster",
    "trying",
    "waves",
)
"""Widgets with pages of their own: no other page loads what they bring."""

_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "((?:\./|\.\./)[\w./-]+\.js)";$', re.M)
_DECLARED = re.compile(
    r"^(export )?(?:async )?(?:function\*?|class|const|let|var) (?P<name>[\w$]+|[{\[])", re.M
)
_LATER = re.compile(r'\blater\("\./([\w-]+\.js)"\)')
_SHEET = re.compile(r'\bsheet\("(\./[\w-]+\.css)"\)')
_LABEL = re.compile(r'\bt\(\s*"([^"]+)"')
# In order: what must stay as it is (strings, templates, regular expressions), then what may go.
# Plus and minus keep their spaces: `a - -b` is not `a--b`.
_TOKENS = re.compile(
    r"(?P<keep>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|(?:(?<=[(,=!])|(?<=[(,=?:&|] )|(?<=return ))"
    r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/)"
    r"|^[ \t]*/\*.*?\*/[ \t]*\n|^[ \t]*//[^\n]*\n|^[ \t]*\n|^[ \t]+"
    r"| *(?P<mark>[{}(),;:?=<>&|*!\[\]]+) *",
    re.M | re.S,
)

_CSS_STRING = r"(?P<keep>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
_CSS_COMMENT = re.compile(_CSS_STRING + r"|/\*.*?\*/", re.S)
_CSS_SPACE = re.compile(
    _CSS_STRING + r"|[\s;]*(?P<end>\})\s*|\s*(?P<mark>[{;,>])\s*|(?P<colon>:)\s+"
)


class BundleError(Exception):
    """The files of a widget cannot be joined; the message names the file and the name."""


@cache
def widget_js(name: str) -> str:
    """The whole of a widget as one ES module that exports ``{ render }``."""
    entry = FOLDER / name / "render.js"
    return _LATER.sub(lambda found: _inlined(entry, entry.with_name(found[1])), join(entry))


@cache
def part_js(name: str) -> str:
    """A part that is fetched later, such as ``player/pilot.js``, as an ES module by itself."""
    return join(FOLDER / name)


@cache
def page_js(part: str, names: tuple[str, ...] = NAMES) -> str:
    """The widgets of session pages as one ES module that exports them by name.

    What they share is in it once; the rest of each widget is a room of its own. `part` is the
    address of the part that is fetched later (there is one: ``player/pilot.js``).
    """
    rooms = {name: dict(_with_imports((FOLDER / name / "render.js").resolve())) for name in names}
    shared = {
        path: text
        for files in rooms.values()
        for path, text in files.items()
        if path.parent.name == "shared"
    }
    _no_clash(shared)
    own = [_room(name, files.keys() - shared, files) for name, files in rooms.items()]
    outer = "\n".join(_unexported(text) for text in shared.values())
    whole = squeeze("\n".join([outer, "export default {", *own, "};\n"]))
    return _LATER.sub(f'import("{part}").then((made) => made.default)', whole)


@cache
def client_js() -> str:
    """The client of session pages as one ES module that runs by itself."""
    return join(FOLDER / "session" / "client.js")


@cache
def frame_js() -> str:
    """The script of the server's own pages as one ES module."""
    return join(FOLDER / "session" / "frame.js")


@cache
def worker_js() -> str:
    """The service worker of session pages."""
    return join(FOLDER / "session" / "worker.js")


@cache
def widget_css(name: str) -> str:
    """The theme, the styles of the shared parts that a widget uses, and its own."""
    return _styles(_sheets(name))


@cache
def page_css() -> str:
    """The one stylesheet of session pages: the theme and all widgets' styles, each once."""
    return _styles(_common())


@cache
def apart_css(name: str) -> str:
    """What a widget that stands apart adds to the stylesheet of all pages."""
    common = _common()
    return _styles([sheet for sheet in _sheets(name) if sheet not in common])


def _common() -> list[Path]:
    return [sheet for name in NAMES for sheet in _sheets(name)]


@cache
def labels_in(script: str) -> tuple[str, ...]:
    """The label ids that a script asks for, sorted.

    >>> labels_in('h("p", t("form.saved"), t("form.again", { n }))')
    ('form.again', 'form.saved')
    """
    return tuple(sorted(set(_LABEL.findall(script))))


def join(entry: Path) -> str:
    """Join a file with all it imports by path, each once, what is imported first.

    Raises
    ------
    BundleError
        If two files declare the same name, a name is imported that is not exported, or an
        import or a declaration is written in a form that cannot be joined.
    """
    files = dict(_with_imports(entry.resolve()))
    _no_clash(files)
    inner = [_unexported(text) for path, text in files.items() if path != entry.resolve()]
    return squeeze("\n".join([*inner, files[entry.resolve()]]))


def squeeze(script: str) -> str:
    r"""Leave out full-line comments, indentation and spaces beside marks; literals stay.

    Lines stay apart, so nothing hangs on where a semicolon would be guessed.

    >>> squeeze('/** why *' + '/\n  const a = f(1, "b, c"); // kept\n\n')
    'const a=f(1,"b, c");// kept\n'
    """
    return _TOKENS.sub(lambda match: match["keep"] or match["mark"] or "", script)


def _inlined(entry: Path, part: Path) -> str:
    """A part within the module that asks for it, as a promise of what it exports."""
    outer = dict(_with_imports(entry.resolve()))
    own = [text for path, text in _with_imports(part.resolve()) if path not in outer]
    inner = squeeze("\n".join(map(_unexported, own))).replace("export default", "return")
    return f"(async () => {{\n{inner}}})()"


def _with_imports(path: Path, seen: set[Path] | None = None) -> Iterator[tuple[Path, str]]:
    seen = set() if seen is None else seen
    seen.add(path)
    text = path.read_text(encoding="utf-8")
    for names, target in _IMPORT.findall(text):
        other = (path.parent / target).resolve()
        _exports_all(path, other, names)
        if other not in seen:
            yield from _with_imports(other, seen)
    text = _IMPORT.sub("", text)
    text = _SHEET.sub(lambda found: _sheet(path.parent / found[1]), text)
    if re.search(r"^import\b", text, re.M):
        line = 'import { a } from "./x.js";'
        raise BundleError(f"{_short(path)}: write imports as one line, {line}")
    yield path, text


def _exports_all(path: Path, other: Path, names: str) -> None:
    text = other.read_text(encoding="utf-8")
    exported = {match["name"] for match in _DECLARED.finditer(text) if match[1]}
    for name in names.split(", "):
        if name not in exported:
            raise BundleError(f"{_short(path)}: {_short(other)} does not export '{name}'")


def _no_clash(files: dict[Path, str]) -> None:
    owners: dict[str, Path] = {}
    for path, text in files.items():
        for match in _DECLARED.finditer(text):
            name = match["name"]
            if name in "{[":
                raise BundleError(f"{_short(path)}: declare names at top level one by one")
            if name in owners:
                raise BundleError(
                    f"{_short(path)}: '{name}' is also declared in {_short(owners[name])}; "
                    "rename one of them"
                )
            owners[name] = path


def _room(name: str, own: Set[Path], files: Mapping[Path, str]) -> str:
    """A widget as an entry of an object: its own files within a function, so no name clashes."""
    inner = "\n".join(_unexported(text) for path, text in files.items() if path in own)
    return f"{name}: (() => {{\n{inner.replace('export default', 'return')}\n}})(),"


def _unexported(text: str) -> str:
    return re.sub(r"^export (?!default)", "", text, flags=re.M)


def _sheets(name: str) -> list[Path]:
    """The theme, the stylesheets that lie beside the scripts of a widget, and its own."""
    scripts = [path for path, _ in _with_imports((FOLDER / name / "render.js").resolve())]
    beside = [path.with_suffix(".css") for path in scripts]
    theme, own = FOLDER / "shared" / "theme.css", FOLDER / name / "style.css"
    return [theme, *(path for path in beside if path.exists()), own]


def _sheet(path: Path) -> str:
    """The text of a stylesheet as a literal."""
    return json.dumps(_styles([path]))


def _styles(sheets: list[Path]) -> str:
    texts = (path.resolve().read_text(encoding="utf-8") for path in dict.fromkeys(sheets))
    return squeeze_css("\n".join(texts))


def squeeze_css(sheet: str) -> str:
    r"""Leave out comments and the white space beside marks; strings stay.

    >>> squeeze_css('/* why */ a::after { content: ": "; }')
    'a::after{content:": "}\n'
    """
    bare = _CSS_COMMENT.sub(lambda match: match["keep"] or "", sheet)
    return _CSS_SPACE.sub(lambda match: match[match.lastgroup or 0], bare).strip() + "\n"


def _short(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

"""Prints ``docs/access.md`` from the rows of who reaches what.

``python -m lidera_nb.serve.matrixpage > docs/access.md``; a guard test compares the two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from lidera_nb.serve.access import RIGHTS
from lidera_nb.serve.matrix import ASKERS, METHODS, Reach, Row, live_rows, local_rows, main_rows

_WORDS: dict[Reach, str] = {
    "open": "yes",
    "login": "login",
    "home": "home",
    "other": "main",
    "denied": "403",
    "unknown": "401",
    "absent": "404",
    "method": "405",
}

_HEAD = f"""\
# Who reaches what

Made from the handlers by `python -m lidera_nb.serve.matrixpage > docs/access.md`. A test compares
this page with the handlers, and another asks a live server for every cell of it, with all of
{", ".join(METHODS)}.

*yes*: the handler answers · *login*: the way to the login · *home*: sent home, nothing opened ·
*main*: sent to the main server, which decides · *401*, *403*: refused · *404*: as if it were not
there. Methods that are not listed are refused: with 405 to whoever may come that far, with the
answer of the row otherwise. Addresses that are not listed are 404.

"Other" means: another participant than the one whom a kernel belongs to; staff of another cohort
than the one that a report, or an access card, belongs to.
"""

_MAIN = """\
## The main server

The form of another site is refused before anything else: a request that is neither GET nor HEAD
must name this server as its origin, as must every websocket.
"""

_LIVE = """\
## The process of the live pages

It knows no role: who comes shows the one-time ticket or the visit that the main server gave.
Evaluators get neither.
"""

_LOCAL = """\
## The local API, on loopback

Live pages ask here with the pass of one person, one page and one login; the live process asks
with the secret that it was started with, which nobody else has.
"""


def page() -> str:
    """The whole page, as Markdown."""
    parts = [_HEAD, _rights()]
    for words, made in ((_MAIN, main_rows()), (_LIVE, live_rows()), (_LOCAL, local_rows())):
        parts += [words, table(made)]
    return "\n".join(parts)


def _rights() -> str:
    lines = ["## Rights", "", "| role | holds |", "|---|---|"]
    lines += [f"| {role} | {', '.join(sorted(rights))} |" for role, rights in RIGHTS.items()]
    return "\n".join([*lines, "| nobody in particular | public |", ""])


def table(rows: Iterable[Row]) -> str:
    """The rows whose method the handler has, one a line."""
    heads = ["address", "method", "rule", *(asker.name for asker in ASKERS)]
    lines = [_line(heads), _line(["---"] * len(heads))]
    for row in rows:
        if row.answered:
            address = f"`{_plain(row.address)}`" + (f" ({row.audience})" if row.audience else "")
            lines.append(_line([address, row.method, row.rule, *(_WORDS[r] for r in row.reach)]))
    return "\n".join([*lines, ""])


def _plain(pattern: str) -> str:
    """A pattern as it can stand in a table's cell."""
    return pattern.replace("|", "\\|")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.stdout.write(page())

"""``lidera decisions``: to other platforms as xAPI statements, and from them by a mapping file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated

import typer

from lidera_nb.cli.console import say, say_json
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import JsonOption, VarOption, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import PackageError

app = typer.Typer(
    help="Decisions on other platforms: hand them on as xAPI, bring them in by a mapping file.",
    no_args_is_help=True,
)
_HOME = re.compile(r"https?://[^\s/]+(/[^\s]*)?")


@app.command()
def xapi(
    package: Annotated[Path, typer.Argument(help="The folder of a data package.")],
    home: Annotated[
        str, typer.Option(help="Address of your server; the ids of accounts and cases lie below.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The JSON file to write.")],
    as_json: JsonOption = False,
) -> None:
    """Write the decisions of a package as xAPI 2.0 statements about pseudonymous accounts.

    The same package always gives the same statements, with the same ids.

    Example: `lidera decisions xapi exports/valle --home https://lidera.example.org --out
    valle.json`

    Exit codes: 0 written, 2 refused.
    """
    evaluation_or_sentence()
    from lidera_nb.dataset.read import read_package  # the evaluation extra may be absent
    from lidera_nb.dataset.xapi.statements import statements

    if not _HOME.fullmatch(home):
        raise PackageError(
            f"--home is '{home}'; give the address of your server, such as https://lidera.example.org"
        )
    found = [one.plain() for one in statements(read_package(package), home.rstrip("/"))]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in found)
    _write(out, f"[\n{lines}\n]\n" if found else "[]\n")
    if as_json:
        say_json({"path": out, "statements": len(found)})
    else:
        say(f"Wrote {len(found)} statements to {out}")


@app.command()
def bring(
    file: Annotated[Path, typer.Argument(help="What the other platform exported.")],
    mapping: Annotated[Path, typer.Option(help="The mapping file (YAML).")],
    out: Annotated[Path, typer.Option("--out", help="The package's folder to write.")],
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring decisions of another platform (CSV or xAPI) into a package of their own.

    People get random study ids; the link to their names there lies with the keys of --var. The
    package is reported like any other, and every row names its source.

    Example: `lidera decisions bring export.csv --mapping mapping.yaml --out exports/elsewhere`

    Exit codes: 0 written, 2 refused.
    """
    evaluation_or_sentence()
    from lidera_nb.dataset.elsewhere.bring import bring as brought
    from lidera_nb.dataset.elsewhere.mapping import read_mapping

    asked = read_mapping(mapping)
    people = brought(file, asked, out, settings(None, var).keys.parent, utc_now())
    if as_json:
        say_json({"path": out, "people": people, "source": asked.source})
    else:
        say(f"Wrote the decisions of {people} people from {asked.source} to {out}")


def _write(out: Path, text: str) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, "utf-8")
    except OSError as error:
        raise PackageError(f"{out}: the statements cannot be written: {error.strerror}") from None

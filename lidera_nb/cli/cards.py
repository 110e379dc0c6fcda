"""``lidera cards``: the public site of a network's cards, and packages to exchange them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lidera_nb.activities import registry
from lidera_nb.cards.seed import load_seeds
from lidera_nb.cli.console import complain, note, say, say_json
from lidera_nb.cli.extras import evaluation_or_sentence
from lidera_nb.cli.options import CourseOption, JsonOption, VarOption, journal_of, settings
from lidera_nb.clock import utc_now
from lidera_nb.errors import AccessError, JournalError
from lidera_nb.settings import Settings

if TYPE_CHECKING:
    from lidera_nb.cards.library import Published
    from lidera_nb.sharing.arrival import Arrival
    from lidera_nb.sharing.incoming import Incoming
    from lidera_nb.sharing.publish import Release

app = typer.Typer(
    help="Cards beyond this server: a public site, and packages between networks.",
    no_args_is_help=True,
)

NetworkOption = Annotated[
    str, typer.Option("--network", help="How the network is called where its cards are cited.")
]


@app.command()
def publish(
    out: Annotated[Path, typer.Option("--out", help="The folder to write.")] = Path("site"),
    url: Annotated[
        str, typer.Option(help="The address at which the site will stand; feeds need it.")
    ] = "",
    network: NetworkOption = "LIDERA",
    pdf: Annotated[bool, typer.Option("--pdf", help="Also a PDF of every card.")] = False,
    seeds: Annotated[
        bool, typer.Option("--seeds/--no-seeds", help="With the seed library, or without it.")
    ] = True,
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the public site of published cards: pages of files that any web server can serve.

    Only cards are in it whose authors agreed that anybody may read them. What was taken back
    since the last time is gone from the folder; take it from your web server as well. The same
    cards give the same files, byte by byte. Without a journal it holds the seed library alone.

    Examples: `lidera cards publish --out site` · `lidera cards publish --out site --pdf
    --network "Red Sur" --url https://fichas.example.org`

    Exit codes: 0 written, 2 it could not be written.
    """
    evaluation_or_sentence()
    from lidera_nb.sharing.publish import publish as published
    from lidera_nb.sharing.site import site

    where, found = site(network, url), settings(course, var)
    done = published(out, where, _cards(found, seeds), pdf)
    if not url:
        note("No --url was given: the site has no feeds and no site map.")
    _tell(out, done, as_json)


@app.command("export")
def export_cards(
    out: Annotated[Path, typer.Option("--out", help="The folder to write.")],
    network: Annotated[
        str, typer.Option("--network", help="How this network is called where its cards arrive.")
    ],
    seeds: Annotated[bool, typer.Option("--seeds", help="With the seed library.")] = False,
    url: Annotated[str, typer.Option(help="The address of the network's site of cards.")] = "",
    course: CourseOption = None,
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the published cards as a Data Package, for another network to take in.

    Only cards are in it whose authors agreed that anybody may read them.

    Example: `lidera cards export --out fichas --network "Red Sur"`

    Exit codes: 0 written, 2 it could not be written.
    """
    from lidera_nb.sharing.package import write_cards
    from lidera_nb.sharing.site import site

    where, cards = site(network, url), _cards(settings(course, var), seeds)
    write_cards(out, where, cards)
    if as_json:
        say_json({"path": out, "cards": len(cards)})
    else:
        say(f"Wrote {len(cards)} cards of {where.network} to {out}")


@app.command("import")
def import_cards(
    package: Annotated[Path, typer.Argument(help="The folder of another network's package.")],
    person: Annotated[
        str, typer.Option("--for", help="Who looks after the cards here: the id of a person.")
    ],
    var: VarOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in the cards of another network, as drafts of somebody who looks after them.

    None is published by this: they go through consent, peers and curators as any other card.
    A card that is here already stays as it is.

    Example: `lidera cards import fichas --for p-0123456789ab`

    Exit codes: 0 taken in, 1 some cards could not be read, 2 nothing was done.
    """
    from lidera_nb.sharing.arrival import arrival
    from lidera_nb.sharing.incoming import read_cards
    from lidera_nb.sharing.source import rests, stories

    read = read_cards(package)
    with journal_of(settings(None, var)) as (journal, _):
        if not registry.read(journal).roles(person) or rests(journal, person):
            raise AccessError(
                f"there is nobody '{person}' here who can look after cards; name a person as "
                "'lidera people list' knows them"
            )
        told = arrival(read, stories(journal), person, utc_now())
        for answer in journal.append(told.entries):
            if isinstance(answer, JournalError):
                raise answer
    _tell_arrival(read, told, as_json)
    if read.unread:
        raise typer.Exit(1)


def _tell_arrival(read: Incoming, told: Arrival, as_json: bool) -> None:
    fields = {name: getattr(told, name) for name in ("new", "known", "newer", "gone")}
    if as_json:
        say_json({"network": read.network, **fields, "unread": dict(read.unread)})
        return
    say(f"Took in {len(told.new)} cards of {read.network}; {len(told.known)} were here already")
    if told.newer:
        say(f"  newer there than here: {', '.join(told.newer)}")
    if told.gone:
        say(f"  no longer shared there; look whether to retire them: {', '.join(told.gone)}")
    for card, why in read.unread.items():
        complain(f"the card '{card}' cannot be read: {why}")


def _cards(found: Settings, seeds: bool) -> list[Published]:
    from lidera_nb.events.memory import MemoryJournal
    from lidera_nb.sharing.source import open_cards

    library = load_seeds(found.course) if seeds else {}
    if not found.journal.exists() and seeds:
        return open_cards(MemoryJournal(), registry.Registry(), library)
    with journal_of(found) as (journal, _):
        return open_cards(journal, registry.read(journal), library)


def _tell(out: Path, done: Release, as_json: bool) -> None:
    if as_json:
        say_json({"path": out, **asdict(done)})
        return
    say(f"Wrote {done.cards} cards in {done.files} files to {out}")
    for name in ("new", "changed", "gone"):
        cards = getattr(done, name)
        if cards:
            shown = ", ".join(cards[:10]) + ("…" if len(cards) > 10 else "")
            say(f"  {len(cards)} {name}: {shown}")

"""``lidera network``: surveys that were made elsewhere, and what leaves for other programs."""

from __future__ import annotations

import typer

network_app = typer.Typer(
    help="Networks of who learns from whom: bring them in, look at them, hand them on.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)


@network_app.callback()
def _network() -> None:
    """Networks of who learns from whom: bring them in, look at them, hand them on."""

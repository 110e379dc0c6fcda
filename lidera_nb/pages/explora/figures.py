"""What Explora shows of a view: for each figure its sentence, its table, and its chart if drawn.

Pure: a view and what was chosen go in, markup comes out. `Draw` turns a chart and its words into
markup; while charts cannot be drawn yet, it is None and the tables stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any

from lidera_nb import texts
from lidera_nb.pages.explora.markup import figure, listed, sentence, table

PAUSE = 30
"""Minutes; what took longer is taken for a pause, for the clock cannot know."""

LIKELY, UNLIKELY = 75, 25
Draw = Callable[[Callable[[Any], Any], str], str]
"""``draw(make, told)``: `make` gets the module of charts and gives the chart."""


def indicator(line: Mapping[str, Any], view: Mapping[str, Any], late: bool, lang: str,
              draw: Draw) -> str:  # fmt: skip
    """One indicator from the start through every decision."""
    say = _in(lang)
    values, words = line["values"], line["words"]
    arrived = ["", *(", ".join(d["arrivals"]) for d in view["decisions"])]
    rings = [number for number, titles in enumerate(arrived) if titles and late]
    says = say(
        "course",
        label=line["label"],
        first=values[0],
        first_word=words[0],
        last=values[-1],
        last_word=words[-1],
    )
    told = say("course_alt", label=line["label"], values=", ".join(map(str, values)))
    if rings:
        told += " " + say("rings_alt", decisions=", ".join(map(str, rings)))
    heads = [say("decision"), say("value"), say("in_words"), *([say("arrived")] if late else [])]
    rows = [
        [number or say("start"), value, word, *([arrived[number]] if late else [])]
        for number, (value, word) in enumerate(zip(values, words, strict=True))
    ]
    drawn = draw(lambda charts: charts.course(values, rings, say("axis")), told)
    return figure(drawn, says, table(line["label"], heads, rows), say("numbers"))


def predictions(view: Mapping[str, Any], order: str, lang: str, draw: Draw) -> str:
    """Each prediction: how likely it seemed, and whether it came to be."""
    say = _in(lang)
    made = [{**d["prediction"], "number": d["number"]} for d in view["decisions"]
            if "prediction" in d]  # fmt: skip
    if not made:
        return sentence(say("no_predictions"))
    percent = partial(texts.say, lang, "player.percent")
    if order == "sure":
        made.sort(key=lambda one: -one["confidence"])
    fell = [_fell(one["outcome"], say) for one in made]
    rows = [
        [f"{one['number']}. {one['text']}", percent(n=one["confidence"]), word]
        for one, word in zip(made, fell, strict=True)
    ]
    told = say("predictions_alt", each="; ".join(f"{row[1]}, {row[2].lower()}" for row in rows))
    ticks = [(share / 100, percent(n=share)) for share in (0, 50, 100)]
    drawn = draw(
        lambda charts: charts.rows(
            [
                charts.Row(row[0], [(one["confidence"] / 100, bool(one["outcome"]))], row[2])
                for one, row in zip(made, rows, strict=True)
            ],
            ticks,
            say("confidence_axis"),
        ),
        told,
    )
    heads = [say("prediction"), say("seemed"), say("happened")]
    shown = table(say("predictions"), heads, rows)
    about = listed(_tallies(made, say)) + sentence(say("few", n=len(made)), "x-note")
    return figure(drawn, say("dots"), shown, say("numbers")) + about


def _fell(outcome: bool | None, say: Callable[..., str]) -> str:
    return say("unknown" if outcome is None else "yes" if outcome else "no")


def _tallies(made: Sequence[Mapping[str, Any]], say: Callable[..., str]) -> list[str]:
    """How many of the likely, the open and the unlikely came to be; only what there is."""
    groups = {
        "likely": [m for m in made if m["confidence"] >= LIKELY],
        "open": [m for m in made if UNLIKELY < m["confidence"] < LIKELY],
        "unlikely": [m for m in made if m["confidence"] <= UNLIKELY],
    }
    return [
        say(f"tally_{name}", n=len(group), hits=sum(bool(m["outcome"]) for m in group))
        for name, group in groups.items()
        if group
    ]


def documents(view: Mapping[str, Any], lang: str, draw: Draw) -> str:
    """What there was to read before each decision, and how much of it was opened."""
    say, decisions = _in(lang), view["decisions"]
    opened, there = (sum(d[name] for d in decisions) for name in ("opened", "there"))
    words = sum(d["words"] for d in decisions)
    offered = [d for d in decisions if d["there"]]
    heads = [say("decision"), say("opened"), say("there"), say("words")]
    rows = [[_named(d), d["opened"], d["there"], d["words"]] for d in decisions]
    told = say(
        "documents_alt",
        each="; ".join(f"{_named(d)}: {d['opened']}/{d['there']}" for d in offered),
    )
    drawn = draw(
        lambda charts: charts.rows(
            [
                charts.Row(
                    _named(d),
                    [(at * 0.1, at < d["opened"]) for at in range(d["there"])],
                    say("of", n=d["opened"], there=d["there"]),
                )
                for d in offered
            ],
            [],
            "",
        ),
        told,
    )
    name = "documents" if opened else "documents_none"
    says = say(name, opened=opened, there=there, words=words)
    return figure(drawn, says, table(say("before"), heads, rows), say("numbers"))


def minutes(view: Mapping[str, Any], lang: str, draw: Draw) -> str:
    """How long it took from arriving at each decision to locking it."""
    say = _in(lang)
    took = [(d, None if d["seconds"] is None else d["seconds"] / 60) for d in view["decisions"]]
    told = [(_named(d), m, _minutes(m, say)) for d, m in took]
    usual = [m for _, m in took if m is not None and m <= PAUSE]
    rows = [[name, word] for name, _, word in told]
    ticks = [(at / PAUSE, str(at)) for at in (0, 10, 20, PAUSE)]
    drawn = draw(
        lambda charts: charts.rows(
            [
                charts.Row(name, [] if m is None or m > PAUSE else [(m / PAUSE, True)], word)
                for name, m, word in told
            ],
            [(round(at, 3), word) for at, word in ticks],
            say("minutes_axis"),
        ),
        say("minutes_alt", each="; ".join(f"{name}: {word}" for name, _, word in told)),
    )
    says = say("minutes", median=_minutes(median(usual), say)) if usual else say("minutes_none")
    shown = table(say("before"), [say("decision"), say("took")], rows)
    return figure(drawn, says, shown, say("numbers")) + sentence(say("clock", n=PAUSE), "x-note")


def _minutes(m: float | None, say: Callable[..., str]) -> str:
    if m is None:
        return say("unknown")
    if m > PAUSE:
        return say("pause")
    return say("under_a_minute") if m < 1 else say("n_minutes", n=round(m))


def _named(decision: Mapping[str, Any]) -> str:
    return f"{decision['number']}. {decision['title']}"


def _in(lang: str) -> Callable[..., str]:
    return lambda name, **values: texts.say(lang, f"explore.{name}", **values)

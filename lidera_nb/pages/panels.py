"""The panels of all cases as a facilitator reads them: plain HTML, the same for everyone.

It holds the words of the course's authors and figures, and no word of an expert: reasons belong
to the debrief. Every text is escaped on its way in.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from babel.numbers import format_decimal

from lidera_nb import texts
from lidera_nb.activities.coursecheck import case_folders
from lidera_nb.activities.paneldiagnosis import Diagnosed, Diagnosis, diagnose
from lidera_nb.analysis.style import Confidence, Position
from lidera_nb.scenario.load import Case, load
from lidera_nb.scenario.panel.load import panel_of


def panels_html(course: Path, lang: str) -> str:
    """Every case of a course with the diagnosis of its panel, folded, one after the other."""
    parts = []
    for folder in case_folders(course):
        case = load(folder)
        panel = panel_of(case, folder)
        told = _panel(case, diagnose(case, panel), lang) if panel else _none(lang)
        parts += [f"<h2>{escape(case.texts[lang]['title'])}</h2>", *told]
    return f'<section class="lidera-text lidera-panels">{"".join(parts)}</section>'


def _none(lang: str) -> Iterator[str]:
    yield _p(texts.say(lang, "panel.page.none"))


def _panel(case: Case, found: Diagnosis, lang: str) -> Iterator[str]:
    kind = "synthetic" if found.synthetic else "real"
    yield _p(texts.say(lang, f"panel.page.{kind}", n=found.experts), "notice")
    decisions = "".join(_decision(case, one, lang) for one in found.decisions)
    told = texts.say(lang, "panel.page.decisions", n=len(found.decisions))
    yield f"<details><summary>{escape(told)}</summary>{decisions}</details>"
    yield "<ul>"
    yield _item(_position("first", found.first, lang))
    yield _item(_position("last", found.last, lang))
    yield from (_item(line) for line in _sure("sure", found.sure, lang))
    yield from (_item(line) for line in _sure("shares", found.shares, lang))
    yield "</ul>"


def _decision(case: Case, one: Diagnosed, lang: str) -> str:
    words = case.texts[lang]
    heading = words[f"scene.{one.scene}.title"]
    if one.role:
        heading = f"{heading} · {words[f'roles.{one.role}.name']}"
    labels = {name: words[f"choice.{one.scene}.{name}.label"] for name in one.counts}
    rows = "".join(
        _item(texts.say(lang, "panel.page.count", n=count, of=one.people, choice=labels[name]))
        for name, count in one.counts.items()
    )
    return (
        f"<h3>{escape(heading)}</h3>{_p(words[f'decision.{one.scene}.prompt'])}<ul>{rows}</ul>"
        + "".join(_p(line, "help") for line in _figures(one, lang))
    )


def _figures(one: Diagnosed, lang: str) -> Iterator[str]:
    yield texts.say(
        lang,
        "panel.page.mode",
        n=one.people,
        mode=round(100 * one.modal_share),
        blind=round(100 * one.blind_modal_share),
    )
    if one.agreement is not None and one.spread is not None:
        spread = format_decimal(round(one.spread, 2), locale=texts.LOCALES[lang])
        yield texts.say(
            lang,
            "panel.page.agreement",
            pairs=round(100 * one.agreement),
            blind=round(100 * one.baseline),
            spread=spread,
        )
    if one.standing != "enough":
        yield texts.say(lang, f"panel.page.{one.standing}")


def _position(which: str, one: Position, lang: str) -> str:
    told = texts.say(
        lang, f"panel.page.{which}", n=one.taken, of=one.of, low=one.low, high=one.high
    )
    return f"{told} {texts.say(lang, 'panel.page.unusual')}" if one.unusual else told


def _sure(which: str, one: Confidence, lang: str) -> Iterator[str]:
    if one.mean is not None and one.ends is not None:
        mean, ends = round(one.mean), round(100 * one.ends)
        yield texts.say(lang, f"panel.page.{which}", n=one.count, mean=mean, ends=ends)


def _p(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _item(text: str) -> str:
    return f"<li>{escape(text)}</li>"

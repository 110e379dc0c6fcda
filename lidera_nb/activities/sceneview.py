"""How a scene looks to its player: its lines, its papers, the inbox, and what is to be decided."""

from __future__ import annotations

from typing import Any

from lidera_nb import texts
from lidera_nb.activities.levelview import person, price, too_dear
from lidera_nb.scenario import asking
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.effects import Cost
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.media import address
from lidera_nb.scenario.model import CLIPS, Beat, Document, Incoming
from lidera_nb.scenario.percase import per_case
from lidera_nb.scenario.state import Play

REASON_MOST = 2000


def scene(case: Case, play: Play, lang: str, untimed: bool = False) -> dict[str, Any]:
    """The scene on the screen."""
    now = case.scenario.scenes[play.scene]
    lines = tuple([beat.id for beat in asking.beats(case.scenario, play)])
    view: dict[str, Any] = {
        **_head(case, play.scene, lang),
        "blocks": _blocks(case, play.scene, lines, lang),
        "documents": [_document(case, play, name, lang) for name in now.documents],
    }
    if now.decision is not None:
        view["decision"] = _decision(case, play, lang, untimed)
    return view


@per_case
def _head(case: Case, name: str, lang: str) -> dict[str, Any]:
    """What a scene shows whatever was done before."""
    words, scene = case.texts[lang], case.scenario.scenes[name]
    return {
        "id": name,
        "when": words[f"scene.{name}.when"],
        "title": words[f"scene.{name}.title"],
        "cost": _toll(case, name, lang),
        "advance": bool(scene.next),
        "ending": scene.ending,
    }


def inbox(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    """The messages that arrived so far, the latest first; `fresh` came with this scene."""
    arriving = {one.id for one in case.scenario.scenes[play.scene].inbox}
    return [
        {**_message(case, play, name, lang), "fresh": name in arriving}
        for name in reversed(play.inbox)
    ]


@per_case
def _blocks(case: Case, scene_id: str, lines: tuple[str, ...], lang: str) -> list[dict[str, str]]:
    beats = case.scenario.scenes[scene_id].beats
    return [_block(case, scene_id, beat, lang) for beat in beats if beat.id in lines]


def _block(case: Case, scene_id: str, beat: Beat, lang: str) -> dict[str, str]:
    """A line of a scene as a widget draws it."""
    text = case.texts[lang][f"scene.{scene_id}.{beat.id}"]
    if beat.kind == "say" and beat.who:
        return {"kind": "say", "text": text, **person(case, beat.who, lang)}
    if beat.kind == "image" and beat.src:
        return {"kind": "image", "src": case.media[beat.src], "alt": text}
    if beat.kind in CLIPS and beat.src:
        transcript = case.texts[lang][f"transcript.{scene_id}.{beat.id}"]
        source = address(case.media[beat.src])
        return {"kind": beat.kind, "src": source, "title": text, "transcript": transcript}
    return {"kind": "narration", "text": text}


def _decision(case: Case, play: Play, lang: str, untimed: bool) -> dict[str, Any]:
    point = case.scenario.scenes[play.scene].decision
    assert point is not None
    view: dict[str, Any] = {
        **_question(case, play.scene, lang),
        "choices": [
            _choice(case, play, one, lang) for one in asking.shown_choices(case.scenario, play)
        ],
        "number": len(play.taken) + 1,
    }
    if point.limit is not None:
        view["limit"] = {"seconds": point.limit.seconds, "off": untimed}
    return view


@per_case
def _question(case: Case, scene_id: str, lang: str) -> dict[str, Any]:
    """What a decision asks, whatever is open at it."""
    words, point = case.texts[lang], case.scenario.scenes[scene_id].decision
    assert point is not None
    label = words[f"decision.{scene_id}.reason"]
    asks: dict[str, Any] = {
        "prompt": words[f"decision.{scene_id}.prompt"],
        "reason": {"label": label, "min": point.reason_min, "max": REASON_MOST},
    }
    if point.prediction is not None:
        about = point.prediction.about
        asked = "sure" if about == "case" else "share"
        text = words[f"decision.{scene_id}.prediction"]
        asks["prediction"] = {"text": text, "asks": asked, "about": about}
    return asks


def _choice(case: Case, play: Play, choice: Choice, lang: str) -> dict[str, str]:
    label = case.texts[lang][f"choice.{play.scene}.{choice.id}.label"]
    return {"id": choice.id, "label": label, **_priced(case, choice.cost, play, lang)}


def _priced(case: Case, cost: Cost, play: Play, lang: str) -> dict[str, str]:
    """What something costs, and why it cannot be had, where that is so."""
    if not cost:
        return {}
    told = {"cost": price(case, cost, lang), "closed": too_dear(case, cost, play, lang)}
    return {name: text for name, text in told.items() if text}


def _document(case: Case, play: Play, name: str, lang: str) -> dict[str, str]:
    paper = case.scenario.documents[name]
    return {"kind": paper.kind, **_paper(case, play, "document", name, paper, lang)}


def _message(case: Case, play: Play, name: str, lang: str) -> dict[str, str]:
    paper = case.scenario.messages[name]
    who = case.texts[lang][f"cast.{paper.who}.name"] if paper.who else ""
    told = _paper(case, play, "message", name, paper, lang)
    return {"channel": paper.channel, "who": who, **told}


def _paper(
    case: Case, play: Play, kind: str, name: str, paper: Document | Incoming, lang: str
) -> dict[str, str]:
    words = case.texts[lang]
    view = {"id": name, "title": words[f"{kind}.{name}.title"]}
    if name in play.consulted:
        return {**view, "body": words[f"{kind}.{name}.body"]}
    return {**view, **_priced(case, paper.cost, play, lang)}


def _toll(case: Case, scene_id: str, lang: str) -> str:
    """Which indicators consulting lowers here, in words; empty when none."""
    lowered = {
        indicator
        for name in case.scenario.scenes[scene_id].documents
        for indicator, change in case.scenario.documents[name].effect.indicators.items()
        if change < 0
    }
    if not lowered:
        return ""
    words = case.texts[lang]
    names = sorted({words[f"indicator.{indicator}.label"].lower() for indicator in lowered})
    return texts.say(lang, "case.cost", indicators=", ".join(names))

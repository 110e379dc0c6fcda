"""How a play looks to its player.

Everything here reads texts of scenes that were reached, and of no others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lidera_nb import texts
from lidera_nb.activities.activity import Env, Refusal, Step, View
from lidera_nb.activities.said import Said
from lidera_nb.scenario import asking, engine
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.model import Beat, Scene
from lidera_nb.scenario.reading import minutes
from lidera_nb.scenario.state import Play, Taken

Words = Mapping[str, str]


def closed(title: str, why: Refusal, env: Env) -> View:
    """A step that is closed to this person, and why."""
    return {"status": "locked", "title": title, "lock": refusal_text(why, env.step, env.lang)}


def refusal_text(why: Refusal, step: Step, lang: str) -> str:
    """A refusal as a sentence for the person; steps are called by their titles."""
    values = dict(why.values)
    if why.text == "locked.after":
        values["step"] = step.before[values["step"]][lang]
    return texts.say(lang, why.text, **values)


def briefing(title: str, case: Case, lang: str) -> View:
    """The case before it begins."""
    words = case.texts[lang]
    brief = {
        "summary": words["summary"],
        "situation": words["situation"],
        "role": words["role"],
        "minutes": minutes(case, lang),
    }
    return {"status": "open", "title": title, "briefing": brief, "indicators": [], "trail": []}


def playing(title: str, case: Case, play: Play, said: Sequence[Said], lang: str) -> View:
    """The case while it is played, or at its ending."""
    view: View = {
        "status": "done" if play.ended else "open",
        "title": title,
        "scene": _scene(case, play, lang),
        "indicators": indicators(case, play.indicators, lang),
        "trail": [trail(case, s, lang) for s in said],
    }
    if _just_decided(play):
        view["consequence"] = _consequence(case, play, lang)
    return view


def _just_decided(play: Play) -> bool:
    return len(play.visited) > 1 and bool(play.taken) and play.visited[-2] == play.taken[-1].scene


def _scene(case: Case, play: Play, lang: str) -> dict[str, Any]:
    words, scene = case.texts[lang], case.scenario.scenes[play.scene]
    view: dict[str, Any] = {
        "id": play.scene,
        "when": words[f"scene.{play.scene}.when"],
        "title": words[f"scene.{play.scene}.title"],
        "blocks": [block(case, play.scene, b, lang) for b in asking.beats(case.scenario, play)],
        "documents": [_document(case, play, name, words) for name in scene.documents],
        "cost": _cost(case, scene, words, lang),
        "advance": bool(scene.next),
        "ending": scene.ending,
    }
    if scene.decision is not None:
        view["decision"] = _decision(case, play, words)
    return view


def _decision(case: Case, play: Play, words: Words) -> dict[str, Any]:
    point = case.scenario.scenes[play.scene].decision
    assert point is not None
    choices = asking.open_choices(case.scenario, play)
    view: dict[str, Any] = {
        "prompt": words[f"decision.{play.scene}.prompt"],
        "choices": [
            {"id": c.id, "label": words[f"choice.{play.scene}.{c.id}.label"]} for c in choices
        ],
        "reason": {
            "label": words[f"decision.{play.scene}.reason"],
            "min": point.reason_min,
            "max": 2000,
        },
        "number": len(play.taken) + 1,
    }
    if point.prediction is not None:
        view["prediction"] = words[f"decision.{play.scene}.prediction"]
    return view


def _document(case: Case, play: Play, name: str, words: Words) -> dict[str, Any]:
    view = {
        "id": name,
        "kind": case.scenario.documents[name].kind,
        "title": words[f"document.{name}.title"],
    }
    if name in play.consulted:
        view["body"] = words[f"document.{name}.body"]
    return view


def _cost(case: Case, scene: Scene, words: Words, lang: str) -> str:
    """What consulting costs here, in words; empty when it is free."""
    costs = {
        (indicator, change)
        for name in scene.documents
        for indicator, change in case.scenario.documents[name].effect.indicators.items()
        if change < 0
    }
    if not costs:
        return ""
    names = sorted({words[f"indicator.{indicator}.label"].lower() for indicator, _ in costs})
    return texts.say(lang, "case.cost", indicators=", ".join(names))


def block(case: Case, scene: str, beat: Beat, lang: str) -> dict[str, str]:
    """A line of a scene as a widget draws it."""
    text = case.texts[lang][f"scene.{scene}.{beat.id}"]
    if beat.kind == "say" and beat.who:
        return {"kind": "say", "text": text, **_person(case, beat.who, lang)}
    if beat.kind == "image" and beat.src:
        return {"kind": "image", "src": case.media[beat.src], "alt": text}
    return {"kind": "narration", "text": text}


def _person(case: Case, who: str, lang: str) -> dict[str, str]:
    words = case.texts[lang]
    return {"who": words[f"cast.{who}.name"], "role": words[f"cast.{who}.role"]}


def _consequence(case: Case, play: Play, lang: str) -> dict[str, Any]:
    taken = play.taken[-1]
    return {
        "choice": case.texts[lang][f"choice.{taken.scene}.{taken.choice}.label"],
        "blocks": consequence_blocks(case, taken, lang),
        "arrivals": arrivals(case, taken, lang),
        "changes": _changes(case, play, lang),
    }


def consequence_blocks(case: Case, taken: Taken, lang: str) -> list[dict[str, str]]:
    """What a choice brought at once: its own text, then how its chance fell."""
    words = case.texts[lang]
    lines = [words[f"choice.{taken.scene}.{taken.choice}.consequence"]]
    choice = _choice(case, taken)
    if choice.chance is not None:
        lines.append(words[f"chance.{choice.chance.id}.{'hit' if taken.chance else 'miss'}"])
    return [{"kind": "narration", "text": line} for line in lines]


def arrivals(case: Case, taken: Taken, lang: str) -> list[dict[str, str]]:
    """The late consequences that arrived with a decision."""
    views = []
    for arrival in taken.arrivals:
        later = engine.later_of(case.scenario, arrival)
        words = case.texts[lang]
        views.append(
            {
                "channel": later.channel,
                "title": words[f"later.{later.id}.title"],
                "who": words[f"cast.{later.who}.name"] if later.who else "",
                "text": words[f"later.{later.id}.text"],
            }
        )
    return views


def _choice(case: Case, taken: Taken) -> Choice:
    point = case.scenario.scenes[taken.scene].decision
    assert point is not None
    return next(choice for choice in point.choices if choice.id == taken.choice)


def _changes(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    before = play.taken[-2].indicators if len(play.taken) > 1 else starts(case)
    after, words = play.taken[-1].indicators, case.texts[lang]
    return [
        {
            "label": words[f"indicator.{name}.label"],
            "before": before[name],
            "after": after[name],
            "word": band_word(case, name, after[name], lang),
        }
        for name in case.scenario.indicators
        if before[name] != after[name]
    ]


def starts(case: Case) -> dict[str, int]:
    """All indicators as they are before anything happens."""
    return {name: indicator.start for name, indicator in case.scenario.indicators.items()}


def band_word(case: Case, indicator: str, value: int, lang: str) -> str:
    """The word for an indicator's value: that of the highest band it reaches."""
    bands = case.scenario.indicators[indicator].bands
    band = max(i for i, lower in enumerate(bands) if value >= lower)
    return case.texts[lang][f"indicator.{indicator}.band{band}"]


def indicators(case: Case, values: Mapping[str, int], lang: str) -> list[dict[str, Any]]:
    """All indicators as they stand, in words and numbers."""
    return [
        {
            "id": name,
            "label": case.texts[lang][f"indicator.{name}.label"],
            "value": values[name],
            "word": band_word(case, name, values[name], lang),
        }
        for name in case.scenario.indicators
    ]


def trail(case: Case, said: Said, lang: str) -> dict[str, Any]:
    """A decision in a line: when and where it was, and what was chosen and said."""
    words = case.texts[lang]
    return {
        "when": words[f"scene.{said.scene}.when"],
        "title": words[f"scene.{said.scene}.title"],
        "choice": words[f"choice.{said.scene}.{said.choice}.label"],
        "reason": said.reason,
        "confidence": said.confidence,
    }

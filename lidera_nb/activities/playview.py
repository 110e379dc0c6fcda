"""How a play looks to its player: before it begins, while it goes on, and what a decision brought.

Everything here reads texts of scenes that were reached, and of no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.activities import levelview, sceneview
from lidera_nb.activities.activity import Env, Refusal, Step, View
from lidera_nb.activities.said import Said
from lidera_nb.scenario import engine
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.effects import Later
from lidera_nb.scenario.load import Case
from lidera_nb.scenario.percase import per_case
from lidera_nb.scenario.reading import minutes
from lidera_nb.scenario.state import Play, Taken


def closed(title: str, why: Refusal, env: Env) -> View:
    """A step that is closed to this person, and why."""
    return {"status": "locked", "title": title, "lock": refusal_text(why, env.step, env.lang)}


def refusal_text(why: Refusal, step: Step, lang: str) -> str:
    """A refusal as a sentence for the person; steps are called by their titles."""
    values = {
        name: texts.spoken(lang, value) if isinstance(value, datetime) else value
        for name, value in why.values.items()
    }
    if why.text == "locked.after":
        values["step"] = step.before[values["step"]][lang]
    return texts.say(lang, why.text, **values)


def briefing(title: str, case: Case, lang: str) -> View:
    """The case before it begins."""
    words = case.texts[lang]
    brief: dict[str, Any] = {
        "summary": words["summary"],
        "situation": words["situation"],
        "role": words["role"],
        "minutes": minutes(case, lang),
    }
    if case.scenario.roles:
        brief["roles"] = roles(case, lang)
    return {"status": "open", "title": title, "briefing": brief, "indicators": [], "trail": []}


def roles(case: Case, lang: str) -> list[dict[str, str]]:
    """The roles in which a case can be played; none where it has one only."""
    words = case.texts[lang]
    return [
        {"id": role, "name": words[f"roles.{role}.name"], "brief": words[f"roles.{role}.brief"]}
        for role in case.scenario.roles
    ]


def playing(
    title: str, case: Case, play: Play, said: Sequence[Said], lang: str, untimed: bool = False
) -> View:
    """The case while it is played, or at its ending."""
    view: View = {
        "status": "done" if play.ended else "open",
        "title": title,
        "scene": sceneview.scene(case, play, lang, untimed),
        "indicators": levelview.indicators(case, play.indicators, lang),
        "trail": [trail(case, s, lang) for s in said],
    }
    parts = {
        "role": case.texts[lang][f"roles.{play.role}.name"] if play.role else "",
        "inbox": sceneview.inbox(case, play, lang),
        "people": levelview.people(case, play, lang),
        "resources": levelview.resources(case, play.resources, lang),
        "consequence": _consequence(case, play, lang) if just_decided(play) else None,
    }
    return {**view, **{name: part for name, part in parts.items() if part}}


def just_decided(play: Play) -> bool:
    """Whether what is on the screen begins with what the last decision brought."""
    return len(play.visited) > 1 and bool(play.taken) and play.visited[-2] == play.taken[-1].scene


def _consequence(case: Case, play: Play, lang: str) -> dict[str, Any]:
    taken = play.taken[-1]
    return {
        "choice": case.texts[lang][f"choice.{taken.scene}.{taken.choice}.label"],
        "blocks": consequence_blocks(case, taken, lang),
        "arrivals": arrivals(case, taken, lang),
        "changes": _changes(case, play, lang),
        "turns": _turns(case, play, lang),
    }


def consequence_blocks(case: Case, taken: Taken, lang: str) -> list[dict[str, str]]:
    """What a choice brought at once: its own text, then how its chance fell."""
    words = case.texts[lang]
    return [{"kind": "narration", "text": words[line]} for line in consequence_lines(case, taken)]


def consequence_lines(case: Case, taken: Taken) -> list[str]:
    """The text ids of what a choice brought at once, in order."""
    lines = [f"choice.{taken.scene}.{taken.choice}.consequence"]
    if taken.late:
        lines.append(f"decision.{taken.scene}.late")
    choice = _choice(case, taken)
    if choice.chance is not None:
        lines.append(f"chance.{choice.chance.id}.{'hit' if taken.chance else 'miss'}")
    return lines


def arrivals(case: Case, taken: Taken, lang: str) -> list[dict[str, str]]:
    """The late consequences that arrived with a decision."""
    laters = (engine.later_of(case.scenario, arrived) for arrived in taken.arrivals)
    return [arrival(case, later, lang) for later in laters]


def arrival(case: Case, later: Later, lang: str) -> dict[str, str]:
    """A late consequence as it arrives."""
    words = case.texts[lang]
    return {
        "channel": later.channel,
        "title": words[f"later.{later.id}.title"],
        "who": words[f"cast.{later.who}.name"] if later.who else "",
        "text": words[f"later.{later.id}.text"],
    }


def _choice(case: Case, taken: Taken) -> Choice:
    point = case.scenario.scenes[taken.scene].decision
    assert point is not None
    return next(choice for choice in point.choices if choice.id == taken.choice)


def _changes(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    before = play.taken[-2].indicators if len(play.taken) > 1 else levelview.starts(case)
    after, words = play.taken[-1].indicators, case.texts[lang]
    return [
        {
            "label": words[f"indicator.{name}.label"],
            "before": before[name],
            "after": after[name],
            "word": levelview.band_word(case, name, after[name], lang),
        }
        for name in case.scenario.indicators
        if before[name] != after[name]
    ]


def _turns(case: Case, play: Play, lang: str) -> list[dict[str, Any]]:
    """Whose attitude has another word now than before the decision, and which."""
    before = play.taken[-2].attitudes if len(play.taken) > 1 else levelview.attitudes(case)
    turns = []
    for who, value in play.taken[-1].attitudes.items():
        if value == before[who]:
            continue
        word = levelview.attitude_word(value, lang)
        if word != levelview.attitude_word(before[who], lang):
            name = levelview.person(case, who, lang)["who"]
            turns.append({"who": name, "word": word, "up": value > before[who]})
    return turns


def trail(case: Case, said: Said, lang: str) -> dict[str, Any]:
    """A decision in a line: when and where it was, and what was chosen and said."""
    return {
        **chosen(case, said.scene, said.choice, lang),
        "reason": said.reason,
        "confidence": said.confidence,
        "share": said.share,
    }


@per_case
def chosen(case: Case, scene: str, choice: str, lang: str) -> dict[str, str]:
    """When and where a decision was, and what was chosen."""
    words = case.texts[lang]
    return {
        "when": words[f"scene.{scene}.when"],
        "title": words[f"scene.{scene}.title"],
        "choice": words[f"choice.{scene}.{choice}.label"],
    }

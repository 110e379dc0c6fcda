"""Visits of synthetic schools: offers, requests, money in the fund and one confirmed round.

Everything goes the way of any page's message, so that the rules decide what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lidera_nb.activities.storystate import StepId
from lidera_nb.activities.survey.gathering import profile_of
from lidera_nb.demo.cohort import COHORT, visitor
from lidera_nb.serve.acts import Act
from lidera_nb.serve.sessions import Sessions

LEADS = visitor("instructor")
PAIRS = 3
"""As many schools ask as offer; each pair has a topic of its own."""

ABOUT = ("attendance", "reading", "families")
FUND = 1_200_000
"""Pesos: enough for some of them, so that there is something to choose."""

PAGE, DESK = "pasantias", ("visits", "matching")


async def write(sessions: Sessions) -> None:
    """Let them ask, offer and be matched, unless a round was confirmed already."""
    if sessions.registry.cohorts[COHORT].exchange.rounds:
        return
    for person, key, values in _said(sessions):
        definition = sessions.course.modules[PAGE].step(key)
        if definition is not None:
            form = definition.definition.hash
            body = {"do": "submit", "form": form, "values": values}
            await act(sessions, person, (PAGE, key), body)
    await act(sessions, LEADS, DESK, {"do": "pay", "cohort": COHORT, "amount": FUND})
    await act(sessions, LEADS, DESK, {"do": "match", "cohort": COHORT})
    seal = _seal(sessions)
    if seal:
        await act(sessions, LEADS, DESK, {"do": "confirm", "cohort": COHORT, "seal": seal})


def _said(sessions: Sessions) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """What the first schools that told where they are ask for and offer."""
    members = sessions.registry.cohorts[COHORT].of_role("participant")
    placed = [m.person for m in members if _placed(sessions, m.person)]
    for n, person in enumerate(placed[: 2 * PAIRS]):
        topic = {f"topic_{ABOUT[n % PAIRS]}": True, "month_may": True, "month_aug": n % 2 == 0}
        yield person, "ask" if n < PAIRS else "offer", {"open": "agreed", **topic}


def _placed(sessions: Sessions, person: str) -> bool:
    story = sessions.story(person)
    return not story.facts.resting and bool(profile_of(story).get("territory"))


def _seal(sessions: Sessions) -> str:
    """The seal of the matching that lies open, "" if nobody would go."""
    views = sessions.views(LEADS, sessions.course.modules[DESK[0]], "es")
    here = next(one for one in views[DESK[1]]["cohorts"] if one["id"] == COHORT)
    proposal = here.get("proposal", {})
    return str(proposal["seal"]) if proposal.get("visits") else ""


async def act(
    sessions: Sessions, person: str, at: StepId, body: Mapping[str, Any], number: int = 0
) -> None:
    """Send what somebody does, as their page would; `number` tells acts of one kind apart."""
    name = f"demo-{at[1]}-{body['do']}-{person}-{number}"
    await sessions.act(person, Act(at, name, sessions.story(person).head, body), "es")

"""All activities by the name under which a module asks for them."""

from __future__ import annotations

from lidera_nb.activities import debrief, desk, explore, forms, rooms, simulation
from lidera_nb.activities.activity import Activity
from lidera_nb.activities.networks import mapping, mine, proposing
from lidera_nb.activities.own import desk as owndesk
from lidera_nb.activities.own import offer, rehearsal, writing
from lidera_nb.activities.survey import desk as surveydesk
from lidera_nb.activities.survey import survey

ACTIVITIES: dict[str, Activity] = {
    "consent": forms.CONSENT,
    "profile": forms.PROFILE,
    "simulation": simulation.ACTIVITY,
    "reflection": forms.REFLECTION,
    "debrief": debrief.ACTIVITY,
    "explore": explore.ACTIVITY,
    "review": desk.ACTIVITY,
    "write": writing.ACTIVITY,
    "offer": offer.ACTIVITY,
    "cases": owndesk.ACTIVITY,
    "rehearsal": rehearsal.ACTIVITY,
    "survey": survey.ACTIVITY,
    "waves": surveydesk.ACTIVITY,
    "mine": mine.ACTIVITY,
    "network": mapping.ACTIVITY,
    "newties": proposing.ACTIVITY,
    "room": rooms.ROOM,
    "facilitate": rooms.FACILITATE,
    "project": rooms.PROJECT,
}

WIDGETS: dict[str, str] = {
    "consent": "form",
    "profile": "form",
    "simulation": "player",
    "reflection": "form",
    "debrief": "debrief",
    "review": "desk",
    "write": "form",
    "offer": "form",
    "cases": "casedesk",
    "rehearsal": "player",
    "survey": "roster",
    "waves": "waves",
    "mine": "mynetwork",
    "network": "netmap",
    "newties": "newties",
    "room": "room",
    "facilitate": "room",
    "project": "room",
}
"""Activity to the widget of ours that shows it; exploring is shown by ordinary ipywidgets."""

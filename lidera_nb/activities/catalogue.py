"""All activities by the name under which a module asks for them."""

from __future__ import annotations

from lidera_nb.activities import debrief, desk, explore, forms, rooms, scales, simulation
from lidera_nb.activities.activity import Activity
from lidera_nb.activities.agreeing import agreement
from lidera_nb.activities.assigning import assignment
from lidera_nb.activities.cards import reviewing as peerreviewing
from lidera_nb.activities.cards.curating import desk as curatordesk
from lidera_nb.activities.cards.trying import desk as tryingdesk
from lidera_nb.activities.cards.writing import desk as writingdesk
from lidera_nb.activities.exchange import (
    apartwish,
    diary,
    encounters,
    giving,
    labs,
    matching,
    parting,
    telling,
)
from lidera_nb.activities.feedback import reading
from lidera_nb.activities.guide import guide
from lidera_nb.activities.networks import mapping, mine, proposing
from lidera_nb.activities.own import desk as owndesk
from lidera_nb.activities.own import offer, rehearsal, writing
from lidera_nb.activities.reviewing import marking
from lidera_nb.activities.survey import desk as surveydesk
from lidera_nb.activities.survey import survey

ACTIVITIES: dict[str, Activity] = {
    "consent": forms.CONSENT,
    "profile": forms.PROFILE,
    "simulation": simulation.ACTIVITY,
    "reflection": forms.REFLECTION,
    "scale": scales.ACTIVITY,
    "assignment": assignment.ACTIVITY,
    "debrief": debrief.ACTIVITY,
    "explore": explore.ACTIVITY,
    "review": desk.ACTIVITY,
    "write": writing.ACTIVITY,
    "offer": offer.ACTIVITY,
    "cases": owndesk.ACTIVITY,
    "rehearsal": rehearsal.ACTIVITY,
    "survey": survey.ACTIVITY,
    "waves": surveydesk.ACTIVITY,
    "guide": guide.ACTIVITY,
    "marking": marking.ACTIVITY,
    "agreement": agreement.ACTIVITY,
    "mine": mine.ACTIVITY,
    "feedback": reading.ACTIVITY,
    "network": mapping.ACTIVITY,
    "newties": proposing.ACTIVITY,
    "mycards": writingdesk.ACTIVITY,
    "peercards": peerreviewing.ACTIVITY,
    "curation": curatordesk.ACTIVITY,
    "trying": tryingdesk.ACTIVITY,
    "offervisit": giving.OFFER,
    "askvisit": giving.ASK,
    "findable": giving.PEERS,
    "visited": telling.VISITED,
    "diary": diary.ACTIVITY,
    "apartwish": apartwish.ACTIVITY,
    "matching": matching.ACTIVITY,
    "parting": parting.ACTIVITY,
    "labs": labs.ACTIVITY,
    "encounters": encounters.ACTIVITY,
    "encountered": telling.ENCOUNTERED,
    "room": rooms.ROOM,
    "facilitate": rooms.FACILITATE,
    "project": rooms.PROJECT,
}

WIDGETS: dict[str, str] = {
    "consent": "form",
    "profile": "form",
    "simulation": "player",
    "reflection": "form",
    "scale": "form",
    "assignment": "assignment",
    "debrief": "debrief",
    "review": "desk",
    "write": "form",
    "offer": "form",
    "cases": "casedesk",
    "rehearsal": "player",
    "survey": "roster",
    "waves": "waves",
    "guide": "cohort",
    "marking": "marking",
    "agreement": "agreement",
    "mine": "mynetwork",
    "feedback": "feedback",
    "network": "netmap",
    "newties": "newties",
    "mycards": "cards",
    "peercards": "peercards",
    "curation": "curation",
    "trying": "trying",
    "offervisit": "form",
    "askvisit": "form",
    "findable": "form",
    "visited": "form",
    "diary": "diary",
    "apartwish": "apart",
    "matching": "matching",
    "parting": "apart",
    "labs": "labs",
    "encounters": "encounters",
    "encountered": "form",
    "room": "room",
    "facilitate": "room",
    "project": "room",
}
"""Activity to the widget of ours that shows it; exploring is shown by ordinary ipywidgets."""

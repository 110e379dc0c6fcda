"""The browser side: one widget a folder, drawn by plain ES modules, knowing no domain.

A widget knows the model contract in ``shared/model.d.ts`` and nothing of what stands behind it:
a kernel in live pages, the server's session otherwise. Nothing here imports `lidera_nb`.
"""

from lidera_widgets.agreement.widget import Agreement
from lidera_widgets.apart.widget import Apart
from lidera_widgets.assignment.widget import Assignment
from lidera_widgets.base import LideraWidget
from lidera_widgets.cards.widget import Cards
from lidera_widgets.casedesk.widget import Casedesk
from lidera_widgets.cohort.widget import Cohort
from lidera_widgets.curation.widget import Curation
from lidera_widgets.debrief.widget import Debrief
from lidera_widgets.desk.widget import Desk
from lidera_widgets.diary.widget import Diary
from lidera_widgets.encounters.widget import Encounters
from lidera_widgets.feedback.widget import Feedback
from lidera_widgets.form.widget import Form
from lidera_widgets.labs.widget import Labs
from lidera_widgets.marking.widget import Marking
from lidera_widgets.matching.widget import Matching
from lidera_widgets.mynetwork.widget import Mynetwork
from lidera_widgets.netmap.widget import Netmap
from lidera_widgets.newties.widget import Newties
from lidera_widgets.peercards.widget import Peercards
from lidera_widgets.player.widget import Player
from lidera_widgets.room.widget import Room
from lidera_widgets.roster.widget import Roster
from lidera_widgets.trying.widget import Trying
from lidera_widgets.waves.widget import Waves

WIDGETS: dict[str, type[LideraWidget]] = {
    "assignment": Assignment,
    "agreement": Agreement,
    "apart": Apart,
    "cards": Cards,
    "casedesk": Casedesk,
    "cohort": Cohort,
    "curation": Curation,
    "debrief": Debrief,
    "desk": Desk,
    "diary": Diary,
    "encounters": Encounters,
    "feedback": Feedback,
    "form": Form,
    "labs": Labs,
    "marking": Marking,
    "matching": Matching,
    "mynetwork": Mynetwork,
    "netmap": Netmap,
    "newties": Newties,
    "peercards": Peercards,
    "player": Player,
    "room": Room,
    "roster": Roster,
    "trying": Trying,
    "waves": Waves,
}
"""Every widget by the name of its folder."""

__all__ = [
    "WIDGETS",
    "Agreement",
    "Apart",
    "Assignment",
    "Cards",
    "Casedesk",
    "Cohort",
    "Curation",
    "Debrief",
    "Desk",
    "Diary",
    "Encounters",
    "Feedback",
    "Form",
    "Labs",
    "LideraWidget",
    "Marking",
    "Matching",
    "Mynetwork",
    "Netmap",
    "Newties",
    "Peercards",
    "Player",
    "Room",
    "Roster",
    "Trying",
    "Waves",
]

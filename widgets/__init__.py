"""The browser side: one widget a folder, drawn by plain ES modules, knowing no domain.

A widget knows the model contract in ``shared/model.d.ts`` and nothing of what stands behind it:
a kernel in live pages, the server's session otherwise. Nothing here imports `lidera_nb`.
"""

from lidera_widgets.base import LideraWidget
from lidera_widgets.casedesk.widget import Casedesk
from lidera_widgets.debrief.widget import Debrief
from lidera_widgets.desk.widget import Desk
from lidera_widgets.form.widget import Form
from lidera_widgets.mynetwork.widget import Mynetwork
from lidera_widgets.netmap.widget import Netmap
from lidera_widgets.newties.widget import Newties
from lidera_widgets.player.widget import Player
from lidera_widgets.room.widget import Room
from lidera_widgets.roster.widget import Roster
from lidera_widgets.waves.widget import Waves

WIDGETS: dict[str, type[LideraWidget]] = {
    "casedesk": Casedesk,
    "debrief": Debrief,
    "desk": Desk,
    "form": Form,
    "mynetwork": Mynetwork,
    "netmap": Netmap,
    "newties": Newties,
    "player": Player,
    "room": Room,
    "roster": Roster,
    "waves": Waves,
}
"""Every widget by the name of its folder."""

__all__ = [
    "WIDGETS",
    "Casedesk",
    "Debrief",
    "Desk",
    "Form",
    "LideraWidget",
    "Mynetwork",
    "Netmap",
    "Newties",
    "Player",
    "Room",
    "Roster",
    "Waves",
]

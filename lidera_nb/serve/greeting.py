"""What a page is told first when its connection opens: who is here, and how far their story is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lidera_nb import texts
from lidera_nb.activities.course import Module

if TYPE_CHECKING:
    from lidera_nb.serve.house import House

NOTICE = {"said": "page.asked", "more": "ask.readers", "read": "page.read", "terms": "page.terms"}
"""What a tester is told: what is asked of them, and, folded under `more`, who reads it."""


def greeting(house: House, person: str, login: str, module: Module, lang: str) -> dict[str, Any]:
    """Who is here, how far their story is, whether others use this device, too.

    A tester is told first of all what is asked of them, and who reads it.

    Parameters
    ----------
    house : House
        What the server knows.
    person : str
        Whose page it is.
    login : str
        The fingerprint of the login that they came with.
    module : Module
        The page.
    lang : str
        The page's language, "es" or "en".

    Returns
    -------
    dict
        The message of type "welcome", with the position `n` that the story had just now.
    """
    login_now = house.logins.known(login, house.clock())
    who, head = house.who(person), house.sessions.story(person).head
    own = login_now is not None and login_now.own
    told = {"type": "welcome", "who": who, "n": head, "own": own}
    case = any(step.activity == "simulation" for step in module.steps)
    if case and house.sessions.registry.tests_here(person, module.composed):
        told["notice"] = {part: texts.say(lang, f"pilot.{name}") for part, name in NOTICE.items()}
    return told

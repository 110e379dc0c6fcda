"""The groups that a facilitator chooses from, as the pages of networks show them."""

from __future__ import annotations

from collections.abc import Mapping

from lidera_nb.activities.activity import Env, View


def offered(groups: Mapping[str, str], cohort: str, env: Env) -> View:
    """The beginning of a view: the groups by title, and the one chosen or else the first.

    Without groups ``group`` is None, and ``why`` says what the page is for.
    """
    told = [{"id": one, "title": title} for one, title in groups.items()]
    shown: View = {"status": "open", "title": env.step.titles[env.lang], "groups": told}
    if not told:
        return {**shown, "group": None, "why": env.step.intros[env.lang]}
    return {**shown, "group": next((one for one in told if one["id"] == cohort), told[0])}

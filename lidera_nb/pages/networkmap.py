"""The map of a network in a notebook of an evaluator's own: any `Study`, under the same rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lidera_widgets.netmap.widget import Netmap

from lidera_nb import texts
from lidera_nb.activities.networks.mapview import map_of

if TYPE_CHECKING:
    from lidera_nb.network.study import Study


def network_map(
    study: Study, lang: str = "es", names: Mapping[str, str] | None = None, title: str = ""
) -> Netmap:
    """A widget with the map of a study and its equal table.

    Parameters
    ----------
    study
        From a data package, a file, or `lidera_nb.network.world`.
    lang
        ``es`` or ``en``.
    names
        The names of those who agreed to be shown, by person; nobody's by default.
    title
        The heading; the map's own by default.

    Returns
    -------
    Netmap
        A wave of a group that is too small, or that too few answered, is not drawn, and the widget
        says why; so do synthetic data that they are.

    Examples
    --------
    >>> from lidera_nb.network.world import rel_like
    >>> network_map(rel_like(), "en").view["synthetic"]
    True
    """
    labels = {name: texts.catalogue(lang)[name] for name in Netmap.labels_needed}
    heading = title or texts.say(lang, "networks.title")
    group = {"id": "study", "title": heading}
    view: dict[str, Any] = {"n": 0, "status": "open", "title": heading, "group": group,
                            "groups": [group], **map_of(study, names or {}, lang)}  # fmt: skip
    return Netmap(key="network", lang=lang, labels=labels, view=view)

"""What changed in a text since it was handed in before, with nothing in it that is hidden."""

from __future__ import annotations

from typing import Any

from lidera_nb.activities.reviewing.passages import Seen, hide, of_field
from lidera_nb.activities.reviewing.queue import Lying
from lidera_nb.reflection.changed import changes


def changed(lying: Lying, seen: Seen, lang: str) -> list[dict[str, Any]]:
    """Answer by answer, the parts that stayed, went and came; none at the first hand-in."""
    earlier = [one for one in lying.piece.handed if one.number < lying.number]
    if not earlier:
        return []
    number = earlier[-1].number
    before = {one.field: one for one in lying.piece.answers_of(number)}
    now = {one.field: one for one in lying.answers}
    told = []
    for field in dict.fromkeys([*now, *before]):
        texts = [
            seen.shown(hide(side[field].text, of_field(masks, field))) if field in side else ""
            for side, masks in ((before, lying.told.masks.get(number, ())), (now, lying.masks))
        ]
        if texts[0] != texts[1]:
            parts = [[one.kind, one.text] for one in changes(*texts)]
            told.append({"label": (now.get(field) or before[field]).labels[lang], "parts": parts})
    return told

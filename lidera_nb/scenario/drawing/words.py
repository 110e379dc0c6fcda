"""The words on the map of a case: conditions, costs and marks as an author reads them.

Takes a scenario with its texts in one language; knows nothing of places on the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import ascii_uppercase

from lidera_nb import texts
from lidera_nb.scenario.conditions import Condition
from lidera_nb.scenario.decisions import Choice
from lidera_nb.scenario.effects import Cost
from lidera_nb.scenario.model import Scenario, Scene

LETTERS = ascii_uppercase
_THOUSANDS = {"es": ".", "en": ","}


class Words:
    """What stands on the map of one scenario in one language."""

    def __init__(self, scenario: Scenario, own: Mapping[str, str], lang: str) -> None:
        self.scenario, self._own, self.lang = scenario, own, lang

    def say(self, text: str, **values: object) -> str:
        """A text of the map's own catalogue."""
        return texts.say(self.lang, f"map.{text}", **values)

    def own(self, text_id: str) -> str:
        """A text of the case in one line, without marks of emphasis."""
        return " ".join(re.sub(r"\*{1,2}", "", self._own[text_id]).split())

    def title(self, scene: str) -> str:
        """What a scene is called."""
        return self.own(f"scene.{scene}.title")

    def condition(self, condition: Condition) -> str:
        """A condition in words; a mark, which has none, by its id."""
        for joiner, parts in (("and", condition.all_), ("or", condition.any_)):
            if parts is not None:
                return self.say(joiner).join(self._part(part) for part in parts)
        if condition.not_ is not None:
            return self.say("not", condition=self._part(condition.not_))
        return self._level(condition) or self._fact(condition)

    def _part(self, condition: Condition) -> str:
        said = self.condition(condition)
        return f"({said})" if condition.all_ or condition.any_ else said

    def _level(self, condition: Condition) -> str:
        for name, text_id in (
            (condition.indicator, f"indicator.{condition.indicator}.label"),
            (condition.attitude, f"cast.{condition.attitude}.name"),
            (condition.resource, f"resource.{condition.resource}.label"),
        ):
            if name is not None:
                bound, value = (
                    ("at_least", condition.at_least)
                    if condition.below is None
                    else ("below", condition.below)
                )
                return self.say(bound, what=self.own(text_id), value=self._amount(value or 0))
        return ""

    def _fact(self, condition: Condition) -> str:
        if condition.visited is not None:
            return self.say("visited", scene=self.title(condition.visited))
        if condition.consulted is not None:
            kind = "message" if condition.consulted in self.scenario.messages else "document"
            return self.say("consulted", title=self.own(f"{kind}.{condition.consulted}.title"))
        if condition.mark is not None:
            return self.say("mark", mark=condition.mark)
        if condition.role is not None:
            return self.say("role", role=self.own(f"roles.{condition.role}.name"))
        chosen = (condition.chose or {}).items()
        said = (
            self.say("chose", scene=self.title(scene), letter=self._letter(scene, choice))
            for scene, choice in chosen
        )
        return self.say("and").join(said)

    def _letter(self, scene: str, choice: str) -> str:
        decision = self.scenario.scenes[scene].decision
        ids = [one.id for one in decision.choices] if decision else []
        return LETTERS[ids.index(choice)]

    def _amount(self, amount: int) -> str:
        return f"{amount:,}".replace(",", _THOUSANDS[self.lang])

    def _cost(self, cost: Cost) -> str:
        parts = (
            f"{self._amount(amount)} ({self.own(f'resource.{name}.label')})"
            for name, amount in cost.items()
        )
        return self.say("cost", cost=", ".join(parts))

    def scene_notes(self, scene: Scene) -> Iterator[str]:
        """What else a scene holds."""
        if scene.documents:
            yield self.say("documents", n=len(scene.documents))
        if scene.inbox:
            yield self.say("messages", n=len(scene.inbox))
        if scene.decision and scene.decision.prediction:
            yield self.say("prediction")
        if scene.decision and scene.decision.limit:
            yield self.say("limit", seconds=scene.decision.limit.seconds)

    def choice_notes(self, choice: Choice) -> Iterator[str]:
        """What else belongs to a choice: its condition, cost and chance, and what comes later."""
        if choice.when is not None:
            yield self.say("only", condition=self.condition(choice.when))
        if choice.cost:
            yield self._cost(choice.cost)
        if choice.chance is not None:
            yield self.say("chance", percent=f"{choice.chance.p:.0%}".removesuffix("%"))
        if choice.later:
            titles = ", ".join(self.own(f"later.{later.id}.title") for later in choice.later)
            yield self.say("later", titles=titles)

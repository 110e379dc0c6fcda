"""What a person may see of a page: the views of its steps, and by what they are known unchanged."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lidera_nb.activities.activity import Step, View
from lidera_nb.activities.calendar import ALWAYS
from lidera_nb.activities.course import Module
from lidera_nb.activities.lazily import Lazily
from lidera_nb.activities.readmodels import read_models
from lidera_nb.activities.seat import MODEL
from lidera_nb.activities.story import show
from lidera_nb.activities.storystate import Circumstance, Story
from lidera_nb.activities.unchanged import Basis, Surroundings, basis
from lidera_nb.serve.shown import Shown

if TYPE_CHECKING:
    from lidera_nb.serve.sessions import Sessions

SEED_BITS = 48


@dataclass(frozen=True, slots=True)
class Looking:
    """Looks at the stories of `sessions`; changes nothing."""

    sessions: Sessions

    def views(
        self, person: str, module: Module, lang: str, settled: Collection[str] = ()
    ) -> dict[str, View]:
        """What a person may see of a page now, by step key, but for steps that are `settled`."""
        steps = [step for step in module.steps if step.key not in settled]
        if not steps:
            return {}
        around = self.around(person, lang, module, steps=steps)
        story = self.sessions.story(person)
        return {step.key: show(story, (module.id, step.key), around) for step in steps}

    def looks(self, person: str, module: Module, lang: str) -> Mapping[str, View]:
        """The same views, each made when it is looked at: a home page needs one of a module."""
        around, story = self.around(person, lang, module), self.sessions.story(person)
        return Lazily(
            lambda key: show(story, (module.id, key), around), [step.key for step in module.steps]
        )

    def news(
        self, shown: Shown, person: str, module: Module, lang: str, secret: bytes
    ) -> list[bytes]:
        """The messages that tell a page what changed of its views since it was last told."""
        story, registry = self.sessions.story(person), self.sessions.registry
        window = registry.window(person, module.id)
        stands = window.standing(self.sessions.clock())
        around = (module.id, lang, registry.roles(person), window, stands)
        settled = shown.settled(module, around, self._bases(story))
        return shown.news(self.views(person, module, lang, settled), secret)

    def _bases(self, story: Story) -> Callable[[Step], Basis | None]:
        """By what the view of a step of this story is known to be unchanged."""
        sessions = self.sessions
        around = Surroundings(
            story, sessions.registry, sessions.stories.stirred, sessions.reviews.of
        )
        return lambda step: basis(step, around)

    def around(
        self,
        person: str,
        lang: str,
        module: Module | None,
        client_at: str = "",
        steps: Sequence[Step] | None = None,
        *,
        chance: bool = False,
    ) -> Circumstance:
        """What surrounds a look at some `steps` of a page, by default all, or a message to them.

        Only messages need `chance`: nothing that is shown depends on it.
        """
        sessions = self.sessions
        registry = sessions.registry
        models = read_models(
            person, module, registry, sessions.story, sessions.reviews.of, sessions.desks.here,
            sessions.cards, steps,
        )  # fmt: skip
        if module is not None and module.shared:
            models[MODEL] = sessions.rooms.seat(person, host=module.audience == "staff")
        seed = self._seed(person) if chance else 0
        window = registry.window(person, module.id) if module is not None else ALWAYS
        roles, now = registry.roles(person), sessions.clock()
        return Circumstance(roles, lang, now, seed, models, client_at, window)

    def _seed(self, person: str) -> int:
        """Fresh randomness; that of a synthetic person is always the same."""
        fixed = self.sessions.registry.fixed_seed(person)
        return secrets.randbits(SEED_BITS) if fixed is None else fixed

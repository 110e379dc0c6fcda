"""The school of whoever reads or tries a card, in the words in which cards tell of schools."""

from __future__ import annotations

from lidera_nb.activities.storystate import Story
from lidera_nb.activities.survey.gathering import profile_of
from lidera_nb.cards.workflow import context_of


def school_of(story: Story) -> dict[str, str]:
    """A person's school as far as they told of it; empty while their data rest."""
    return {} if story.facts.resting else context_of(profile_of(story))

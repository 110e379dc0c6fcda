"""From the journal to a `Study`: what a cohort's surveys gathered, as analysis takes it.

The frames' libraries are loaded when first asked for: a server starts without them. The rules of
what is in and what is left out stand in `lidera_nb.activities.survey.gathering`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lidera_nb.activities.registry import Cohort
from lidera_nb.activities.survey.gathering import (
    StoryOf,
    answering_of,
    gather,
    outside_rows,
    tie_rows,
)
from lidera_nb.schoolwords import VOCABULARY

if TYPE_CHECKING:
    import pandas as pd

    from lidera_nb.network.study import Study


def study_of(cohort: Cohort, story_of: StoryOf, purpose: str | None = None) -> Study:
    """All closed waves of a cohort's survey.

    Parameters
    ----------
    cohort
        The group, as the registry knows it.
    story_of
        Gives a person's story as it stands.
    purpose
        Only people who agreed to this purpose of the consent: ``evaluation`` for reports,
        ``research`` for research; everybody whose data do not rest, by default.

    Returns
    -------
    Study
        People with their school profile and ``nameable``: false for somebody who refuses to be
        named, whose received ties are therefore unknown. Persons are under their real ids:
        whatever leaves the system gives them others. Without a closed wave it is empty.
    """
    import pandas as pd

    from lidera_nb.network.study import RESPONSES, TIES, Study

    waves, meant = list(gather(cohort, story_of, purpose)), cohort.survey.meant()
    people = {
        p: {**o.profile, "nameable": not o.unnamed} for w in waves for p, o in w.people.items()
    }
    ties = pd.DataFrame(
        (row for wave in waves for row in tie_rows(wave, meant)), columns=list(TIES)
    )
    answered = [(w.wave.number, p, p in w.answered) for w in waves for p in w.people]
    return Study(
        people=pd.DataFrame(
            people.values(),
            index=pd.Index(people, name="person", dtype=object),
            columns=[*VOCABULARY, "nameable"],
            dtype=object,
        ),
        responses=pd.DataFrame(answered, columns=list(RESPONSES)),
        ties=ties.astype({"frequency": "Int64"}),
        synthetic=cohort.synthetic,
    )


def outsiders_of(cohort: Cohort, story_of: StoryOf, purpose: str | None = None) -> pd.DataFrame:
    """Who was named from outside the group: ``wave``, ``relation``, ``person``, ``outsider``.

    An ``outsider`` is a mark without meaning, one for every name that was not found to be another
    one's. They are counted and described, and are no part of any graph: nobody asked them.
    """
    import pandas as pd

    waves, meant = gather(cohort, story_of, purpose), cohort.survey.meant()
    rows = [row for wave in waves for row in outside_rows(wave, meant)]
    return pd.DataFrame(rows, columns=["wave", "relation", "person", "outsider"])


def names_of(cohort: Cohort, story_of: StoryOf, purpose: str = "peers") -> dict[str, str]:
    """The names of those who agreed to be shown by name, by person.

    Parameters
    ----------
    cohort, story_of
        As for `study_of`.
    purpose
        Where the name is shown: ``peers``, the own-network page of people of the group; ``map``,
        the map that facilitators see.

    Returns
    -------
    dict of str to str
        Without anybody who rests, has left, or refuses to be named.
    """
    found = {}
    for member in cohort.of_role("participant"):
        story = story_of(member.person)
        said, hidden = answering_of(story), story.facts.resting or story.facts.unnamed
        if said is not None and not hidden and said.agreed(cohort.id, purpose):
            found[member.person] = member.name
    return found

"""A network survey as its author wrote it: which relations are asked about, and in what manner.

One YAML file holds structure and both languages. An instrument knows nothing of people: whom
one can name is settled when a wave is opened for a group.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]

LEAST_GROUP = 5
"""No instrument may ask a group smaller than this: everybody would know who named whom."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Relation(_Frozen):
    """One kind of tie that is asked about.

    Attributes
    ----------
    mode
        ``roster`` (people of the group only), ``free`` (names that the person writes), ``both``.
    frequency
        Whether each named person is followed by "how often?", on the instrument's scale.
    topics
        What one turns to people for; each named person is then given one topic or more.
    most
        The largest number of people that may be named.
    """

    id: Id
    mode: Literal["roster", "free", "both"] = "both"
    frequency: bool = True
    topics: tuple[Id, ...] = ()
    most: Annotated[int, Field(ge=1, le=60)] = 12

    @property
    def free(self) -> bool:
        """Whether names may be written."""
        return self.mode != "roster"

    @property
    def listed(self) -> bool:
        """Whether people are chosen from the group's list."""
        return self.mode != "free"


class Instrument(_Frozen):
    """Relations in the order in which they are asked, and the texts of both languages.

    Attributes
    ----------
    fewest
        The smallest group in which a wave may be opened and results shown.
    points
        How many points the scale of frequency has, each with its words.
    order
        How the list of people runs within a territory: by ``name``, or ``shuffled`` for each
        reader anew, so that nobody is always the first.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    version: Annotated[int, Field(ge=1)]
    kind: Literal["network"]
    fewest: Annotated[int, Field(ge=LEAST_GROUP, le=1000)] = LEAST_GROUP
    points: Annotated[int, Field(ge=2, le=7)] = 4
    order: Literal["name", "shuffled"] = "name"
    relations: tuple[Relation, ...] = Field(min_length=1, max_length=12)
    texts: dict[Literal["es", "en"], dict[str, Any]]

    @model_validator(mode="after")
    def _unique(self) -> Instrument:
        ids = [relation.id for relation in self.relations]
        if len(set(ids)) != len(ids):
            raise ValueError("two relations have the same id; give each its own")
        for relation in self.relations:
            if len(set(relation.topics)) != len(relation.topics):
                raise ValueError(f"the relation '{relation.id}' has a topic twice; keep one")
        return self

    def relation(self, name: str) -> Relation | None:
        """The relation of this id, None if the instrument has none."""
        return next((one for one in self.relations if one.id == name), None)

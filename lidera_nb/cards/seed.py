"""Cards of the course folder (``course/cards/<id>.yaml``), one a file, both languages inside.

They are written for this project, synthetic, and labelled so wherever they are shown; what became
of them in other schools is made up, too, failures among it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from lidera_nb.cards.model import Content, Lang, Line
from lidera_nb.cards.stages import Try
from lidera_nb.cards.vocabulary import Licence, Trying, Why
from lidera_nb.content import every_fault
from lidera_nb.errors import ContentError
from lidera_nb.schoolwords import VOCABULARY
from lidera_nb.textids import LANGUAGES
from lidera_nb.yamlfile import YamlFile, read_yaml

SeedId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]


class SeedTry(BaseModel):
    """What is told of a card in another school; `texts` holds a line or two in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    school: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    status: Trying
    why: tuple[Why, ...] = ()
    context: dict[str, str]
    measured: bool = False
    texts: dict[Lang, Line]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        for name, word in self.context.items():
            if word not in VOCABULARY.get(name, ()):
                raise ValueError(f"'{word}' is no {name} of a school")
        return self

    def as_try(self) -> Try:
        """What the rules of the stage see of it."""
        return Try(self.school, self.status, self.context, self.measured)


class SeedCard(BaseModel):
    """A card of the seed library, with what became of it elsewhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: SeedId
    version: Annotated[int, Field(ge=1)]
    synthetic: Literal[True]
    licence: Licence = "CC-BY-4.0"
    content: Content
    tries: tuple[SeedTry, ...] = ()

    @model_validator(mode="after")
    def _bilingual(self) -> Self:
        if set(self.content.texts) != set(LANGUAGES):
            raise ValueError("it must have its texts in es and en")
        return self


def load_seeds(root: Path) -> dict[str, SeedCard]:
    """The cards of a course folder by id; none if it has no ``cards``.

    Raises
    ------
    ContentError
        A file is wrong, with its line; or its name is not its id.
    """
    found: dict[str, SeedCard] = {}
    for path in seed_paths(root):
        fault = next(seed_faults(path), None)
        if fault is not None:
            raise fault
        card = SeedCard.model_validate(read_yaml(path).data)
        found[card.id] = card
    return found


def seed_paths(root: Path) -> list[Path]:
    """The files of the seed library of a course folder, in order."""
    return sorted((root / "cards").glob("*.yaml"))


def seed_faults(path: Path) -> Iterator[ContentError]:
    """Everything wrong with the file of one card."""
    file = read_yaml(path)
    yield from every_fault(SeedCard, file, partial(_named, file))


def _named(file: YamlFile, card: SeedCard) -> Iterator[ContentError]:
    if card.id != file.path.stem:
        yield file.error(f"the file is not named as its id; name it {card.id}.yaml", "id")

"""What relations and groups are called, in the language of the report."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lidera_nb import texts
from lidera_nb.network.territory import MACROZONES
from lidera_nb.report.labels import Labels

_OWN = "networkreport"


@dataclass(frozen=True)
class Names:
    """Short words of ours; without them the package's codebook; without it the id."""

    labels: Labels
    lang: str

    def relation(self, relation: str) -> str:
        """A relation."""
        return self._of("relation", relation)

    def attribute(self, attribute: str) -> str:
        """An attribute of people."""
        found = (item.label for item in self.labels.all("field") if item.id == attribute)
        return self._ours("attribute", attribute) or next(found, attribute)

    def value(self, attribute: str, value: str) -> str:
        """A value of an attribute."""
        found = (i.label for i in self.labels.all("option", parent=attribute) if i.id == value)
        return self._ours(attribute, value) or next(found, value)

    def same(self, attribute: str) -> str:
        """That two people have an attribute in common."""
        return self._ours("same", attribute) or self.attribute(attribute)

    def frequency(self, point: int) -> str:
        """A point of the scale of frequency."""
        found = (i.label for i in self.labels.all("frequency") if i.id == str(point))
        return next(found, texts.say(self.lang, f"{_OWN}.frequency", point=point))

    def ordered(self, attribute: str, values: Collection[str]) -> list[str]:
        """Values in their own order, as from north to south; those without one last."""
        listed = [item.id for item in self.labels.all("option", parent=attribute)]
        known = MACROZONES if attribute == "macrozone" else listed
        first = [value for value in dict.fromkeys(known) if value in values]
        return first + sorted(set(values) - set(first))

    def _of(self, kind: str, name: str) -> str:
        found = (item.label for item in self.labels.all(kind) if item.id == name)
        return self._ours(kind, name) or next(found, name)

    def _ours(self, kind: str, name: str) -> str | None:
        return texts.catalogue(self.lang).get(f"{_OWN}.{kind}.{name}")

"""Many counts of one group of people, released together and after others: which may be shown.

Every count is a set of people. Within a group of counts that share a total the rule is that of
`suppression.suppress`. Groups of one *family* are known to lie within one another, as the scenes of
a case do: who came to one is who chose the way to it. There, two sets that are shown, one within
the other, never differ by a few, and a set that is hidden in one group is shown in none. And no
count lies within a few of what an earlier release said of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lidera_nb.dataset.suppression import THRESHOLD, suppress

Place = tuple[int, int]
"""A group and one of its parts; -1 for the total."""

TOTAL = -1
Earlier = Mapping[str, Iterable[int]]
"""What earlier releases said, by the name of a count."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that make up a whole: a name, and for each part its name and who is in it.

    `family` names the groups that are known to lie within one another; none without a name.
    """

    name: str
    parts: Mapping[str, frozenset[str]]
    family: str = ""

    def key(self, part: str = "") -> str:
        """What a count is called from release to release."""
        return f"{self.name}|{part}"


@dataclass(frozen=True, slots=True)
class Told:
    """A group as it may be shown: None where withheld; `whole` if nothing of it is."""

    total: int | None
    parts: Mapping[str, int | None]

    @property
    def whole(self) -> bool:
        """Whether all of it is shown; if not, a mean of it would tell what is not."""
        return self.total is not None and None not in self.parts.values()


def protect(
    groups: Sequence[Group], threshold: int = THRESHOLD, earlier: Earlier | None = None
) -> list[Told]:
    """What may be shown of each group.

    Parameters
    ----------
    groups
        In any order: of two sets that may not be shown both, the larger one is, totals first.
    threshold
        The smallest number of people that may be told of.
    earlier
        What was released before.

    Examples
    --------
    >>> ten, three = frozenset("abcdefghij"), frozenset("xyz")
    >>> protect([Group("choice", {"a": ten, "b": three})])
    [Told(total=13, parts={'a': None, 'b': None})]
    """
    weighed = _Weighed(groups, threshold, earlier or {})
    while weighed.hide_more():
        pass
    return [weighed.told(at) for at in range(len(groups))]


def near(count: int, others: Iterable[int], threshold: int = THRESHOLD) -> bool:
    """Whether a count differs from another one by a few people, and so tells of them.

    >>> near(31, [30]), near(30, [30]), near(38, [30])
    (True, False, False)
    """
    return any(0 < abs(count - other) < threshold for other in others)


@dataclass
class _Weighed:
    """All groups with what is hidden so far; people are bits of whole numbers."""

    groups: Sequence[Group]
    threshold: int
    earlier: Earlier
    hidden: set[Place] = field(default_factory=set)
    people: dict[Place, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bits: dict[str, int] = {}
        for g, group in enumerate(self.groups):
            whole = 0
            for p, who in enumerate(group.parts.values()):
                mask = sum(1 << bits.setdefault(person, len(bits)) for person in who)
                self.people[g, p] = mask
                whole |= mask
            self.people[g, TOTAL] = whole
        self.hidden |= {at for at in self.people if self._before(at)}

    def hide_more(self) -> bool:
        """Hide what the rules ask for; whether anything was left to hide."""
        known = len(self.hidden)
        for g in range(len(self.groups)):
            self._within(g)
        for family in {group.family for group in self.groups} - {""}:
            self._across([g for g, group in enumerate(self.groups) if group.family == family])
        return len(self.hidden) > known

    def told(self, g: int) -> Told:
        """A group as it may be shown."""
        parts = {name: self._shown((g, p)) for p, name in enumerate(self.groups[g].parts)}
        return Told(self._shown((g, TOTAL)), parts)

    def _shown(self, at: Place) -> int | None:
        return None if at in self.hidden else self.people[at].bit_count()

    def _before(self, at: Place) -> bool:
        group, part = self.groups[at[0]], at[1]
        key = group.key("" if part == TOTAL else list(group.parts)[part])
        return near(self.people[at].bit_count(), self.earlier.get(key, ()), self.threshold)

    def _within(self, g: int) -> None:
        """The rule of one group; where its total is hidden, nothing of it is shown."""
        places = [(g, p) for p in range(len(self.groups[g].parts))]
        counts = [self.people[at].bit_count() for at in places]
        also = [p for p, at in enumerate(places) if at in self.hidden]
        safe = suppress(counts, self.threshold, also)
        if safe.total is None or (g, TOTAL) in self.hidden:
            self.hidden |= {(g, TOTAL), *places}
        self.hidden |= {at for at, n in zip(places, safe.values, strict=True) if n is None}

    def _across(self, family: Sequence[int]) -> None:
        """Sets that are hidden elsewhere, or a few people away from one that is shown."""
        places = [at for at in self.people if at[0] in family]
        secret = {self.people[at] for at in places if at in self.hidden}
        shown: list[int] = []
        for at in sorted(places, key=self._weight):
            mask = self.people[at]
            if at in self.hidden:
                continue
            if mask and (mask in secret or any(self._few(mask, other) for other in shown)):
                self.hidden.add(at)
            else:
                shown.append(mask)

    def _weight(self, at: Place) -> tuple[bool, int, Place]:
        return (at[1] != TOTAL, -self.people[at].bit_count(), at)

    def _few(self, one: int, other: int) -> bool:
        """Whether one lies within the other and leaves out a few."""
        if one & other not in (one, other):
            return False
        return 0 < (one ^ other).bit_count() < self.threshold

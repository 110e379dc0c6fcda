"""GEXF (gexf.net), as Gephi writes it: attributes by number, nodes, edges; no time in it."""

from __future__ import annotations

from lidera_nb.network.files.draft import Draft
from lidera_nb.network.files.safexml import Reader


class GexfReader(Reader):
    """Reads one flat static graph; dynamic and hierarchical ones are refused."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.columns: dict[tuple[str, str], str] = {}
        self.kind = ""
        self.attribute = ""
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.open: dict[str, str] = {}
        self.values: dict[str, str] = {}

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Take in an attribute, a node or an edge, or a value."""
        if len(self.path) == 1 and name != "gexf":
            self.draft.refuse("this is no GEXF: it begins with another element", self.place)
        if name == "graph":
            self._graph(given)
        elif name == "attributes":
            self.kind = given.get("class", "")
        elif name == "attribute":
            self.attribute = given.get("title", "") or given.get("id", "")
            self.columns[self.kind, given.get("id", "")] = self.attribute
        elif name in ("node", "edge"):
            self._start(name, given)
        elif name == "attvalue":
            kind = next((one for one in reversed(self.path) if one in ("node", "edge")), "")
            key = given.get("for", given.get("id", ""))
            self.values[self.columns.get((kind, key)) or key] = given.get("value", "")

    def _graph(self, given: dict[str, str]) -> None:
        if given.get("mode", "static") != "static":
            self.draft.refuse("it changes over time; export each moment as a static graph",
                              self.place)  # fmt: skip
        self.draft.directed = given.get("defaultedgetype", "undirected") == "directed"

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name in self.path[:-1]:
            self.draft.refuse("it has nodes within nodes; export it flat", self.place)
        mixed = given.get("type", "") not in (
            "",
            "directed" if self.draft.directed else "undirected",
        )
        if name == "edge" and mixed:
            self.draft.refuse("some edges have a direction and some have none; make them alike",
                              self.place)  # fmt: skip
        self.open, self.values = given, dict(self.defaults[name])

    def end(self, name: str, text: str) -> None:
        """A default, a node or an edge is complete."""
        if name == "default" and self.kind in self.defaults:
            self.defaults[self.kind][self.attribute] = text
        elif name == "node":
            self.draft.person(self.open.get("id", ""), self.values, self.place)
        elif name == "edge":
            ends = {end: self.open.get(end, "") for end in ("source", "target")}
            weight = {"weight": self.open["weight"]} if "weight" in self.open else {}
            self.draft.tie({**weight, **self.values, **ends}, self.place)

"""GraphML (graphml.graphdrawing.org): typed keys, then one graph with nodes and edges."""

from __future__ import annotations

from lidera_nb.network.files.draft import Draft
from lidera_nb.network.files.safexml import Reader

_APART = ("hyperedge", "port", "endpoint")
_COLUMNS = {"d_weight": "weight"}


class GraphmlReader(Reader):
    """Reads one flat graph; hyperedges, ports and graphs within nodes are refused."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.keys: dict[tuple[str, str], str] = {}
        self.defaults: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
        self.key = ("", "")
        self.open: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.data = ""
        self.graphs = 0

    def begin(self, name: str, given: dict[str, str]) -> None:
        """Take in a key, a graph, a node or an edge, or which value comes."""
        if len(self.path) == 1 and name != "graphml":
            self.draft.refuse("this is no GraphML: it begins with another element", self.place)
        if name == "graph":
            self._graph(given)
        elif name in _APART:
            self.draft.refuse(f"it has a '{name}', which a network of people has not", self.place)
        elif name == "key":
            self._key(given)
        elif name in ("node", "edge"):
            self._directed(name, given)
            self.open, self.values = given, dict(self.defaults[name])
        elif name == "data":
            kind = self.path[-2] if len(self.path) > 1 else ""
            self.data = self._column(given.get("key", ""), kind)

    def _graph(self, given: dict[str, str]) -> None:
        self.graphs += 1
        if self.graphs > 1:
            self.draft.refuse("it holds more than one graph; export one file each", self.place)
        self.draft.directed = given.get("edgedefault", "directed") != "undirected"

    def _key(self, given: dict[str, str]) -> None:
        name = given.get("attr.name", "") or given.get("id", "")
        self.key = (given.get("for", "all"), name)
        self.keys[given.get("for", "all"), given.get("id", "")] = name

    def _column(self, key: str, kind: str) -> str:
        return self.keys.get((kind, key)) or self.keys.get(("all", key)) or key

    def _directed(self, name: str, given: dict[str, str]) -> None:
        if name == "edge" and given.get("directed", "") not in (
            "",
            str(self.draft.directed).lower(),
        ):
            self.draft.refuse("some edges have a direction and some have none; make them alike",
                              self.place)  # fmt: skip

    def end(self, name: str, text: str) -> None:
        """A value, a node or an edge is complete."""
        if name == "default" and self.key[0] in self.defaults:
            self.defaults[self.key[0]][self.key[1]] = text
        elif name == "data" and self.path[-2:-1] in (["node"], ["edge"]):
            self.values[self.data] = text
        elif name == "node":
            self.draft.person(self.open.get("id", ""), self.values, self.place)
        elif name == "edge":
            ends = {end: self.open.get(end, "") for end in ("source", "target")}
            self.draft.tie({**self.values, **ends}, self.place)

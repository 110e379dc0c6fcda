"""Hostile networks by the hundred: a whole study or one sentence, in bounded time.

150 inputs in ``make test``, 3,000 with LIDERA_FUZZ=full.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lidera_nb.errors import ContentError
from lidera_nb.network import Study
from lidera_nb.network.exported import gexf, graphml, tables
from lidera_nb.network.imported import read_study

FULL = os.environ.get("LIDERA_FUZZ") == "full"
SECONDS = 5.0
fuzzed = settings(
    max_examples=1000 if FULL else 50,
    derandomize=not FULL,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

SCRAPS = {
    ".csv": ["source", "target", "wave", "relation", "frequency", ",", ";", "\t", '"', '""', "\n",
             "\r\n", "a", "b", "1", "-1", "nan", "1e999", "=1+1", "\x00", "\u202e", "ñ", "\ufeff",
             "responded", "true", "x" * 400],
    ".graphml": ["<graphml>", "</graphml>", "<graph>", '<graph edgedefault="undirected">',
                 "</graph>", '<node id="a"/>', '<node id="b">', "</node>", '<node/>',
                 '<edge source="a" target="b"/>', '<edge source="a">', "</edge>", "<key",
                 ' id="k" for="node"/>', '<data key="k">', "1", "</data>", "<!DOCTYPE g [",
                 '<!ENTITY x "y">', "]>", "&x;", "&lt;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->",
                 "<?xml version='1.0' encoding='utf-16'?>", "\x00", "<a>" * 30],
    ".gexf": ["<gexf>", "</gexf>", "<graph>", '<graph mode="dynamic">', "</graph>", "<nodes>",
              "</nodes>", '<node id="a"/>', '<node id="b">', "</node>", "<edges>", "</edges>",
              '<edge source="a" target="b" weight="2"/>', '<edge weight="nan"/>',
              '<attributes class="node">', "</attributes>", '<attribute id="0" title="x">',
              "<default>", "y", "</default>", "</attribute>", '<attvalue for="0" value="z"/>',
              "<!DOCTYPE g SYSTEM 'x'>", "&amp;", "<a>" * 30],
}  # fmt: skip


@pytest.mark.parametrize("ending", sorted(SCRAPS))
def test_a_hostile_network_is_read_whole_or_refused(tmp_path: Path, ending: str):
    path = tmp_path / f"red{ending}"
    pieces = st.lists(st.sampled_from(SCRAPS[ending]) | st.text(max_size=6), max_size=30)
    texts = pieces.map("".join).map(lambda text: text.encode("utf-8", "surrogatepass"))

    @fuzzed
    @given(raw=texts | st.binary(max_size=200))
    def hold(raw: bytes) -> None:
        path.write_bytes(raw)
        began = time.perf_counter()
        study, said = read(path)
        if study is None:
            assert said
            assert said.isprintable(), said
        else:
            whole(study, tmp_path)
        assert time.perf_counter() - began < SECONDS

    hold()


def read(path: Path) -> tuple[Study | None, str]:
    """The study, or what was said instead."""
    try:
        return read_study(path), ""
    except ContentError as error:
        return None, error.message


def whole(study: Study, folder: Path) -> None:
    """Every frame agrees with the others, and what is written is read again."""
    inside = set(study.people.index)
    assert inside
    assert set(study.ties["source"]) | set(study.ties["target"]) <= inside
    for wave in study.waves:
        study.graph(wave)
    for name, text in {"g.graphml": graphml(study), "g.gexf": gexf(study)}.items():
        (folder / name).write_text(text, "utf-8")
        assert len(read_study(folder / name).ties) == len(study.ties)
    assert all(text for text in tables(study))

"""Networks of a package as GraphML, one file a wave, under the ids of the package."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lidera_nb.dataset.networked import study_in
from lidera_nb.dataset.networktables import NAMES
from lidera_nb.network.exported import graphml, part


def graphs(frames: Mapping[str, pd.DataFrame], synthetic: bool) -> dict[str, bytes]:
    """File name to content; nothing where the package holds no network."""
    if any(name not in frames for name in NAMES):
        return {}
    study = study_in(frames, synthetic)
    return {
        f"network-wave-{wave}.graphml": graphml(part(study, wave)).encode() for wave in study.waves
    }

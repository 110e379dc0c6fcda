"""How long a case takes, computed from its texts."""

from __future__ import annotations

from lidera_nb.scenario.load import Case

WORDS_PER_MINUTE = 180
SECONDS_PER_REASON = 90


def minutes(case: Case, lang: str) -> int:
    """Minutes for a play of the case's average length, at 180 words a minute and 90 s a reason.

    A play reads the texts of its own path only: one choice's consequence at each decision, and
    as many decisions as a path has on average between the shortest and the longest.
    """
    scenes = case.scenario.scenes
    words = case.texts[lang]
    decisions = [name for name, scene in scenes.items() if scene.decision]
    endings = max(1, sum(scene.ending for scene in scenes.values()))
    count = {key: len(text.split()) for key, text in words.items()}
    read = sum(
        n for key, n in count.items() if key.startswith(("scene.", "document.", "decision."))
    )
    offered = sum(len(s.decision.choices) for s in scenes.values() if s.decision) or 1
    outcomes = sum(n for key, n in count.items() if key.endswith(".consequence"))
    read += sum(n for key, n in count.items() if key.endswith(".label")) + round(
        outcomes * len(decisions) / offered
    )
    share = 1 - (endings - 1) / max(1, len(scenes))
    return max(
        1, round(share * (read / WORDS_PER_MINUTE + len(decisions) * SECONDS_PER_REASON / 60))
    )

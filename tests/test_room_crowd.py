"""The benchmark of a live room, small: every vote once, every reveal to everyone."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks._turnout import Log, figures, whole

ROOM = Path(__file__).resolve().parents[1] / "benchmarks" / "room.py"


def test_six_people_who_drop_and_return_lose_nothing():
    ran = subprocess.run(
        [sys.executable, str(ROOM), "6", "2"], capture_output=True, text=True, timeout=180
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    found = json.loads(ran.stdout.splitlines()[-1])
    assert whole(found)
    assert found["votes_in_journal"] == 6 * 2 * 2
    assert found["drops"] > 0


def test_a_vote_that_is_lost_or_doubled_would_be_noticed():
    ballot = ("s", 1)
    log = Log(sent={(0, ballot), (1, ballot)}, revealed={ballot: 0.0}, present={ballot: {0}})
    log.seen = {(0, ballot): 0.5}
    found = figures(log, Counter({("p0", *ballot): 2}), bots=2)
    assert (found["doubled"], found["lost"]) == (1, 1)
    assert (found["reveals_due"], found["reveals_reached"]) == (2, 1)
    assert (found["reveal_s_p50"], found["reveal_s_p95"]) == (0.5, 0.5)
    assert not whole(found)

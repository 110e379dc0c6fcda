"""The benchmark of sessions, small: real people's acts on a real server, each kept exactly once."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks._exactly import compared, message, together, whole
from benchmarks._sizing import MARKS, table, written
from benchmarks._summary import percentile, summary

SESSIONS = Path(__file__).resolve().parents[1] / "benchmarks" / "sessions.py"

LOAD = {"every_s": 6, "seconds": 30, "p95_ms": 3.0, "p99_ms": 4.0, "cpu_share": 0.1,
        "pss_mib": 120.0, "cpu_us_per_act": 600, "cpu_us_per_decision": 900,
        "acts_per_s": 3100.0}  # fmt: skip
KEPT = {"acknowledged": 100, "lost": 0, "doubled": 0, "unasked": 0, "disordered": 0,
        "chain_faults": []}  # fmt: skip
TOLD = {"b-1": {"sent": [["consent.given"], ["case.decided", "case.ended"]], "acked": 2}}


def rows(*of):
    return [("person:b-1", message(number), kind) for number, kind in of]


GOOD = rows((0, "consent.given"), (1, "case.decided"), (1, "case.ended"))


def run(*loads, **more):
    return {"loads": [LOAD | load for load in loads], "kept": KEPT, **more}


def test_twenty_bots_and_a_cut_lose_nothing():
    ran = subprocess.run(
        [sys.executable, str(SESSIONS), "--trial"], capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stderr + ran.stdout
    found = json.loads(ran.stdout.splitlines()[-1])
    assert found["loads"][0]["acts"] > 20
    assert found["loads"][0]["unanswered"] == 0
    assert found["storm"]["people"] == 20
    assert found["kept"]["acknowledged"] == found["loads"][0]["acts"]
    assert whole(found["kept"])


def test_what_is_there_once_and_in_order_is_whole():
    found = compared(TOLD, GOOD)
    assert found["acknowledged"] == 2
    assert whole({**found, "chain_faults": []})


@pytest.mark.parametrize(
    ("forged", "named"),
    [
        (GOOD[:1], "lost"),
        (GOOD[:2], "lost"),
        ([], "lost"),
        ([*GOOD, GOOD[0]], "doubled"),
        ([GOOD[0], *GOOD], "doubled"),
        ([*GOOD, *rows((2, "case.started"))], "unasked"),
        ([*GOOD, ("person:b-2", message(0), "consent.given")], "unasked"),
        ([*GOOD[1:], GOOD[0]], "disordered"),
    ],
)  # fmt: skip
def test_a_forged_journal_is_noticed(forged, named):
    found = compared(TOLD, forged)
    assert found[named] == 1 if named != "lost" or forged else found[named] == 2
    assert not whole({**found, "chain_faults": []})


def test_an_act_that_was_kept_but_never_acknowledged_is_no_loss():
    told = copy.deepcopy(TOLD)
    told["b-1"]["acked"] = 1
    found = compared(told, GOOD)
    assert found["unanswered"] == 1
    assert whole({**found, "chain_faults": []})
    assert whole({**compared(told, GOOD[:1]), "chain_faults": []})


def test_a_broken_chain_is_no_whole_journal():
    assert not whole({**compared(TOLD, GOOD), "chain_faults": ["the chain breaks"]})


def test_what_several_runs_lost_is_added_up():
    broken = KEPT | {"lost": 2, "chain_faults": ["the chain breaks"]}
    assert together([KEPT, broken]) == KEPT | {
        "acknowledged": 200, "lost": 2, "chain_faults": ["the chain breaks"]
    }  # fmt: skip


def test_a_percentile_is_one_of_the_values_in_milliseconds():
    assert percentile([0.004, 0.001, 0.002, 0.003], 0.5) == 3.0
    assert percentile([], 0.95) is None


def test_what_was_not_measured_is_none_in_the_summary():
    found = summary({"flat": run({}), "faults": {}})
    assert found["flat_out_per_s"] == 3100.0
    assert found["p95_ms_9000"] is None
    assert found["voila_memory_ratio"] is None
    assert found["lost"] == 0


def test_the_ratios_compare_people_with_people_and_decisions_with_decisions():
    ours = run({"pss_mib": 99.0}, empty_pss_mib=100.0, joins=[{"people": 10, "cpu_s": 0.1}])
    thousand = run({"people": 1000, "pss_mib": 200.0}, empty_pss_mib=100.0)
    stock = {"voila": [{"pss_mib_each": 60.0, "cpu_s_each": 2.0}], "ours": [ours]}
    otree = {"cpu_ms_per_page": 45.0, "p99_ms": 2000.0, "first_load_bytes": 5}
    slow, quick = otree | {"cpu_ms_per_page": 90.0}, otree | {"cpu_ms_per_page": 30.0}
    forms = run({}, {}, {}, otree=[slow, otree, quick])
    found = summary({"stock": stock, "forms": forms, "thousand": thousand})
    assert found["voila_memory_ratio"] == 600
    assert found["voila_cpu_ratio"] == 200
    assert found["otree_cpu_ratio"] == 75
    assert found["otree_p99_part"] == 0.002


def test_the_sizing_table_goes_between_its_marks(tmp_path):
    page = tmp_path / "sizing.md"
    page.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", "utf-8")
    found = {
        "growing": run(*({"people": n} for n in (10, 1000))),
        "country": run({"people": 9000, "every_s": 60}, {"people": 9000}, disk_bytes=50_000),
    }
    written(json.loads(json.dumps(found)), page)
    assert page.read_text("utf-8").startswith("before")
    assert page.read_text("utf-8").endswith("after\n")
    assert "| 9,000 | 9.0% of a core | 90.0% of a core | 120 | 1,717 MiB |" in table(found)
    assert "old" not in page.read_text("utf-8")


def test_an_act_costs_in_the_table_what_it_does_at_that_rate():
    found = {
        "growing": run(*({"people": n, "cpu_us_per_act": 3000} for n in (10, 1000))),
        "country": run(
            {"people": 9000, "every_s": 60, "cpu_us_per_act": 2000},
            {"people": 9000, "cpu_us_per_act": 500},
            disk_bytes=50_000,
        ),
    }
    told = table(found)
    assert "| 10 | under 0.1% of a core | 0.5% of a core |" in told
    assert "| 9,000 | 30.0% of a core | 75.0% of a core |" in told

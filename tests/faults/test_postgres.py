"""PostgreSQL is restarted and killed while many people act: each act of each is there once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from lidera_nb.events.store import check_store, open_store
from lidera_nb.settings import Settings
from tests import postgresserver
from tests.faults import once
from tests.faults.crowd import Told, acts, arrived, total, until_more, wires, wrong_in
from tests.postgresserver import needs_postgres
from tests.running import running
from tests.stores import in_databases

pytestmark = needs_postgres
PEOPLE = 6
LONGEST = 0.25


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Settings, str]]:
    """A journal in a cluster of this test's own, which keeps what it says it keeps."""
    with postgresserver.cluster(durable=True) as url:
        yield in_databases(url, tmp_path / "var").settings, url


def ends(url: str, how: str, rng: random.Random) -> None:
    """End the database one way or the other, and start it again."""
    if how == "killed":
        postgresserver.kill(url)
    else:
        postgresserver.stop(url, rng.choice(("fast", "immediate")))
    for _ in range(100):  # what it left behind goes in its own time, and it does not start before
        with suppress(CalledProcessError):
            return postgresserver.start(url)
        time.sleep(0.2)
    raise AssertionError("the database does not start again")


@pytest.mark.parametrize("how", ["restarted", "killed"])
def test_a_database_that_ends_mid_write_has_each_act_once(place, run, count, figures, how):
    settings, url = place
    times, rng = count(2, 20), random.Random(f"postgres:{how}")
    journal, keys = open_store(settings)
    with closing(keys), closing(journal):
        cookies = arrived(journal, PEOPLE)
    told = Told()

    async def story(server):
        lines = await wires(server, cookies)
        end = asyncio.Event()
        async with asyncio.TaskGroup() as busy:
            for line in lines.values():
                busy.create_task(acts(line, end, told))
            for _ in range(times):
                await until_more(lines, PEOPLE)
                await asyncio.sleep(rng.uniform(0, LONGEST))
                await asyncio.to_thread(ends, url, how, rng)
            await until_more(lines, PEOPLE)
            end.set()
        return lines

    stores = {"store": settings.store, "key_store": settings.key_store}
    with running(settings.var, **stores) as server:
        lines = run(story(server))
    journal, keys = open_store(settings)
    with closing(keys), closing(journal):
        found = wrong_in(journal, lines)
    figures[f"PostgreSQL {how} while {PEOPLE} people act"] = {
        "times": times, "acts": total(lines), "resent": sum(one.resent for one in lines.values()),
        "told that it was not saved": len(told.unsaved), **once.tally(found),
    }  # fmt: skip
    assert found == []
    assert check_store(settings).faults == ()

"""Token buckets and the crowd of open pages."""

import pytest

from lidera_nb.serve.caps import crowd as crowds
from lidera_nb.serve.caps.buckets import Buckets
from lidera_nb.serve.caps.crowd import Crowd


def test_after_a_burst_one_passes_at_the_agreed_rate():
    door = Buckets(rate=2, burst=3)
    now, passed = 0.0, []
    for _ in range(7):
        now += door.take("ana", now)
        if not door.take("ana", now):
            passed.append(now)
    assert passed[0] == 0.0
    assert len([t for t in passed if t > 0]) <= 2 * now + 1


def test_a_refused_try_takes_nothing():
    door = Buckets(rate=1, burst=1)
    assert door.take("ana", 0.0) == 0.0
    assert [door.take("ana", 0.0) for _ in range(5)] == [1.0] * 5
    assert door.take("ana", 1.0) == 0.0


def test_people_do_not_wait_for_each_other():
    door = Buckets(rate=1, burst=1)
    door.take("ana", 0.0)
    assert door.take("eva", 0.0) == 0.0


def test_a_clock_that_goes_back_gives_nothing_and_takes_nothing():
    door = Buckets(rate=1, burst=1)
    door.take("ana", 100.0)
    assert door.take("ana", 50.0) == 1.0
    assert door.take("ana", 51.0) == 0.0


def test_no_more_keys_are_remembered_than_agreed():
    door = Buckets(rate=1, burst=1, most=10)
    for number in range(100):
        door.take(f"p{number}", 0.0)
    assert len(door) == 10


class Page:
    login = "x"

    def __init__(self, person, address="a", crowd=None):
        self.person, self.address, self.crowd, self.paused = person, address, crowd, False

    def look(self):
        """Nothing to see."""

    def pause(self):
        self.paused = True
        self.crowd.leave(self)


def test_the_oldest_page_of_a_person_makes_room_for_the_ninth():
    crowd = Crowd()
    pages = [Page("ana", crowd=crowd) for _ in range(9)]
    for page in pages:
        crowd.enter(page)
    assert [page.paused for page in pages] == [True] + [False] * 8
    assert (len(crowd), list(crowd)) == (8, pages[1:])


def test_pages_are_counted_by_address_and_at_all(monkeypatch):
    monkeypatch.setattr(crowds, "SOCKETS_ADDRESS", 2)
    monkeypatch.setattr(crowds, "SOCKETS_ALL", 3)
    crowd = Crowd()
    pages = [Page("ana", "a"), Page("eva", "a"), Page("omar", "b")]
    for page in pages[:2]:
        crowd.enter(page)
    assert (crowd.full("a"), crowd.full("b")) == (True, False)
    crowd.enter(pages[2])
    assert crowd.full("b")
    for page in (*pages, *pages):
        crowd.leave(page)
    assert (len(crowd), crowd.full("a")) == (0, False)


@pytest.mark.parametrize("address", ["", "a"])
def test_leaving_without_ever_entering_is_harmless(address):
    crowd = Crowd()
    crowd.leave(Page("ana", address))
    assert len(crowd) == 0

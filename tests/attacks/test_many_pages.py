"""More live pages than anyone can look at: each person has a share, and the rest is refused."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from tests.attacks.hands import PAGE, newcomer
from tests.attacks.lines import page_of, visitor
from tests.running import Answer, Running
from tests.serve.visiting import Opened, environments, eventually, left


def test_two_hundred_pages_that_nobody_connects_to_stay_under_the_cap(server: Running) -> None:
    """Everything beyond one person's share is refused in a sentence, and starts no kernel."""
    client, origin = visitor(server, newcomer(server))
    templates = ["", "?template=lab", "?theme=dark", "?template=../../x", "?theme=%00"] * 40

    def ask(query: str) -> Answer:
        return client.get(origin + PAGE + query)

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(ask, templates))
    statuses = {answer.status for answer in answers}
    opened = [answer for answer in answers if answer.status == 200]
    assert statuses <= {200, 429}, statuses
    assert 1 <= len(opened) <= 3
    assert all('"jupyterLabTheme": "light"' in page.text for page in opened)
    for page in opened:
        kernel = re.findall(r'"kernelId": "([^"]+)"', page.text)[0]
        gone = Opened(client, origin, page, kernel)
        assert left(gone).status == 204
        assert eventually(lambda gone=gone: not environments(gone))


def test_the_pages_of_one_person_leave_room_for_another(server: Running) -> None:
    greedy, origin = visitor(server, newcomer(server))
    with ThreadPoolExecutor(4) as crowd:
        pages = list(crowd.map(lambda _: page_of(greedy, origin), range(4)))
    other = page_of(*visitor(server, newcomer(server)))
    assert other.page.status == 200
    for page in (*pages, other):
        if page.kernel:
            left(page)

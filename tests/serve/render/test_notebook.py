"""Drawing a page: by a loop of its own, whatever Jupyter keeps for the threads around it."""

import asyncio

from jupyter_core.utils import ensure_event_loop

from lidera_nb.serve.render.notebook import draw
from tests.ourcourse import our_course


def test_two_pages_are_drawn_at_once_after_jupyter_was_used_in_this_process():
    """Threads inherit the loop that Jupyter keeps; a report made before left one."""
    course = our_course()
    pages = [course.modules["survey"], course.modules["review"]]

    async def both():
        drawing = (asyncio.to_thread(draw, page, course.root, "es") for page in pages)
        return await asyncio.gather(*drawing)

    loop = ensure_event_loop()
    try:
        drawn = asyncio.run(both())
    finally:
        loop.close()
    assert all(page.parts for page in drawn)

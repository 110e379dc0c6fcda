"""Pages drawn before anyone asks: all of them, and none kept back by one that fails."""

import asyncio
import logging

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from lidera_nb.activities.course import load_course
from lidera_nb.serve.app import TEMPLATES
from lidera_nb.serve.render.assets import Assets
from lidera_nb.serve.render.pages import Pages
from tests.toycourse import MODULE, write_course

BREAKS_IN_SPANISH = """\
import os
from IPython.display import HTML
assert os.environ["LIDERA_LANG"] == "en", "no hay palabras"
HTML("<p>drawn</p>")
"""


def test_a_notebook_that_fails_is_told_and_the_others_are_drawn(tmp_path, caplog):
    course = load_course(write_course(tmp_path))
    module = course.modules[MODULE]
    nbformat.write(new_notebook(cells=[new_code_cell(BREAKS_IN_SPANISH)]), module.notebook)
    pages = Pages(course, Assets(), TEMPLATES)

    async def story():
        await pages.draw_ahead()
        return await asyncio.wait_for(pages.get(module, "en"), 0.1)

    with caplog.at_level(logging.ERROR):
        page = asyncio.run(story())
    assert b"<p>drawn</p>" in page.plain
    (told,) = caplog.messages
    assert "cell 1 of the notebook failed with AssertionError: no hay palabras" in told
    assert "the page is not published until it runs" in told

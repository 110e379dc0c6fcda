"""The page on who reaches what is the one that the handlers give."""

from lidera_nb.serve.matrixpage import page
from lidera_nb.settings import PROJECT


def test_the_page_on_access_is_up_to_date():
    written = (PROJECT / "docs" / "access.md").read_text("utf-8")
    assert written == page(), "run: python -m lidera_nb.serve.matrixpage > docs/access.md"

"""nbgrader's own commands and its formgrader work on the same course, and find the same points."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from lidera_nb.grading.autograde import autograde
from lidera_nb.grading.feedback import feedback
from lidera_nb.grading.nbgraded import gradebook_of
from lidera_nb.grading.shut import POLICY
from tests.grading.toyassignment import NAME, RIGHT, hand_in, moved
from tests.hostile import HOSTILE

ANSWERS = {
    "p-ana": RIGHT,
    "p-eva": {"who": "ask", "order": ["c", "a", "b"], "share": 0.2601, "ties": {"s": {"c": 2}}},
    "p-ivo": RIGHT | {"why": "\n".join(HOSTILE)},
}
ROWS = """
SELECT a.student_id, a.timestamp, c.name, g.auto_score, g.manual_score, g.needs_manual_grade
FROM grade g JOIN base_cell c ON c.id = g.cell_id
JOIN submitted_notebook n ON n.id = g.notebook_id
JOIN submitted_assignment a ON a.id = n.assignment_id ORDER BY 1, 3
"""
COMMENTS = """
SELECT a.student_id, c.name, k.auto_comment, k.manual_comment
FROM comment k JOIN base_cell c ON c.id = k.cell_id
JOIN submitted_notebook n ON n.id = k.notebook_id
JOIN submitted_assignment a ON a.id = n.assignment_id ORDER BY 1, 2
"""


def environment(folder):
    """nbgrader finds its helpers on the path, and nothing of this account."""
    place = str(Path(sys.executable).parent)
    told = {"PATH": f"{place}:{os.environ['PATH']}", "HOME": str(folder)}
    return told | {"JUPYTER_CONFIG_DIR": str(folder / "none"), "IPYTHONDIR": str(folder / "none")}


def nbgrader(working, *words):
    command = [sys.executable, "-m", "nbgrader", *words]
    where = {"cwd": working.root, "env": environment(working.root)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **where)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def rows(working, query):
    with sqlite3.connect(working.gradebook) as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def both(released_once, tmp_path_factory):
    """The same hand-ins graded by us, and released, graded and graded again by nbgrader."""
    root = tmp_path_factory.mktemp("both")
    ours = moved(released_once, root / "ours")
    for person, answers in ANSWERS.items():
        hand_in(ours, person, answers)
    shutil.copytree(ours.root, root / "stock" / "assignments", symlinks=True)
    stock = moved(released_once, root / "stock")
    for working in (stock, ours):
        shutil.rmtree(working.root / "release")
    nbgrader(stock, "generate_assignment", NAME)
    shutil.copytree(released_once.root / "release", ours.root / "release")
    shutil.copy(released_once.gradebook, ours.gradebook)
    nbgrader(stock, "autograde", NAME)
    with gradebook_of(ours) as gradebook:
        assert {one.status for one in autograde(ours, gradebook, NAME)} == {"done"}
    return ours, stock


def test_declared_and_stock_grading_leave_the_same_rows(both):
    ours, stock = both
    assert len(rows(ours, ROWS)) == 5 * len(ANSWERS)
    assert rows(ours, ROWS) == rows(stock, ROWS)
    assert rows(ours, COMMENTS) == rows(stock, COMMENTS)


def test_both_release_the_same_notebook(both):
    ours, stock = (one.root / "release" / NAME / f"{NAME}.ipynb" for one in both)
    assert ours.read_bytes() == stock.read_bytes()
    assert [path.name for path in ours.parent.iterdir()] == [f"{NAME}.ipynb"]


def test_nbgrader_validates_a_hand_in(both):
    path = both[0].notebook("submitted", "p-ana", NAME)
    assert "Success!" in nbgrader(both[0], "validate", str(path))


def test_nothing_was_written_into_the_course(both):
    found = {path.name for path in both[0].course.rglob("*") if path.is_file()}
    assert found == {"nbgrader_config.py", f"{NAME}.ipynb", "es.yaml", "en.yaml"}


@contextmanager
def formgrader(working):
    """A Jupyter server with formgrader, in the working course; yields its address and token."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = {"ip": "127.0.0.1", "port": port, "open_browser": False, "allow_root": True}
    options |= {"port_retries": 0, "root_dir": str(working.root)}
    words = [f"--ServerApp.{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "jupyter_server", *words, "--IdentityProvider.token=t"]
    command += ["--ServerApp.jpserver_extensions={'nbgrader': True, 'jupyter_lsp': False}"]
    where = {"cwd": working.root, "env": environment(working.root)}
    with (working.root / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, **where)
        try:
            yield waited(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait(30)


def waited(address, server):
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api?token=t", timeout=5).close()
            return address
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


@pytest.mark.browser
def test_formgrader_lists_and_opens_what_was_graded_and_no_text_runs(both, chromium):
    ours = both[0]
    page = chromium.new_page(extra_http_headers={"Authorization": "token t"})
    with formgrader(ours) as address:
        page.goto(f"{address}/formgrader/gradebook/{NAME}/{NAME}")
        listed = page.locator("table tbody tr")
        listed.nth(len(ANSWERS) - 1).wait_for()
        assert listed.count() == len(ANSWERS)
        row = next(one for one in rows(ours, SHEETS) if one[0] == "p-ivo")
        page.goto(f"{address}/formgrader/submissions/{row[1]}/")
        page.get_by_text("window.hurt").first.wait_for()
        assert page.locator("textarea.comment").count() == 5
        expect(page.locator("#who-mark")).to_have_attribute("placeholder", "2", timeout=30_000)
        assert page.evaluate("window.hurt") is None
        assert page.locator("#notebook :is(script, iframe, svg, img, [onerror])").count() == 0
    page.close()


SHEETS = """
SELECT a.student_id, n.id FROM submitted_notebook n
JOIN submitted_assignment a ON a.id = n.assignment_id
"""


@pytest.mark.browser
def test_feedback_shows_every_text_and_runs_none(both, chromium):
    ours = both[0]
    with gradebook_of(ours) as gradebook:
        sheet = gradebook.find_submission_notebook(NAME, NAME, "p-ivo")
        for grade in sheet.grades:
            grade.manual_score, grade.needs_manual_grade = 1.0, False
        for comment, text in zip(sheet.comments, HOSTILE[:5], strict=True):
            comment.manual_comment = text
        gradebook.db.commit()
        found = {one.person: one.status for one in feedback(ours, gradebook, NAME)}
        again = {one.person: one.status for one in feedback(ours, gradebook, NAME)}
    assert found == {"p-ana": "waiting", "p-eva": "done", "p-ivo": "done"}
    assert again == {"p-ana": "waiting", "p-eva": "skipped", "p-ivo": "skipped"}
    page = chromium.new_page()
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    path = ours.folder("feedback", "p-ivo", NAME) / f"{NAME}.html"
    assert path.read_text("utf-8").index(POLICY) < path.read_text("utf-8").index("<script")
    page.goto(path.as_uri())
    assert page.evaluate("window.hurt") is None
    assert "onerror='window.hurt = 1'" in page.locator("body").inner_text()
    hostile = page.locator(".nbgrader_cell :is(script, iframe, svg, img, [onerror])")
    assert hostile.count() == 0
    assert page.locator(".nbgrader_cell a[href^='javascript:']").count() == 0
    assert [url for url in asked if not url.startswith("file:")] == []
    page.close()

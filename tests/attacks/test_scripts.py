"""Scripts that a participant writes wherever they can, looked at by staff in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.attacks.hands import (
    go_on,
    newcomer,
    submit,
    to_case,
    to_decision,
    wire_of,
    within,
)
from tests.running import Running
from tests.twocohorts import REPORT, login_cookie

pytestmark = pytest.mark.browser
PATIENCE = 30_000
XSS = [
    "<script>window.__xss=1</script>",
    "</script><script>window.__xss=2</script>",
    "<img src=x onerror=window.__xss=3>",
    "<svg/onload=window.__xss=4>",
    "<svg><animate onbegin=window.__xss=5 attributeName=x dur=1s>",
    "\"><iframe srcdoc='<script>parent.__xss=6</script>'>",
    '<a href="javascript:window.__xss=7">pulse</a>',
    '[pulse](javascript:window.__xss=8) ![x](x" onerror="window.__xss=9)',
    "<details open ontoggle=window.__xss=10>",
    "<math><mtext></p><style><img src onerror=window.__xss=11>",
    "&lt;script&gt;window.__xss=12&lt;/script&gt;",
    "{{constructor.constructor('window.__xss=13')()}} ${window.__xss=14}",
    "'-(window.__xss=15)-' \";window.__xss=16;//",
    "<input autofocus onfocus=window.__xss=17>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import'//evil.example/x';*{background:url(//evil.example/y)}</style>",
    "<form action=https://evil.example><button>Guardar</button></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<template shadowrootmode=open><script>window.__xss=18</script></template>",
    "\u2028<script>window.__xss=19</script>\u2029 <!--<script>-->",
    "**<b onclick=window.__xss=20>negrita</b>** _<u>u</u>_ `<i>`",
]
"""One of each kind of place where a text could turn into a program or a request."""

WATCH = """
window.__seen = [];
for (const kind of ['alert', 'confirm', 'prompt', 'print', 'open'])
  window[kind] = () => window.__seen.push(kind);
document.addEventListener('securitypolicyviolation', (e) =>
  window.__seen.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="es-CL")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def enters(page: Page, server: Running, person: str, path: str) -> list[str]:
    """Open a page as somebody; returns the list that requests to elsewhere are noted in."""
    client, asked = server.login(person), []
    name = login_cookie(client)
    page.context.add_cookies([{"name": name, "value": client.cookies[name], "url": server.address}])
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.goto(server.at(path))
    return asked


def harmless(page: Page, server: Running, asked: list[str]) -> None:
    """Nothing ran, nothing was asked of anyone else, and nothing had to be stopped by policy."""
    page.wait_for_timeout(300)
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("window.__seen") == []
    assert [u for u in asked if not u.startswith((server.address, "data:", "blob:"))] == []
    assert page.url.startswith(server.address)
    made = "main :is(script, iframe, svg animate, base, meta, link, template, form[action*=evil])"
    assert page.locator(made).count() == 0
    assert (
        page.locator("main [onerror], main [onload], main [onclick], main [onfocus]").count() == 0
    )


def test_no_text_of_a_participant_becomes_a_program_anywhere(page: Page, server: Running) -> None:
    name = XSS[2]
    person = newcomer(server, name=name)
    with ThreadPoolExecutor(1) as hand:  # Playwright keeps this thread's event loop
        words = hand.submit(within, 90, writes(server, person)).result()
    # Their own pages: the name at home, reasons on the page and in the debrief.
    asked = enters(page, server, person, "/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    harmless(page, server, asked)
    page.goto(server.at("/my-data"))
    harmless(page, server, asked)
    page.goto(server.at("/m/01-los-que-faltan"))
    expect(page.locator('[data-widget="debrief"] svg').first).to_be_visible(timeout=PATIENCE)
    harmless(page, server, asked)
    # The instructor's desk: the name in the list, everything else in the record.
    page.context.clear_cookies()
    asked = enters(page, server, newcomer(server, role="instructor"), "/staff/review")
    desk = page.locator('[data-widget="review"]')
    desk.get_by_role("row").filter(has_text=name).get_by_role("button").click()
    record = desk.locator(".l-record")
    expect(record.get_by_role("heading", level=2).first).to_have_text(name, timeout=PATIENCE)
    harmless(page, server, asked)
    shown = record.evaluate("each => each.textContent")
    missing = [text for text in words if text not in shown]
    assert missing == []


async def writes(server: Running, person: str) -> list[str]:
    """Put each text of the corpus into a reason or the reflection; returns all that was taken."""
    wire, words, corpus = await wire_of(server, person), [], iter(XSS)
    await to_case(wire)
    while wire.views["case"]["status"] == "open":
        body = await to_decision(wire)
        body["reason"] = f"{next(corpus)} y una razón de verdad"
        assert (await wire.act("case", body))["status"] == "saved"
        words.append(body["reason"])
        await go_on(wire)
    rest = list(corpus)
    texts = ("turning_point", "who_lost", "my_school", "next_step")
    values: dict[str, Any] = {key: " ".join(rest[i::4]) for i, key in enumerate(texts)}
    ratings = ("sought_information", "weighed_losers", "revised_view", "noticed_emotion")
    filled = submit(wire, "reflection", {**values, **dict.fromkeys(ratings, 3)})
    assert (await wire.act("reflection", filled))["status"] == "saved"
    return [*words, *values.values()]


def test_a_report_runs_nothing_even_if_a_script_got_into_it(page: Page, server: Running) -> None:
    """The report of these tests holds a script; its sandbox is what stops it."""
    enters(page, server, "p-vera", f"/reports/test/{REPORT}")
    expect(page.get_by_role("heading", name="Cambio")).to_be_visible()
    assert page.evaluate("window.__xss") is None
    assert page.evaluate("window.origin") == "null"

"""HTML becomes plain text, in time that grows with its length alone."""

import time

import pytest

from lidera_nb.scenario.importers.plain import from_html, without


def ignore(what: str) -> None:
    """What is left out does not matter here."""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Uno</p>\n<p>dos &amp; tres</p>", "Uno\n\ndos & tres"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<em>so</em> y <strong>muy</strong>", "*so* y **muy**"),
        ("<b>muy <i>muy</i> so</b>", "**muy muy so**"),
        ("un<em> poco </em>más", "un *poco* más"),
        ("<em>dos<br>líneas</em>", "*dos*\n*líneas*"),
        ("<ul><li>uno</li><li>dos</li></ul>", "– uno\n\n– dos"),
        ("1 < 2 &lt; 3", "1 < 2 < 3"),
        ("a<!-- <b> -->b", "ab"),
        ("&lt;script&gt;", "<script>"),
        ("<em></em>x", "x"),
    ],
)
def test_html_becomes_plain_text(html: str, text: str):
    assert from_html(html, ignore) == text


@pytest.mark.parametrize(
    "html",
    ["<script>x()</script>", "<SCRIPT src=a>x()</script >", "<script>x()", "<style>x()</style>",
     "<svg onload=x()><text>x()</text></svg>", '<img src=y onerror="x()">',
     "<script/x>x()</script>",
     "<scr<!-- -->ipt>x()</script>", "<iframe srcdoc='x()'>x()</iframe>"],
)  # fmt: skip
def test_scripts_and_what_is_in_them_vanish(html: str):
    assert "x()" not in from_html(f"a{html}", ignore)


def test_an_author_is_told_of_addresses_and_strange_tags():
    told: list[str] = []
    from_html('<a href="https://a.example/b">b</a> <blink>c</blink> <span>d</span>', told.append)
    assert told == ["the address https://a.example/b of a link", "the tag <blink>"]


def test_lines_of_twine_stay_lines():
    assert from_html("a\nb", ignore) == "a b"
    assert from_html("a\n\n\n\nb\nc", ignore, keep_lines=True) == "a\n\nb\nc"


@pytest.mark.parametrize("piece", ["<", "<a", "<!--", "<em>", "</em>", "<p ", "&", "*", "<script>"])
def test_the_worst_text_takes_a_moment(piece: str):
    began = time.perf_counter()
    from_html(piece * 20_000, ignore)
    assert time.perf_counter() - began < 2


def test_marks_without_an_end_are_left_as_they_are():
    assert without("a /* b", "/*", "*/") == "a /* b"

"""The words of a passage, for each story format: links are kept, macros named, nothing is run."""

import time

import pytest

from lidera_nb.scenario.importers.markup import Body, Link, read


def told(raw: str, form: str) -> tuple[Body, list[str]]:
    lost: list[str] = []
    return read(raw, form, lost.append), lost


@pytest.mark.parametrize(
    ("link", "label", "target"),
    [
        ("[[a]]", "a", "a"),
        ("[[ b -> c ]]", "b", "c"),
        ("[[c<-b]]", "b", "c"),
        ("[[b|c]]", "b", "c"),
        ("[[A->B->C]]", "A->B", "C"),
        ("[[A<-B<-C]]", "B<-C", "A"),
        ("[[->c]]", "c", "c"),
        ("[[<b>b</b>->c]]", "**b**", "c"),
    ],
)
def test_a_link_has_words_and_a_target(link: str, label: str, target: str):
    assert read(link, "", lambda _: None).links == (Link(label, target),)


def test_a_link_within_a_line_stays_in_its_words():
    body, _ = told("Llame a [[la mamá->Llamada]] ahora.\n* [[Esperar]]\n", "Harlowe")
    assert body == Body(
        "Llame a la mamá ahora.", (Link("la mamá", "Llamada"), Link("Esperar", "Esperar"))
    )


HARLOWE = [
    ("(set: $a to 1)Hola", "Hola", ["the macro (set:)"]),
    ("(if: $a is (either: 1, 2))[Sí [claro].](else:)[No.]", "Sí [claro].No.",
     ["the macro (if:)", "the macro (else:)"]),
    ("(if: true)[[[Ir->A]]]", "", ["the macro (if:)"]),
    ('(link: "a)")[Oculto] (nada) [nota]', "Oculto (nada) [nota]", ["the macro (link:)"]),
    ("|x>[Hola] {uno}", "Hola uno", []),
    ("a (if: $b", "a", ["the macro (if:)",
                        "the rest of the passage, after a macro that is never closed"]),
    ("//uno// ''dos'' https://a.example/b//", "*uno* **dos** https://a.example/b//", []),
    ("(print: $a) y $b", "y $b",
     ["the macro (print:)", "the variable $b; its name stands in the text"]),
]  # fmt: skip
SUGARCUBE = [
    ("<<if $a gt 2>>Sí<<else>>No<</if>>", "SíNo", ["the macro <<if>>", "the macro <<else>>"]),
    ("<<script>>alert(1)<</script>>x", "x", ["the macro <<script>>"]),
    ("x<<widget a>>alert(1)", "x", ["the macro <<widget>>"]),
    ("<<= $a>>/* no */b/% no %/c << d", "bc << d", ["the macro <<=>>"]),
    ("[img[a.png][B]]x", "x", ["a picture of the story format"]),
    ("[[a|B][$c = 1]]", "", ["what a link sets when it is followed"]),
    ("<<link [[a|B]]>>x<</link>>", "ax", ["the macro <<link>>"]),
    ("(nota: esto queda)", "(nota: esto queda)", []),
]
CHAPBOOK = [
    ("a: 1\n--\nHola", "Hola", ["the variables at the beginning"]),
    ("[if a]\nSí {a}\n[continue]\nNo", "Sí\nNo",
     ["the modifier [if a]", "the modifier [continue]", "the insert {a}"]),
]  # fmt: skip
ANY = [
    ("(nota: esto queda) (set: $a to 1)", "(nota: esto queda)", ["the macro (set:)"]),
    ("<<set $a to 1>>b", "b", ["the macro <<set>>"]),
    ("<% alert(1) %>b", "b", ["code of a template <% %>"]),
]


@pytest.mark.parametrize(
    ("form", "raw", "text", "lost"),
    [(form, *row) for form, rows in (("Harlowe", HARLOWE), ("SugarCube", SUGARCUBE),
     ("Chapbook", CHAPBOOK), ("Snowman", ANY[2:]), ("", ANY)) for row in rows],
)  # fmt: skip
def test_macros_are_named_and_dropped(form: str, raw: str, text: str, lost: list[str]):
    body, notes = told(raw, form)
    assert (body.text, notes) == (text, lost)


def test_a_link_within_a_hook_or_a_link_macro_is_kept():
    assert told("(if: true)[[[Ir->A]]]", "Harlowe")[0].links == (Link("Ir", "A"),)
    assert told("<<button [[Ir|A]]>><</button>>", "SugarCube")[0].links == (Link("Ir", "A"),)
    assert told("<<include [[A]]>>", "SugarCube")[0].links == ()


PIECES = ["(if:", "[[", "]]", "<<a ", "<<a>>", "[", "(if:1)[", "{", "''a", "//a", "<%", "/*", "$a",
          "|a>", '"', "->", "<<script>>", "[[a]]", "\n", "- "]  # fmt: skip


@pytest.mark.parametrize("form", ["", "Harlowe", "SugarCube", "Chapbook", "Snowman"])
def test_the_worst_passage_takes_a_moment(form: str):
    for piece in PIECES:
        began = time.perf_counter()
        told((piece * 20_000)[:20_000], form)
        assert time.perf_counter() - began < 2, piece

"""Checking a case: every fault, named, with the line on which an author mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lidera_nb.scenario.check import Finding, check


def found(directory: Path) -> list[str]:
    """Findings as ``file > what stands there > message``."""
    return [told(finding) for finding in check(directory)]


def told(finding: Finding) -> str:
    file = Path(finding.file)
    if not finding.line:
        return f"{file.name} > {finding.message}"
    line = file.read_text().splitlines()[finding.line - 1]
    return f"{file.name} > {line[finding.column - 1 :]} > {finding.message}"


def test_a_sound_case_has_no_findings(write_case) -> None:
    assert check(write_case()) == []


def test_a_finding_knows_its_place(write_case) -> None:
    directory = write_case(("scenario", "start: office", "start: oficina"))
    finding = check(directory)[0]
    assert isinstance(finding, Finding)
    assert (finding.file, finding.line, finding.column) == (f"{directory}/scenario.yaml", 4, 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("next: council", "next: consejo", "there is no scene 'consejo'; write one of: office"),
        ("{indicators: {trust: 10}}", "{indicators: {faith: 10}}", "there is no indicator 'faith'"),
        ("hit: {indicators: {trust: 5}}", "hit: {indicators: {faith: 5}}",
         "there is no indicator 'faith'"),
        ("miss: {indicators: {trust: -5}}", "miss: {indicators: {faith: -5}}",
         "there is no indicator 'faith'"),
        ("{indicators: {trust: -30}}", "{indicators: {faith: -30}}",
         "there is no indicator 'faith'"),
        ("{indicators: {time: -5}, marks", "{indicators: {faith: -5}, marks",
         "there is no indicator 'faith'"),
        ("when: {indicator: trust, at_least: 55}", "when: {indicator: faith, at_least: 55}",
         "there is no indicator 'faith'"),
        ("applies: {chose: {office: call}}", "applies: {mark: sworn}",
         "the mark 'sworn' is never set"),
        ("{indicator: trust, below: 40}", "{indicator: faith, below: 40}",
         "there is no indicator 'faith'; write one of: trust, time"),
        ("{mark: informed}", "{mark: told}", "the mark 'told' is never set"),
        ("when: {consulted: chat}}", "when: {consulted: mail}}",
         "there is no document or message 'mail'"),
        ("documents: [chat]", "documents: [chat, mail]", "there is no document 'mail'"),
        ("who: mother\n", "who: father\n", "there is no character 'father'"),
        ("kind: say, who: mother", "kind: say, who: father", "there is no character 'father'"),
        ("{council: speak}", "{council: shout}",
         "there is no choice of the scene 'council' called 'shout'; write one of: speak, silent"),
        ("{council: speak}", "{senate: speak}", "there is no scene 'senate'"),
        ("when: {consulted: chat}, to", "when: {not: {any: [{mark: x}]}}, to",
         "the mark 'x' is never set"),
    ],
)  # fmt: skip
def test_an_unknown_target_is_named_with_its_line(write_case, old, new, expected) -> None:
    directory = write_case(("scenario", old, new))
    lines = (directory / "scenario.yaml").read_text().splitlines()
    hits = [f for f in check(directory) if f.message.startswith(expected)]
    assert [lines[hit.line - 1].count(new.strip().split("\n")[0]) for hit in hits] == [1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    next: council", "    next: yard",
         "no ending can be reached from the scene 'yard'; add a way out of it"),
        ("  bad:\n", "  worse: {beats: [{id: b1}], ending: true}\n  bad:\n",
         "no way leads to the scene 'worse'; add an exit to it or remove it"),
        ("below: 40}}, {to: good}]", "below: 40}}]",
         ("every exit of the choice 'silent' of the scene 'council' has a condition, which may "
         "leave the participant without a way on; end with one that has none")),
        ("    next: council", "    next: [{to: council, when: {mark: informed}}]",
         ("every exit of the scene 'yard' has a condition, which may leave the participant "
         "without a way on; end with one that has none")),
        ("{to: yard}]", "{to: yard}, {to: office}]",
         ("the exit to 'office' is never taken, because one without a condition stands before "
         "it; move it up or remove it")),
    ],
)  # fmt: skip
def test_a_broken_way_is_found(write_case, old, new, expected) -> None:
    findings = check(write_case(("scenario", old, new)))
    assert expected in [finding.message for finding in findings]


def test_a_decision_whose_choices_may_all_be_closed_is_found(write_case) -> None:
    directory = write_case(
        ("scenario", "{id: speak,", "{id: speak, when: {mark: informed},"),
        ("scenario", "{id: silent,", "{id: silent, when: {mark: informed},"),
        ("scenario", "{id: back,", "{id: back, when: {mark: informed},"),
    )
    assert found(directory) == [
        (
            "scenario.yaml > choices: > every choice of the scene 'council' has a condition or "
            "a cost, so none may be open; leave one without"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: b2, kind", "id: b1, kind", "the beat 'b1' is there twice"),
        ("id: b2, kind", "id: title, kind", "a beat cannot be called 'title'"),
        ("- {id: show,", "- {id: call,", "the choice 'call' is there twice"),
        ("speak, to: good,", "speak, to: good, later: [{id: echo, after: 1}],",
         "the later 'echo' is there twice"),
        ("speak, to: good,", "speak, to: good, chance: {id: luck, p: 0.1},",
         "the chance 'luck' is there twice"),
        ("      mbdle: [b]", ("      prediction: {id: backed, outcome: {mark: informed}}\n"
         "      mbdle: [b]"), "the prediction 'backed' is there twice"),
        ("cast: [mother]", "cast: [mother, mother]", "the character 'mother' is there twice"),
        ("    documents: [chat]\n", "", "no scene offers the document 'chat'"),
        (", src: door.png", "", "the image 'b3' has no file; name it in 'src'"),
        ("kind: say, who: mother,", "kind: say,", "nobody says 'b2'; name the character in 'who'"),
        ("bands: [0, 50]", "bands: [50, 0]", "the bands of the indicator 'time' must rise"),
        ("  bad:\n", "  bad:\n    documents: [chat]\n", "the ending 'bad' offers documents"),
    ],
)  # fmt: skip
def test_a_broken_part_is_found(write_case, old, new, expected) -> None:
    findings = check(write_case(("scenario", old, new)))
    assert [f for f in findings if f.message.startswith(expected)], findings


TEXT_CASES = [
    ("title: A title\n", "", "summary: A summary", "'title' is missing; add it"),
    ("    b2: Two\n", "", "office:", "'scene.office.b2' is missing; add it"),
    ("b2: Two", "b2: ' '", "b2: ' '", "'scene.office.b2' is empty; write it"),
    ("b2: Two", "b2: 2", "b2: 2", "'scene.office.b2' is not text; put it in quotes"),
    ("b3: A", "b4: 'x'\n    b3: A", "b4: 'x'",
     "'scene.office.b4' belongs to nothing; remove or rename it"),
    ("    b3: A door that stands open\n", "", "office:",
     "'scene.office.b3' (an image's alternative text) is missing; add it"),
    ("A door that stands open", "''", "b3: ''",
     "'scene.office.b3' (an image's alternative text) is empty; write it"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "message"), TEXT_CASES)
def test_texts_that_differ_from_the_structure_are_found(write_case, old, new, at, message) -> None:
    assert found(write_case(("es", old, new))) == [f"es.yaml > {at} > the text {message}"]


def test_all_faults_are_found_at_once_in_order_of_place(write_case) -> None:
    directory = write_case(
        ("scenario", "start: office", "start: oficina"),
        ("scenario", "{mark: informed}", "{mark: told}"),
        ("es", "b2: Two", "b2: ''"),
        ("en", "question: {q1: What remains?}\n", ""),
    )
    findings = check(directory)
    assert findings == sorted(findings)
    messages = " ".join(found(directory))
    for part in ("no scene 'oficina'", "mark 'told'", "es.yaml > b2: ''", "the text 'question.q1'"):
        assert part in messages


def test_files_that_are_not_yaml_are_found_together(write_case) -> None:
    directory = write_case(("es", "title: A title", "title: &a A title"))
    (directory / "en.yaml").unlink()
    assert found(directory) == [
        "en.yaml > the file does not exist; create it",
        "es.yaml > &a A title > anchors and aliases are not allowed; write the value out",
    ]


def test_every_fault_of_the_schema_is_found(write_case) -> None:
    directory = write_case(
        ("scenario", "version: 1", "version: 0"), ("scenario", "p: 0.5", "p: often")
    )
    assert found(directory) == [
        "scenario.yaml > version: 0 > 'version' is 0; write at least 1",
        (
            "scenario.yaml > p: often > 'scenes.office.decision.choices[2].chance.p' is 'often'; "
            "write a number"
        ),
    ]

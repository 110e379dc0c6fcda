import pytest


@pytest.fixture
def valle(lidera, tmp_path):
    lidera("people", "create", "valle", "--title", "Valle 2026", "--var", tmp_path)
    return tmp_path


def test_people_get_a_code_once_and_are_listed_without_it(process, valle):
    added = process("people", "add", "valle", "--name", "A. Rojas", "--json", "--var", valle).json
    listed = process("people", "list", "valle", "--json", "--var", valle)
    assert listed.json == [
        {"person": added[0]["person"], "role": "participant", "name": "A. Rojas"}
    ]
    assert added[0]["code"] not in listed.out


def test_an_unknown_cohort_is_named_with_the_known_ones(lidera, valle):
    ran = lidera("people", "add", "norte", "--name", "A", "--var", valle)
    assert ran.code == 2
    assert "there is no cohort 'norte'; known cohorts: valle" in ran.err
    assert "Traceback" not in ran.err


def test_without_a_journal_the_next_step_is_named(lidera, tmp_path):
    ran = lidera("people", "list", "valle", "--var", tmp_path / "none")
    assert ran.code == 2
    assert "make a first one with 'lidera demo' or 'lidera people create'" in ran.err


def test_erasing_makes_a_name_unreadable_and_the_journal_still_verifies(lidera, valle):
    added = lidera("people", "add", "valle", "--name", "A. Rojas", "--json", "--var", valle).json
    ran = lidera("people", "erase", added[0]["person"], "--yes", "--var", valle)
    assert ran.code == 0
    assert "A. Rojas" not in lidera("people", "list", "valle", "--var", valle).out
    assert lidera("check", "--journal", "--var", valle).code == 0


def test_a_new_code_is_another_code(lidera, valle):
    added = lidera("people", "add", "valle", "--name", "A", "--json", "--var", valle).json
    ran = lidera("people", "code", added[0]["person"], "--var", valle)
    assert ran.out.strip() != added[0]["code"]
    assert lidera("people", "code", "nobody", "--var", valle).code == 2


def test_an_empty_name_is_refused_and_nobody_is_added(lidera, valle):
    ran = lidera("people", "add", "valle", "--name", "A", "--name", " ", "--var", valle)
    assert ran.code == 2
    assert "a name is empty, so nobody was added; give each --name some text" in ran.err
    assert lidera("people", "list", "valle", "--json", "--var", valle).json == []


def test_what_was_done_is_told_to_a_machine(lidera, valle):
    told = lidera("people", "create", "norte", "--title", "Norte", "--json", "--var", valle).json
    assert told == {"cohort": "norte", "title": "Norte", "pilot": False}
    added = lidera("people", "add", "norte", "--name", "A", "--json", "--var", valle).json[0]
    code = lidera("people", "code", added["person"], "--json", "--var", valle).json
    assert code["person"] == added["person"]
    assert code["code"] != added["code"]
    erased = lidera("people", "erase", added["person"], "--yes", "--json", "--var", valle).json
    assert erased == {"person": added["person"], "erased": True}

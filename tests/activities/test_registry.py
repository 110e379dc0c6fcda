from datetime import UTC, datetime

import pytest

from lidera_nb.activities import enrolment, registry
from lidera_nb.errors import AccessError
from lidera_nb.events.journal import Entry
from lidera_nb.events.memory import MemoryJournal
from lidera_nb.people.codes import matches

KEY = b"k" * 32
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def journal():
    kept = MemoryJournal()
    append(kept, "valle", enrolment.create_cohort(registry.Registry(), "valle", "Valle"))
    return kept


def append(journal, cohort, events):
    stream = f"cohort:{cohort}"
    journal.append([Entry(stream, f"m{journal.head(stream)}", b"", events, "system", NOW)])


def enrol(journal, name, role="participant"):
    new = enrolment.enrol(registry.read(journal), "valle", role, name, KEY)
    append(journal, "valle", new.events)
    return new


def test_an_enrolled_person_is_found_by_the_handle_of_their_code(journal):
    new = enrol(journal, "Ana")
    code = registry.read(journal).codes[new.code.handle]
    assert code.person == new.person
    assert matches(new.code, KEY, code.mac)


def test_a_new_code_ends_the_old_one(journal):
    new = enrol(journal, "Ana")
    fresh, events = enrolment.new_access_code(registry.read(journal), new.person, KEY)
    append(journal, "valle", events)
    assert list(registry.read(journal).codes) == [fresh.handle]


def test_a_person_holds_the_roles_of_all_cohorts(journal):
    new = enrol(journal, "Inés", "instructor")
    append(journal, "norte", enrolment.create_cohort(registry.read(journal), "norte", "Norte"))
    known = registry.read(journal)
    events = enrolment.enrol(known, "norte", "participant", "Inés", KEY, new.person).events
    append(journal, "norte", events)
    assert registry.read(journal).roles(new.person) == {"instructor", "participant"}
    assert registry.read(journal).roles("nobody") == frozenset()


def test_reading_a_journal_gives_what_following_it_gave(journal):
    new = enrol(journal, "Inés", "instructor")
    append(journal, "alba", enrolment.create_cohort(registry.read(journal), "alba", "Alba"))
    known = registry.read(journal)
    events = enrolment.enrol(known, "alba", "instructor", "Inés", KEY, new.person).events
    append(journal, "alba", events)
    _, events = enrolment.new_access_code(registry.read(journal), new.person, KEY)
    append(journal, "alba", events)
    followed = registry.fold(journal.events())
    assert registry.read(journal) == followed
    assert len(followed.codes) == 1


def test_what_cannot_be_enrolled_is_refused_with_a_sentence(journal):
    known = registry.read(journal)
    with pytest.raises(AccessError, match="there is no cohort 'norte'; known cohorts: valle"):
        enrolment.enrol(known, "norte", "participant", "Ana", KEY)
    with pytest.raises(AccessError, match="'boss' is no role; give one of participant"):
        enrolment.enrol(known, "valle", "boss", "Ana", KEY)
    with pytest.raises(AccessError, match="exists already"):
        enrolment.create_cohort(known, "valle", "Otra vez")
    with pytest.raises(AccessError, match="use small letters, digits and dashes"):
        enrolment.create_cohort(known, "Valle 2026", "Valle")


def test_a_name_is_sealed_and_an_id_derives_from_nothing(journal):
    first, second = enrol(journal, "Ana"), enrol(journal, "Ana")
    assert first.person != second.person
    assert first.events[0].subject == first.person

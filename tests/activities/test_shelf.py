import shutil

from lidera_nb.activities.course import load_course
from lidera_nb.activities.story import begin, tell


def test_a_play_goes_on_with_the_version_it_began_with(person, tmp_path, course):
    shutil.copytree(course.root, tmp_path / "course")
    root, kept = tmp_path / "course", tmp_path / "shelf"
    load_course(root).keep(kept)
    person.consent()
    person.profile()
    person.act("case", do="start")
    person.decide()
    path = root / "scenarios" / "los-que-faltan" / "es.yaml"
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: Otra vez. ", 1), "utf-8")
    changed = load_course(root, kept)
    again = tell(begin(changed, "ana"), person.journal.read("person:ana"))
    state = again.states["01-los-que-faltan", "case"]
    assert not state.lost
    assert (
        state.case.hash != changed.modules["01-los-que-faltan"].step("case").definition.current.hash
    )
    assert state.play == person.story.states["01-los-que-faltan", "case"].play


def test_keeping_a_version_twice_keeps_one(course, tmp_path):
    course.keep(tmp_path)
    course.keep(tmp_path)
    assert len(list(tmp_path.glob("*/*/scenario.yaml"))) == 1

"""Texts cut at marked passages: nothing is lost, nothing is added, every mark has its place."""

from hypothesis import given
from hypothesis import strategies as some

from lidera_nb.activities.feedback.marked import Part, cut

TEXT = "Llamé a la mamá de Tomás."


def test_a_passage_is_a_part_of_its_own_and_tells_where_it_ends():
    assert cut(TEXT, [(1, (8, 15))]) == (
        Part("Llamé a "),
        Part("la mamá", (1,), (1,)),
        Part(" de Tomás."),
    )


def test_passages_may_overlap():
    found = cut("abcdef", [(1, (0, 4)), (2, (2, 6))])
    assert [(p.text, p.marks, p.ends) for p in found] == [
        ("ab", (1,), ()), ("cd", (1, 2), (1,)), ("ef", (2,), (2,))
    ]  # fmt: skip


def test_what_was_hidden_from_readers_is_told_apart():
    assert [(p.text, p.masked) for p in cut(TEXT, [], [(19, 24)])] == [
        ("Llamé a la mamá de ", False), ("Tomás", True), (".", False)
    ]  # fmt: skip


def test_a_passage_that_is_not_in_the_text_is_left_out():
    assert cut("ab", [(1, (2, 9)), (2, (1, 1))]) == (Part("ab"),)
    assert cut("ab", [(1, (1, 9))])[1] == Part("b", (1,), (1,))
    assert cut("", [(1, (0, 3))]) == ()


places = some.tuples(some.integers(-3, 30), some.integers(-3, 30))


@given(some.text(max_size=20), some.lists(places, max_size=5), some.lists(places, max_size=3))
def test_the_parts_join_to_the_text_whatever_was_marked(text, passages, masks):
    parts = cut(text, list(enumerate(passages, 1)), masks)
    assert "".join(part.text for part in parts) == text
    assert all(part.text for part in parts)
    ended = [n for part in parts for n in part.ends]
    assert len(ended) == len(set(ended))

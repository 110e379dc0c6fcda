"""What was read, signed, sampled and scored, folded from the stream of a review."""

from lidera_nb.activities.reviewing.told import Reviews, tell
from lidera_nb.events import kinds
from lidera_nb.events.kinds.review import Span
from tests.activities.reviewing.reviewed import MODULE, STEP

AT = ("ana", MODULE, STEP)


def told(desk):
    return desk.reviews().of(AT)


def test_a_text_that_nobody_read_has_no_reviews():
    nothing = Reviews().of(AT)
    assert (nothing.readings, nothing.published, nothing.before) == ({}, None, ())


def test_the_last_reading_of_each_reviewer_purpose_and_hand_in_counts(desk):
    desk.save("ana", levels={"depth": 1})
    desk.save("ana", levels={"depth": 2})
    desk.save("ana", "ivan", levels={"depth": 4})
    assert {key: one.levels for key, one in told(desk).readings.items()} == {
        ("ines", "review", 1): {"depth": 2.0}, ("ivan", "review", 1): {"depth": 4.0}}  # fmt: skip
    assert told(desk).of("ines", "blind", 1) is None


def test_what_was_signed_stays_as_it_was_and_gives_way_to_the_next(desk):
    desk.save("ana", levels={"depth": 1})
    desk.publish("ana")
    desk.save("ana", levels={"depth": 2})
    assert told(desk).published.review.levels == {"depth": 1.0}
    desk.publish("ana")
    assert told(desk).published.review.levels == {"depth": 2.0}
    assert [one.review.levels for one in told(desk).before] == [{"depth": 1.0}]
    desk.does(do="reopen", text=desk.token("ana"))
    assert (told(desk).published, len(told(desk).before)) == (None, 2)


def test_a_signature_under_a_reading_that_is_not_there_changes_what_is_shown_to_nothing_new(desk):
    signed = kinds.ReviewPublished(person="ana", module=MODULE, step=STEP, number=1,
                                   reviewer="nobody", purpose="review")  # fmt: skip
    desk.happen("review:valle", "ines", signed)
    assert told(desk).published is None


def test_masks_and_points_belong_to_one_hand_in(desk):
    span = Span(field="turning_point", start=0, end=4)
    at = {"person": "ana", "module": MODULE, "step": STEP, "number": 2}
    desk.happen("review:valle", "ines", kinds.TextMasked(**at, spans=(span,)))
    scored = kinds.AssignmentScored(
        **at, assignment="a", version=1, hash="h", by="declared", points={"q": None}, most={"q": 2}
    )
    desk.happen("review:valle", "system", scored)
    assert told(desk).masks == {2: (span,)}
    assert (told(desk).scores[2].points, told(desk).scores[2].most) == ({"q": None}, {"q": 2.0})


def test_one_text_lies_open_before_each_reviewer_until_it_is_put_back(desk):
    for person in ("ana", "eva"):
        desk.does(do="open", text=desk.token(person))
    desk.does("ivan", do="open", text=desk.token("ana"))
    assert {who: lies.at[0] for who, lies in desk.reviews().open.items()} == {
        "ines": "eva", "ivan": "ana"}  # fmt: skip
    desk.does(do="close")
    assert set(desk.reviews().open) == {"ivan"}


def test_a_sample_is_open_until_it_is_closed_and_one_that_is_not_known_stays_so(desk):
    desk.draws("ana", "eva")
    assert not desk.reviews().samples["s1"].closed
    desk.happen("review:valle", "ines", kinds.SampleClosed(sample="other"))
    desk.happen("review:valle", "ines", kinds.SampleClosed(sample="s1"))
    assert desk.reviews().samples["s1"].closed
    assert set(desk.reviews().samples) == {"s1"}


def test_events_that_are_known_are_passed_over_and_the_fold_is_the_same_at_once_or_one_by_one(desk):
    desk.save("ana", levels={"depth": 1})
    desk.does(do="names", shown=True)
    desk.does(do="bank", criterion="", text="Bien.")
    events = list(desk.journal.read("review:valle"))
    assert tell(Reviews(), events) == desk.reviews()
    assert tell(desk.reviews(), events) == desk.reviews()
    assert desk.reviews().named == {"ines"}

"""Small rounds worked by hand, rounds by chance, and the rules written down a second time."""

from itertools import combinations

from hypothesis import strategies as st

from lidera_nb.exchange.model import Offer, Request, School, Visit, make
from lidera_nb.exchange.possible import Possible
from lidera_nb.exchange.worth import worth

WEEKS = ("w1", "w2")
TOPICS = ("climate", "reading")


def school(name, territory="maule", rurality="urban", **more):
    return School(name, {"territory": territory, "rurality": rurality}, **more)


def offer(of, topics=TOPICS, dates=WEEKS, **more):
    return Offer(f"o-{of}", of, frozenset(topics), frozenset(dates), **more)


def request(of, topics=("climate",), dates=WEEKS, n=0, **more):
    return Request(f"r-{of}-{n}", of, frozenset(topics), frozenset(dates), **more)


def round_(schools, offers, requests, fund=10_000_000, **more):
    return make(schools, offers, requests, fund, **more)


def faults(round_, visits):
    """What is wrong with a set of visits, from the words of the rules and not from their code."""
    wrong = []
    asks = [round_.requests[v.request] for v in visits]
    hosts = [round_.offers[v.offer] for v in visits]
    both = list(zip(asks, hosts, visits, strict=True))
    wrong += ["twice"] * (len({v.request for v in visits}) < len(visits))
    for ask, host, visit in both:
        way = round_.trips.get((ask.school, host.school))
        fits = ask.topics & host.topics and visit.date in ask.dates & host.dates
        wrong += ["unfit"] * (not fits or way is None or ask.school == host.school)
        wrong += ["far"] * bool(way and ask.hours is not None and way.hours > ask.hours)
        wrong += ["apart"] * ({ask.school, host.school} in round_.apart)
    for one in round_.offers.values():
        here = [(ask, visit.date) for ask, host, visit in both if host is one]
        wrong += ["groups"] * (len(here) > one.groups)
        crowd = [sum(a.people for a, d in here if d == date) for date in one.dates]
        wrong += ["places"] * any(people > one.places for people in crowd)
    left = [(ask.school, visit.date) for ask, _, visit in both]
    kept = {(host.school, visit.date) for _, host, visit in both}
    wrong += ["away"] * (len(set(left)) < len(left) or bool(set(left) & kept))
    wrong += ["fund"] * (sum(round_.cost(visit) for visit in visits) > round_.fund)
    return wrong + _unfair(round_, [ask.school for ask in asks])


def _unfair(round_, went):
    could = {round_.requests[v.request].school for v in Possible(round_).visits}
    waiting = {one for one in could if round_.schools[one].waited}
    thrice = any(round_.schools[one].gone + went.count(one) >= 3 for one in went)
    remote = {one for one in could if round_.schools[one].remote}
    due = len(remote) * len(set(went)) // max(1, len(could))
    return (
        ["most"] * any(went.count(one) > round_.most for one in went)
        + ["thrice"] * (thrice and not waiting <= set(went))
        + ["remote"] * (len(remote & set(went)) < due)
    )


def best(round_):
    """The greatest worth of all sets of visits that keep the rules, by trying them all."""
    possible = Possible(round_)
    asked = len(round_.requests)
    sets = (s for n in range(asked + 1) for s in combinations(possible.visits, n))
    return max(worth(possible, s) for s in sets if not faults(round_, s))


SCHOOLS = st.builds(
    lambda where, rural, waited, gone: (where, rural, waited, gone),
    st.sampled_from(["maule", "nuble", "aysen", "metropolitana", "united_states"]),
    st.sampled_from(["urban", "rural_isolated"]),
    st.integers(0, 1),
    st.integers(0, 3),
)


def _sets(among):
    return st.sets(st.sampled_from(among), min_size=1).map(frozenset)


@st.composite
def rounds(draw, schools=4, most_requests=2):
    """A round of a few schools, with everything that can hinder a visit in it."""
    drawn = draw(st.lists(SCHOOLS, min_size=2, max_size=schools))
    made = [School(f"s{i}", {"territory": t, "rurality": r}, w, g)
            for i, (t, r, w, g) in enumerate(drawn)]  # fmt: skip
    offers = [Offer(f"o{i}", one.id, draw(_sets(TOPICS)), draw(_sets(WEEKS)),
                    draw(st.integers(1, 3)), draw(st.integers(1, 2)))
              for i, one in enumerate(made) if draw(st.booleans())]  # fmt: skip
    requests = [Request(f"r{i}-{n}", one.id, draw(_sets(TOPICS)), draw(_sets(WEEKS)),
                        draw(st.integers(1, 2)), draw(st.sampled_from([None, 4.0])))
                for i, one in enumerate(made)
                for n in range(draw(st.integers(0, most_requests)))]  # fmt: skip
    apart = [("s0", "s1")] if draw(st.booleans()) else []
    fund = draw(st.sampled_from([0, 60_000, 400_000, 5_000_000]))
    return make(made, offers, requests, fund, draw(st.integers(1, 3)), apart)


__all__ = ["Visit", "best", "faults", "offer", "request", "round_", "rounds", "school"]

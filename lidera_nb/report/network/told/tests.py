"""What goes together with what: permutation tests in plain language, as association."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from lidera_nb.network.inference.power import SMALL
from lidera_nb.report import spans
from lidera_nb.report.figures import Figure, Table, figure
from lidera_nb.report.network.found.associated import MOST
from lidera_nb.report.network.model import NetworkReport, Pair, Term, Tests
from lidera_nb.report.network.told.chance import in_words, verdict
from lidera_nb.report.sections import Section
from lidera_nb.report.spans import Span
from lidera_nb.report.voice import Voice


def tests(report: NetworkReport, voice: Voice) -> Section:
    """Correlations between relations, and the regression of the main one."""
    found, title = report.tests, voice.net("tests.title")
    if found is None or not (found.pairs or found.terms):
        large = (voice.net("tests.large", most=MOST),) if found and found.large else ()
        return Section("tests", title, lead=(voice.net("tests.none"),), closing=large)
    figures = ([_pairs(report, found, voice)] if found.pairs else []) + (
        [_terms(report, found, voice)] if found.terms else []
    )
    lead = [voice.net("tests.lead", wave=found.wave, people=found.people)]
    lead += [voice.net("tests.small", people=found.people)] if found.people < SMALL else []
    lead += [found.power] if found.power else []
    closing = tuple(_closing(found, voice))
    return Section("tests", title, tuple(lead), (), tuple(figures), (), closing, narrow=True)


def _closing(found: Tests, voice: Voice) -> Iterator[str]:
    yield voice.net("tests.cause")
    if found.large:
        yield voice.net("tests.large", most=MOST)
    if found.pairs:
        yield voice.net("tests.many", n=len(found.pairs) + len(found.terms))


def _pairs(report: NetworkReport, found: Tests, voice: Voice) -> Figure:
    rows = [
        Span(_both(pair, voice), pair.correlation, voice.decimal(pair.correlation, 2))
        for pair in found.pairs
    ]
    drawn = report.parameters.permutations
    cells = tuple(
        (_both(pair, voice), voice.decimal(pair.correlation, 2),
         in_words(pair.p, pair.error, drawn, voice), voice.net(f"tests.said_{verdict(pair.p)}"))
        for pair in found.pairs
    )  # fmt: skip
    ends, ticks = _reach(rows)
    heads = ("tests.pair", "tests.correlation", "tests.chance", "tests.said")
    return figure(
        "tests-pairs",
        _finding(found.pairs, voice),
        spans.spans(rows, voice.net("tests.pairs_axis"), ends, ticks, False, _zero(ends)),
        voice.net("tests.pairs_alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        voice.net("tests.pairs_caption", wave=found.wave, people=found.people),
        Table(voice.net("tests.pairs_table"), tuple(voice.net(head) for head in heads), cells),
    )


def _both(pair: Pair, voice: Voice) -> str:
    return voice.net("tests.both", first=pair.first, second=pair.second)


def _reach(rows: list[Span]) -> tuple[tuple[float, float], tuple[float, ...]]:
    """The ends of the scale of correlations, and its ticks."""
    negative = any((row.value or 0.0) < 0 for row in rows)
    return ((-1.0, 1.0), (-1, 0, 1)) if negative else ((0.0, 1.0), (0, 1))


def _zero(ends: tuple[float, float]) -> float | None:
    """Where nothing is, unless it is the edge of the chart."""
    return 0.0 if ends[0] < 0 else None


def _finding(pairs: tuple[Pair, ...], voice: Voice) -> str:
    clear = [pair for pair in pairs if pair.p < 0.05 and pair.correlation > 0]
    if not clear:
        return voice.net("tests.pairs_none")
    top = max(clear, key=lambda pair: pair.correlation)
    return voice.net("tests.pairs_finding", first=top.first, second=top.second,
                     value=voice.decimal(top.correlation, 2))  # fmt: skip


def _terms(report: NetworkReport, found: Tests, voice: Voice) -> Figure:
    rows = [Span(term.label, term.estimate, _points(term, voice)) for term in found.terms]
    reach = ceil(max(0.1, *(abs(term.estimate) for term in found.terms)) * 10) / 10
    ends = (-reach if any(term.estimate < 0 for term in found.terms) else 0.0, reach)
    ticks = sorted({*ends, 0.0})
    cells = tuple(
        (term.label, _points(term, voice),
         in_words(term.p, term.error, report.parameters.permutations, voice),
         voice.net(f"tests.said_{verdict(term.p)}"))
        for term in found.terms
    )  # fmt: skip
    heads = ("tests.term", "tests.estimate", "tests.chance", "tests.said")
    relation = {"relation": report.label}
    return figure(
        "tests-terms",
        _strongest(found.terms, report, voice),
        spans.spans(rows, voice.net("tests.terms_axis"), ends, ticks, True, _zero(ends)),
        voice.net("tests.terms_alt", items="; ".join(f"{r.label}: {r.words}" for r in rows)),
        voice.net("tests.terms_caption", people=found.people, wave=found.wave, **relation),
        Table(
            voice.net("tests.terms_table", **relation),
            tuple(voice.net(head) for head in heads),
            cells,
        ),
    )


def _points(term: Term, voice: Voice) -> str:
    """The difference in percentage points, with its sign."""
    points = voice.decimal(abs(term.estimate) * 100, 1)
    return voice.net("tests.points_less" if term.estimate < 0 else "tests.points", points=points)


def _strongest(terms: tuple[Term, ...], report: NetworkReport, voice: Voice) -> str:
    clear = [term for term in terms if term.p < 0.05]
    if not clear:
        return voice.net("tests.terms_none", relation=report.label)
    top = max(clear, key=lambda term: abs(term.estimate))
    text = "tests.terms_less" if top.estimate < 0 else "tests.terms_finding"
    return voice.net(text, relation=report.label, term=top.label,
                     points=voice.decimal(abs(top.estimate) * 100, 1))  # fmt: skip

"""How a report speaks: its texts, numbers and intervals in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lidera_nb import texts
from lidera_nb.report import numbers
from lidera_nb.report.charts import Bar
from lidera_nb.report.estimates import Estimate
from lidera_nb.report.figures import Table
from lidera_nb.report.model import Distribution, Option

_TALK = {
    "cohort": ("divided", "sure", "own"),
    "decisions": ("divided", "read", "again"),
    "influence": ("talk", "alike", "differ"),
    "knowledge": ("failed", "carried", "silent"),
    "network": ("silent", "bridges", "few"),
    "portfolio": ("context", "same", "ask"),
    "reflections": ("why", "readers", "time"),
}
DOTS_BELOW = 10
"""Groups smaller than this are drawn as dots, not bars."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A language, with the few phrases that every section needs."""

    lang: str

    def say(self, text: str, **values: Any) -> str:
        """A text of the report, by its id below ``report``."""
        return texts.say(self.lang, f"report.{text}", **values)

    def text(self, text: str, **values: Any) -> str:
        """A text by its whole id."""
        return texts.say(self.lang, text, **values)

    def talk(self, kind: str) -> tuple[str, ...]:
        """What a group may talk about after such a report: questions that no number answers."""
        return tuple(self.say(f"talk.{kind}.{name}") for name in _TALK[kind])

    def ask(self, text: str) -> str:
        """A text as testers saw it, by its id below ``pilot.ask``."""
        return texts.say(self.lang, f"pilot.ask.{text}")

    def net(self, text: str, **values: Any) -> str:
        """A text of the network report, by its id below ``networkreport``."""
        return texts.say(self.lang, f"networkreport.{text}", **values)

    def read(self, text: str, /, **values: Any) -> str:
        """A text of the report on reflections, by its id below ``reflectionreport``."""
        return texts.say(self.lang, f"reflectionreport.{text}", **values)

    def folio(self, text: str, /, **values: Any) -> str:
        """A text of the report on many cohorts, by its id below ``portfolioreport``."""
        return texts.say(self.lang, f"portfolioreport.{text}", **values)

    def plan(self, text: str, /, **values: Any) -> str:
        """A text of the planning notebook, by its id below ``planreport``."""
        return texts.say(self.lang, f"planreport.{text}", **values)

    def quoted(self, text: str) -> str:
        """Words of others, in the marks of this language."""
        return f"«{text}»" if self.lang == "es" else f"“{text}”"

    def percent(self, share: float) -> str:
        """A share in per cent."""
        return numbers.percent(self.lang, share)

    def decimal(self, value: float, digits: int = 0) -> str:
        """A number."""
        return numbers.decimal(self.lang, value, digits)

    def day(self, moment: str) -> str:
        """A moment of ISO 8601 as a date in words."""
        return numbers.day(self.lang, datetime.fromisoformat(moment))

    def interval(self, estimate: Estimate | None) -> str:
        """An interval, a dash where there is none."""
        return numbers.interval(self.lang, estimate) if estimate else self.say("none")

    def count(self, people: int | None) -> str:
        """A count, or the word for one that is withheld."""
        return self.say("withheld") if people is None else self.decimal(people)

    def bar(self, option: Option, spread: Distribution) -> Bar:
        """A row of a chart of shares."""
        share = option.share
        if share is None:
            return Bar(option.label, None, self.say("withheld"))
        value = self.say("value", share=self.percent(share.value), people=option.people, n=share.n)
        strong = spread.top is not None and option.people == spread.top.people
        return Bar(option.label, share.value, value, share.low, share.high, strong)

    def partly(self, spread: Distribution, hidden: str) -> str:
        """The finding where it cannot be told what was most frequent of all."""
        shown = [option for option in spread.options if option.people and option.share]
        if not shown:
            return self.say(hidden)
        most = max(shown, key=lambda option: option.people or 0)
        assert most.share is not None
        return self.say("partial", label=most.label, share=self.percent(most.share.value))

    def table(self, spread: Distribution, caption: str, head: str) -> Table:
        """The numbers of a chart of shares."""
        rows = [
            (
                option.label,
                self.count(option.people),
                self.percent(option.share.value) if option.share else self.say("none"),
                self.interval(option.share),
            )
            for option in spread.options
        ]
        heads = (head, self.say("people"), self.say("share"), self.say("range"))
        return Table(caption, heads, tuple(rows))

    def in_words(self, rows: Sequence[Bar]) -> str:
        """The rows of a chart as a list for its description."""
        return "; ".join(f"{row.label}: {row.value}" for row in rows)

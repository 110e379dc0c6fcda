"""A person at a page, wherever it is served: they find everything by the words on the screen."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

from lidera_nb import texts
from lidera_nb.activities.course import Module

REASON = "Primero quiero saber qué pasó y quién está con los niños; lo demás puede esperar. "
PATIENCE = 30_000


def usable(place: Locator, kind: str) -> Locator:
    """What can be used now: while an act is under way its own controls are there, but inert."""
    return place.locator(f"xpath=.//{kind}[not(@disabled)][not(ancestor-or-self::*[@inert])]")


def goes_on(page: Page) -> bool:
    """Walk through passages; True at the next decision, False when the case is over."""
    case = page.locator('[data-widget="case"]')
    said = texts.say("es", "player.advance")
    onward = usable(case, "button").filter(has_text=re.compile(f"^{said}$"))
    ended = page.locator('[data-widget="reflection"] form')
    choices = usable(case, "fieldset").first
    for _ in range(600):
        if ended.is_visible() or choices.is_visible():
            return not ended.is_visible()
        if onward.is_visible():
            # The answer to the press before may take the button away between look and press.
            with contextlib.suppress(TimeoutError):
                onward.click(timeout=1000)
        page.wait_for_timeout(100)
    raise AssertionError("the case went neither on nor to its end")


class Participant:
    """Goes through a module as its texts offer it."""

    def __init__(self, page: Page, module: Module, lang: str = "es") -> None:
        self.page, self.module, self.lang = page, module, lang

    def consents(self, *also: str) -> None:
        """Tick what is needed, and these purposes, too; then send."""
        words, form = self._form("consent")
        needed = [field.id for field in form.fields if field.required or field.id in also]
        for name in needed:
            box = self.page.get_by_role("checkbox", name=words[f"field.{name}.label"])
            expect(box).to_be_visible(timeout=PATIENCE)
            box.check()
        self._send(words)

    def describes_the_school(self) -> None:
        """Answer each needed question of the profile with its first option."""
        words, form = self._form("profile")
        for field in form.fields:
            if field.required:
                self._picks(words[f"field.{field.id}.label"], words, field)
        self._send(words)

    def starts_the_case(self) -> None:
        """Press the button of the briefing."""
        self._press(texts.say(self.lang, "player.start"))

    def decides(self, number: int = 1) -> str:
        """Go on to the next decision and lock it; returns the choice in words."""
        kicker = texts.say(self.lang, "player.decision", n=number)
        choices = self.page.get_by_role("group", name=re.compile(rf"^{kicker}\b"))
        onward = self._button(texts.say(self.lang, "player.advance"))
        expect(choices.or_(onward).first).to_be_visible(timeout=PATIENCE)
        while not choices.is_visible():
            onward.click()
            expect(choices.or_(onward).first).to_be_enabled(timeout=PATIENCE)
        choices.get_by_role("radio").first.check()
        chosen = choices.locator("label").first.inner_text()
        player = self.page.locator(".l-player")
        player.get_by_role("textbox").fill(REASON * 2)
        sure = player.get_by_role("radio", name=texts.say(self.lang, "player.percent", n=75))
        if sure.count():
            sure.check()
        self._press(texts.say(self.lang, "player.lock"))
        # The heading alone could be that of the decision before.
        expect(choices).to_be_hidden(timeout=PATIENCE)
        self.sees_heading(texts.say(self.lang, "player.consequence"))
        return chosen

    def sees_heading(self, name: str) -> None:
        """Wait until a heading is on the screen."""
        expect(self.page.get_by_role("heading", name=name)).to_be_visible(timeout=PATIENCE)

    def _form(self, key: str) -> tuple[Mapping[str, str], Any]:
        step = self.module.step(key)
        assert step is not None
        return step.definition.texts[self.lang], step.definition.form

    def _picks(self, label: str, words: Mapping[str, str], field: Any) -> None:
        option = words[f"field.{field.id}.{field.options[0]}"]
        group = self.page.get_by_role("group", name=label)
        listed = self.page.get_by_role("combobox", name=label)
        expect(group.or_(listed)).to_be_visible(timeout=PATIENCE)
        if listed.is_visible():
            listed.select_option(label=option)
        else:
            group.get_by_role("radio", name=option, exact=True).check()

    def _send(self, words: Mapping[str, str]) -> None:
        self._press(words["submit"])
        expect(self.page.get_by_text(words["done"])).to_be_visible(timeout=PATIENCE)

    def _press(self, name: str) -> None:
        button = self._button(name)
        expect(button).to_be_visible(timeout=PATIENCE)
        button.click()

    def _button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

"""What every payload is made of: private fields, the context of an act, closed models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

SEALED = "private"
"""Use as ``Private[str, SEALED]``: the field is stored as ciphertext."""


class Context(BaseModel):
    """What every act carries: which content it answered, in which words, where.

    `definition`, `version` and `hash` pin the scenario or instrument; `node` is the scene or
    field set that was on the screen; `client_at` is the browser's clock, kept as a claim only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    module: str
    step: str
    definition: str
    version: int
    hash: str
    lang: Literal["es", "en"]
    node: str = ""
    client_at: str = ""


class Payload(BaseModel):
    """Base of all payloads: frozen and closed."""

    # "constants": the journal refuses NaN, where the default would store null in silence.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


class Act(Payload):
    """A payload of something a person did within a step of a module."""

    ctx: Context

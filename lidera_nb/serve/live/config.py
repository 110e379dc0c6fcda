"""What the live pages' process is told when it starts: one line of JSON on its standard input."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class LiveConfig:
    """Where things are, and how many kernels may run for how long.

    Attributes
    ----------
    course
        The course folder, absolute.
    api, secret
        The main process's local API, and what this process shows there.
    home
        The main server's origin, to which people are sent back.
    host, port
        Where to listen; port 0 takes any free one.
    secure
        Whether the cookie is marked Secure.
    kernels_each, kernels_most
        How many kernels one person, and all people together, may have.
    unclaimed_seconds
        A kernel that no page connected to is ended after this long.
    dropped_seconds
        A kernel whose page went away is kept this long for its return.
    idle_seconds
        A kernel that nothing happened in is ended after this long, page or no page.
    sweep_seconds
        How often the above is looked after.
    poll_seconds
        How often an open page asks whether its kernel is there and its login open.
    """

    course: str
    api: str
    secret: str
    home: str
    host: str = "127.0.0.1"
    port: int = 0
    secure: bool = False
    kernels_each: int = 3
    kernels_most: int = 40
    unclaimed_seconds: float = 60
    dropped_seconds: float = 600
    idle_seconds: int = 7200
    sweep_seconds: float = 10
    poll_seconds: float = 20

    def __repr__(self) -> str:
        return f"LiveConfig({self.host}:{self.port})"

    def to_line(self) -> bytes:
        """The line that is handed over."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> LiveConfig:
        """The configuration in a line."""
        return cls(**json.loads(line))

"""What a release is: how much of people leaves, why, for whom, and how small its numbers may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lidera_nb.dataset.suppression import PUBLIC, THRESHOLD
from lidera_nb.errors import PackageError

Tier = Literal["full", "coded", "deidentified", "aggregate"]
TIERS: tuple[Tier, ...] = ("full", "coded", "deidentified", "aggregate")
"""From most to least of a person: their words; their acts under a lasting study id; their acts
under an id of this release alone, with what describes them made common; numbers of people."""

_OPEN: tuple[Tier, ...] = ("deidentified", "aggregate")


@dataclass(frozen=True, slots=True)
class Release:
    """What is asked of an export.

    Attributes
    ----------
    tier
        One of `TIERS`.
    purpose, recipient
        Why, and for whom, in the words of whoever exports.
    public
        Whether anybody may get it; otherwise it is for internal review.
    masked
        Whether what gives somebody away in a text is masked (tier ``full``).
    """

    tier: Tier = "coded"
    purpose: str = ""
    recipient: str = ""
    public: bool = False
    masked: bool = True

    @property
    def threshold(self) -> int:
        """People behind a number, or alike in their description, at least."""
        return PUBLIC if self.public else THRESHOLD

    def told(self) -> Mapping[str, Any]:
        """The facts of the release as the package's description tells them."""
        return {
            "purpose": self.purpose,
            "recipient": self.recipient,
            "public": self.public,
            "threshold": self.threshold,
        }


def checked(release: Release) -> Release:
    """The release, if it may be made.

    Raises
    ------
    PackageError
        If people's words are asked for without a purpose and a recipient, or something that tells
        of single people is asked for the public.
    """
    if release.tier == "full" and not (release.purpose.strip() and release.recipient.strip()):
        raise PackageError(
            "the tier 'full' holds what people wrote, so it leaves only for a stated purpose and "
            "recipient; give --purpose and --recipient, or ask for another tier"
        )
    if release.public and release.tier not in _OPEN:
        raise PackageError(
            f"the tier '{release.tier}' tells of single people and is not for the public; ask for "
            f"{' or '.join(_OPEN)}, or leave --public out"
        )
    return release

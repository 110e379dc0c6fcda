"""The headers that close what a browser would leave open, and the name of the login's cookie."""

from __future__ import annotations

COOKIE, LANGUAGE = "lidera", "lidera_lang"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "media-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types lidera"
)
"""Everything that is not named is refused: frames, plug-ins, manifests, fonts.

The one policy of trusted types that a script may make, `lidera`, is for the address of the
service worker.
"""

CLOSED = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "private, no-store",
}
OF_DOCUMENTS = (
    "Content-Security-Policy", "X-Frame-Options", "Referrer-Policy",
    "Cross-Origin-Opener-Policy", "Permissions-Policy",
)  # fmt: skip
"""What rules a document and means nothing for a script or a stylesheet that it loads."""
HSTS = "max-age=31536000"


def closed(secure: bool) -> dict[str, str]:
    """The headers of every answer; over TLS, browsers are told to come by TLS for a year."""
    return CLOSED | ({"Strict-Transport-Security": HSTS} if secure else {})


def login_cookie(secure: bool) -> str:
    """The name of the login's cookie.

    Over TLS it has the prefix that makes browsers refuse it unless it is Secure, for the whole
    site and for this very host: no neighbouring host name can then slip in a cookie of its own.

    >>> login_cookie(False), login_cookie(True)
    ('lidera', '__Host-lidera')
    """
    return f"__Host-{COOKIE}" if secure else COOKIE

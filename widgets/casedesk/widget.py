"""The casedesk widget's Python side: traits only; what it shows is decided in ``core.js``."""

from lidera_widgets.base import LideraWidget


class Casedesk(LideraWidget, folder="casedesk"):
    """Cases that participants offered, and one of them to be worked on (``CaseDeskView``)."""

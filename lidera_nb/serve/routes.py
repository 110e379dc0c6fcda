"""Which address of the public server leads to which handler."""

from __future__ import annotations

from typing import Any

from lidera_nb.serve.attachments import AttachmentHandler, UploadHandler
from lidera_nb.serve.bulletin import NoticeHandler
from lidera_nb.serve.cards import CardsHandler
from lidera_nb.serve.clips import ClipHandler
from lidera_nb.serve.content import (
    AssetHandler,
    CuratorHandler,
    ModuleHandler,
    ReportHandler,
    StaffHandler,
    WorkerHandler,
)
from lidera_nb.serve.door import LanguageHandler, LoginHandler, LogoutHandler
from lidera_nb.serve.handover import HandoverHandler
from lidera_nb.serve.health import HealthHandler, MetricsHandler, ReadyHandler
from lidera_nb.serve.home import HomeHandler
from lidera_nb.serve.library import CardHandler, LibraryHandler
from lidera_nb.serve.mydata import CopyHandler, MyDataHandler
from lidera_nb.serve.qr import QrHandler
from lidera_nb.serve.socket import Socket

Routes = list[tuple[str, type[Any], dict[str, Any]]]
"""Addresses with their handlers and what those are made with."""

ROUTES: list[tuple[str, type[Any]]] = [
    (r"/", HomeHandler),
    (r"/login", LoginHandler),
    (r"/logout", LogoutHandler),
    (r"/language", LanguageHandler),
    (r"/my-data", MyDataHandler),
    (r"/my-data/copy\.json", CopyHandler),
    (r"/m/([a-z0-9-]{1,80})", ModuleHandler),
    (r"/staff/([a-z0-9-]{1,80})", StaffHandler),
    (r"/curate/([a-z0-9-]{1,80})", CuratorHandler),
    (r"/staff/cards/([a-z0-9-]{1,40})", CardsHandler),
    (r"/card-files/([0-9a-f]{16})", UploadHandler),
    (r"/card-files/([0-9a-f]{16})/([0-9a-f]{64})", AttachmentHandler),
    (r"/library", LibraryHandler),
    (r"/library/([a-z0-9-]{1,60})", CardHandler),
    (r"/library/([a-z0-9-]{1,60})/v([1-9][0-9]{0,4})", CardHandler),
    (r"/handover", HandoverHandler),
    (r"/notices", NoticeHandler),
    (r"/reports/([a-z0-9-]{1,40})/([A-Za-z0-9._-]{1,120})", ReportHandler),
    (r"/assets/([0-9a-f]{16}\.(?:js|css))", AssetHandler),
    (r"/clips/([0-9a-f]{32})", ClipHandler),
    (r"/qr/([0-9A-Z]{6})", QrHandler),
    (r"/sw\.js", WorkerHandler),
    (r"/ws", Socket),
    (r"/health", HealthHandler),
    (r"/ready", ReadyHandler),
    (r"/metrics", MetricsHandler),
]
"""Every address of the public server; all others are missing."""

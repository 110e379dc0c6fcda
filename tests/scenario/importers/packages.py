"""Packages of H5P, built piece by piece, sound ones and others."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
ABOUT = {"title": "Paquete", "language": "es", "mainLibrary": "H5P.BranchingScenario"}


def text(words: str, to: int = -1, **more: Any) -> dict[str, Any]:
    params = {"text": words}
    return {"type": node("AdvancedText 1.1", params), "nextContentId": to, **more}


def question(words: str, *alternatives: dict[str, Any]) -> dict[str, Any]:
    held = {"question": words, "alternatives": list(alternatives)}
    return {"type": node("BranchingQuestion 1.0", {"branchingQuestion": held})}


def answer(words: str, to: int, title: str = "", subtitle: str = "") -> dict[str, Any]:
    feedback = {"title": title, "subtitle": subtitle}
    return {"text": words, "nextContentId": to, "feedback": feedback}


def image(path: str, alt: str, to: int = -1) -> dict[str, Any]:
    params = {"file": {"path": path, "mime": "image/png"}, "alt": alt}
    return {"type": node("Image 1.1", params), "nextContentId": to}


def node(library: str, params: dict[str, Any], title: str = "") -> dict[str, Any]:
    return {"library": f"H5P.{library}", "params": params, "metadata": {"title": title}}


def end(number: int, title: str, subtitle: str = "") -> dict[str, Any]:
    return {"endScreenTitle": title, "endScreenSubtitle": subtitle, "contentId": number}


def scenario(*contents: Any, ends: tuple[Any, ...] = (), **more: Any) -> dict[str, Any]:
    screens = list(ends) or [end(-1, "<p>Fin</p>")]
    held = {"title": "La fila", "content": list(contents), "endScreens": screens, **more}
    return {"branchingScenario": held}


def package(content: Any, files: dict[str, bytes] | None = None, about: Any = ABOUT) -> bytes:
    """A package; text and bytes stand for themselves, all else becomes JSON."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("h5p.json", _raw(about))
        zipped.writestr("content/content.json", _raw(content))
        for name, raw in (files or {}).items():
            zipped.writestr(name, raw)
    return out.getvalue()


def _raw(value: Any) -> str | bytes:
    return value if isinstance(value, str | bytes) else json.dumps(value)


SMALL = scenario(text("<p>Son las siete.</p>", 1), question("<p>¿Y ahora?</p>", answer("Ir", -1),
                 answer("Esperar", 0)))  # fmt: skip

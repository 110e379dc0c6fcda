"""What the specification of xAPI 2.0 allows in a statement, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from lidera_nb.dataset.xapi.model import Statement

LEAST: dict[str, Any] = {
    "actor": {"mbox": "mailto:somebody@example.org"},
    "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
    "object": {"id": "https://example.org/case"},
}
CHOICE = {"id": "https://example.org/case", "definition": {"interactionType": "choice",
          "choices": [{"id": "a"}, {"id": "b"}]}}  # fmt: skip
UUID = "12345678-1234-5678-8234-567812345678"


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"id": UUID, "timestamp": "2026-03-02T14:30:00.123Z", "version": "2.0.0"},
        {"actor": {"objectType": "Group", "member": [LEAST["actor"]]}},
        {"actor": {"account": {"homePage": "https://example.org", "name": "p_1"}}},
        {"actor": {"mbox_sha1sum": "a" * 40}},
        {"object": CHOICE},
        {"object": {"objectType": "Agent", **LEAST["actor"]}},
        {"object": {"objectType": "StatementRef", "id": UUID}},
        {
            "result": {
                "score": {"scaled": -1, "raw": 2, "min": 0, "max": 4},
                "duration": "PT2M30.5S",
            }
        },
        {"result": {"extensions": {"https://example.org/x": None}}},
        {"context": {"registration": UUID, "language": "es-CL", "platform": "here"}},
    ],
)
def test_what_the_specification_allows_is_read_and_written_again(more: dict[str, Any]) -> None:
    read = Statement.read(LEAST | more)
    assert Statement.read(read.plain()) == read


@pytest.mark.parametrize(
    "more",
    [
        {"actor": {}},
        {"actor": {"mbox": "mailto:a@b", "openid": "https://example.org/me"}},
        {"actor": {"mbox": "somebody@example.org"}},
        {"actor": {**LEAST["actor"], "member": []}},
        {"actor": {"objectType": "Group"}},
        {"verb": {"id": "answered"}},
        {"verb": {"id": "https://example.org/v", "display": {"not a tag!": "x"}}},
        {"object": {"id": "no iri"}},
        {"object": {"id": "https://e.org/c", "definition": {"choices": [{"id": "a"}]}}},
        {"object": {"id": "https://e.org/c", "definition": {"interactionType": "choice",
                    "choices": [{"id": "a"}, {"id": "a"}]}}},
        {"object": {"id": "https://e.org/c", "surprise": 1}},
        {"object": {"objectType": "SubStatement"}},
        {"result": {"score": {"scaled": 1.2}}},
        {"result": {"score": {"raw": 5, "min": 0, "max": 4}}},
        {"result": {"score": {"min": 4, "max": 4}}},
        {"result": {"success": "yes"}},
        {"result": {"duration": "2 minutes"}},
        {"result": {"extensions": {"confidence": 3}}},
        {"context": {"registration": "1"}},
        {"context": {"language": "español"}},
        {"object": {"objectType": "StatementRef", "id": UUID}, "context": {"platform": "here"}},
        {"timestamp": "2026-03-02T14:30:00"},
        {"timestamp": "2026-03-02T14:30:00-00:00"},
        {"version": "3.0.0"},
        {"verb": {"id": "https://example.org/v", "display": None}},
    ],
)  # fmt: skip
def test_what_it_does_not_allow_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic's or ours, both are one
        Statement.read(LEAST | more)

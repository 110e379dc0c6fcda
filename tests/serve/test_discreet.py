"""The log says where something failed, and not what somebody typed."""

import asyncio
import logging
import sys

import pytest

from lidera_nb.errors import JournalError
from lidera_nb.serve.discreet import Discreet, loop_trouble

TYPED = "lo que alguien escribió"


def logged(raised):
    try:
        raise raised
    except type(raised):
        record = logging.LogRecord("x", logging.ERROR, "", 0, "it failed", (), sys.exc_info())
    return Discreet("%(message)s").format(record)


def test_an_error_nobody_foresaw_is_named_by_kind_and_place_alone():
    text = logged(ValueError(TYPED))
    assert TYPED not in text
    assert text.startswith("it failed\n")
    assert text.endswith("ValueError")
    assert "test_discreet.py:" in text


def test_a_sentence_of_our_own_is_kept():
    assert logged(JournalError("the disk is full")).endswith("JournalError: the disk is full")


def test_the_cause_is_named_as_discreetly():
    error = JournalError("the disk is full")
    error.__cause__ = OSError(TYPED)
    assert logged(error).endswith("because of\nOSError")


def test_a_task_that_nobody_awaited_does_not_quote_its_error(caplog):
    async def story():
        asyncio.get_running_loop().set_exception_handler(loop_trouble)
        task = asyncio.create_task(_fails())
        await asyncio.sleep(0.01)
        del task

    asyncio.run(story())
    for record in caplog.records:
        record.exc_text = None  # pytest's own formatter was there first
    told = [Discreet("%(message)s").format(record) for record in caplog.records]
    assert any("a task failed" in one and "ValueError" in one for one in told)
    assert not any(TYPED in one for one in told)


async def _fails():
    raise ValueError(TYPED)


@pytest.mark.parametrize("context", [{"message": "odd"}, {}])
def test_trouble_without_an_error_is_told_as_it_is(caplog, context):
    loop_trouble(asyncio.new_event_loop(), context)
    assert caplog.records[-1].getMessage() == context.get("message", "")

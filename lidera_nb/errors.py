"""Every error that LIDERA raises on purpose, in one tree.

::

    LideraError                 something a person can act upon; never a bug
    ├── SettingsError           a setting is missing or impossible
    ├── ContentError            a course file that an author can mend (file, line, column)
    ├── PlayError               a move that this play does not allow
    ├── AnswerFault             an answer that does not fit its form (field, text id)
    ├── JournalError            the journal refused or could not do something
    │   ├── StaleStream         the message was made looking at an older state
    │   ├── MessageConflict     the same message id came again with another body
    │   ├── JournalBusy         too much waits to be stored: not now, but in a moment
    │   └── JournalDamaged      chain, checkpoint or file do not verify
    ├── AccessError             a person may not do this
    ├── PackageError            a data package is missing something or is not one
    ├── ReportError             a report could not be made
    ├── GradingError            an assignment could not be released, collected or graded
    ├── ExchangeError           the fund's books or a grouping of people do not come out
    └── BackupError             a backup could not be made, read or put back
        └── BackupDamaged       a backup is not what it was when it was made

A message says what happened, where, what was expected and what to do next, in one sentence.
Participants never see these texts: what they read comes from the text catalogue.
"""

from __future__ import annotations

from pathlib import Path


class LideraError(Exception):
    """Base of all errors with a message for a person."""


class SettingsError(LideraError):
    """A setting is missing or impossible."""


class ContentError(LideraError):
    """A course file that an author can mend.

    Parameters
    ----------
    message
        What is wrong, what was expected and what to do next.
    file
        The file in which it stands.
    line, column
        One-based position; 0 when the file as a whole is meant.
    """

    def __init__(self, message: str, file: Path | str = "", line: int = 0, column: int = 0) -> None:
        self.message, self.file, self.line, self.column = message, str(file), line, column
        super().__init__(f"{self.where}: {message}" if self.file else message)

    @property
    def where(self) -> str:
        """``file:line:column``, or the file alone when the whole file is meant."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class PlayError(LideraError):
    """A move that this play does not allow."""


class AnswerFault(LideraError):  # noqa: N818 - a fault of an answer, told to the participant
    """An answer that does not fit its form.

    Parameters
    ----------
    field
        Id of the field; empty when the answer as a whole does not belong to the form.
    text_id
        The text of the catalogue that says so to the participant.
    """

    def __init__(self, field: str, text_id: str) -> None:
        self.field, self.text_id = field, text_id
        super().__init__(f"field '{field}' was refused: {text_id}")


class JournalError(LideraError):
    """The journal refused or could not do something."""


class StaleStream(JournalError):  # noqa: N818 - the name says what happened, as a refusal does
    """The message was made looking at an older state of the stream."""

    def __init__(self, stream: str, expected: int, head: int) -> None:
        self.stream, self.expected, self.head = stream, expected, head
        super().__init__(f"{stream} stands at {head}, the message was made at {expected}")


class MessageConflict(JournalError):  # noqa: N818 - see StaleStream
    """The same message id came again with another body."""


class JournalBusy(JournalError):  # noqa: N818 - see StaleStream
    """Too much waits to be stored: the same message may be sent again in a moment."""


class JournalInDoubt(JournalError):  # noqa: N818 - see StaleStream
    """The connection broke during a commit: the same message, sent again, settles what it did."""


class JournalAway(JournalError):  # noqa: N818 - see StaleStream
    """The storage does not answer just now: the same message may be sent again in a moment.

    What failed was not stored, but whether the same message, sent before, was, nobody can say.
    """


class JournalDamaged(JournalError):  # noqa: N818 - see StaleStream
    """Chain, checkpoint or file do not verify."""


class AccessError(LideraError):
    """A person may not do this."""


class PackageError(LideraError):
    """A data package is missing something or is not one."""


class ReportError(LideraError):
    """A report could not be made."""


class GradingError(LideraError):
    """An assignment could not be released, collected or graded."""


class ExchangeError(LideraError):
    """The exchange fund's books do not come out, or people cannot be grouped as asked."""


class BackupError(LideraError):
    """A backup could not be made, read or put back."""


class BackupDamaged(BackupError):  # noqa: N818 - see StaleStream
    """A backup is not what it was when it was made."""

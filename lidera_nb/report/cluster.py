"""The same reports on a cluster: a Dask scheduler that somebody runs, and its workers.

Workers read packages from, and write reports to, a folder that all of them share. One that dies
has its report made by another; a report appears by one rename (`batch.store`), so it is there
once, however often it was begun. Nothing here listens: there is no dashboard and no server of
ours.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lidera_nb.errors import SettingsError
from lidera_nb.report.batch.job import Job, Outcome
from lidera_nb.report.workshop import Workshop, opened

LIVES = 5
"""How often the scheduler may give a job up, each time after several workers died of it."""

WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Tls:
    """The files for a connection that both sides prove themselves for."""

    ca: Path
    cert: Path
    key: Path


class Cluster:
    """Makes jobs on the workers of a scheduler.

    Parameters
    ----------
    address
        Of the scheduler: ``tcp://host:port`` or ``tls://host:port``.
    tls
        Needed for ``tls://``, and only there.
    wait
        Seconds to wait for the scheduler and for its first worker.

    Raises
    ------
    SettingsError
        If the address has another form, or `tls` does not fit it.
    """

    def __init__(self, address: str, tls: Tls | None = None, wait: float = WAIT_SECONDS) -> None:
        _fitting(address, tls)
        self._address, self._tls, self._wait = address, tls, wait

    def run(self, jobs: Sequence[Job], out: Path) -> Iterator[Outcome]:
        """Make the jobs; gives what became of each as it is known, in no order.

        Raises
        ------
        SettingsError
            If the scheduler is not there, has no worker, or loses all of them for good.
        """
        distributed = _library()
        with self._client(distributed) as client:
            pending = _Pending(client, out)
            left = {pending.give(job) for job in jobs}
            while left:
                ended = self._ended(distributed, client, left)
                left -= ended
                for future in ended:
                    outcome = self._taken(client, pending, future)
                    if outcome:
                        yield outcome
                    else:
                        left.add(pending.again(future))

    def _taken(self, client: Any, pending: _Pending, future: Any) -> Outcome | None:
        """What became of a job; None if it is to be given again."""
        try:
            return pending.taken(future, self._wait)
        except TimeoutError:  # its worker went away before it could tell
            self._still_staffed(client)
            return None

    def _ended(self, distributed: Any, client: Any, left: set[Any]) -> set[Any]:
        """Those of the futures that have come to an end, at least one."""
        while True:
            try:
                with client.as_current():
                    return set(distributed.wait(left, self._wait, "FIRST_COMPLETED").done)
            except TimeoutError:
                self._still_staffed(client)

    def _still_staffed(self, client: Any) -> None:
        try:
            client.wait_for_workers(1, timeout=self._wait)
        except TimeoutError:
            raise SettingsError(
                f"the scheduler at {self._address} has lost its workers; what is made is kept: "
                "start workers, then give the same command again"
            ) from None

    def _client(self, distributed: Any) -> Any:
        security = _security(distributed, self._tls)
        try:
            client = distributed.Client(
                self._address, security=security, timeout=self._wait, set_as_default=False
            )
        except (OSError, TimeoutError) as error:
            raise SettingsError(
                f"there is no scheduler at {self._address} ({_line(error)}); start one with "
                "'dask scheduler --no-dashboard', or mend --scheduler"
            ) from None
        try:
            client.wait_for_workers(1, timeout=self._wait)
        except TimeoutError:
            client.close()
            raise SettingsError(
                f"the scheduler at {self._address} has no worker; start some with "
                f"'dask worker {self._address} --nthreads 1 --no-dashboard'"
            ) from None
        return client


class _Pending:
    """Which future stands for which job, and how often each was given."""

    def __init__(self, client: Any, out: Path) -> None:
        self._client, self._out = client, out
        self._jobs: dict[str, Job] = {}
        self._given: dict[str, int] = {}

    def give(self, job: Job) -> Any:
        number = self._given[job.run] = self._given.get(job.run, 0) + 1
        future = self._client.submit(
            make_there, job.message(), str(self._out), key=f"lidera-{job.run}-{number}", pure=False
        )
        self._jobs[future.key] = job
        return future

    def again(self, future: Any) -> Any:
        return self.give(self._jobs.pop(future.key))

    def taken(self, future: Any, wait: float) -> Outcome | None:
        """What became of a job; None if it is to be given again, as its workers died.

        Raises
        ------
        TimeoutError
            If it was made, but whoever made it went away before it could tell.
        """
        job = self._jobs[future.key]
        try:
            return Outcome.of(future.result(timeout=wait))
        except TimeoutError:
            raise
        except Exception as error:
            if type(error).__name__ == "KilledWorker" and self._given[job.run] < LIVES:
                return None
            return Outcome(job, "failed", sentence=f"{type(error).__name__}: {_line(error)}")


def make_there(job: dict[str, Any], out: str) -> dict[str, Any]:
    """Make the report of a job, on a worker; one at a time in each process."""
    from lidera_nb.report.batch import store
    from lidera_nb.report.batch.work import perform

    asked, place = Job(**job), Path(out)
    with _one:
        return (store.kept(place, asked) or perform(asked, place, _workshop())).message()


_one = threading.Lock()
_held = ExitStack()
atexit.register(_held.close)
_shop: list[Workshop] = []


def _workshop() -> Workshop:
    """The workshop of this worker, made at its first report and kept warm."""
    if not _shop:
        _shop.append(_held.enter_context(opened()))
    return _shop[0]


def _library() -> Any:
    try:
        import distributed
    except ImportError:
        raise SettingsError(
            "a cluster needs Dask: install it here and on every worker with "
            "pip install 'lidera[evaluation,cluster]'"
        ) from None
    return distributed


def _security(distributed: Any, tls: Tls | None) -> Any:
    if tls is None:
        return None
    return distributed.Security(
        tls_ca_file=str(tls.ca), tls_client_cert=str(tls.cert), tls_client_key=str(tls.key),
        require_encryption=True,
    )  # fmt: skip


def _fitting(address: str, tls: Tls | None) -> None:
    kind, _, rest = address.partition("://")
    if kind not in ("tcp", "tls") or ":" not in rest:
        raise SettingsError(
            f"'{address}' is no scheduler's address; write it as tcp://host:8786, or "
            "tls://host:8786 with --tls-ca, --tls-cert and --tls-key"
        )
    if (kind == "tls") != (tls is not None):
        raise SettingsError(
            "an address tls://… and the three options --tls-ca, --tls-cert and --tls-key belong "
            "together; give all or none"
        )
    for path in (tls.ca, tls.cert, tls.key) if tls else ():
        if not path.is_file():
            raise SettingsError(f"there is no file {path}; mend the --tls options")


def _line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]

"""IPython's kernel in two halves: what can be made before the fork, and the connections after it.

The shell with its magics, the kernel object and the application are the same for every kernel, so
the warm parent makes them once (`prepared`). Threads, sockets, event loops and session keys are
made in the child, by ipykernel's own code, which finds the kernel made already (`run`).

The debugger is left out: it would make a list of all modules, and so copy what is shared. History
is not kept on disk: its database and its thread could not be forked.
"""

from __future__ import annotations

import os
import sys
import uuid
from typing import Any

import ipykernel.debugger
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.profiledir import ProfileDir
from traitlets import Type
from traitlets.config import Config

NO_HISTORY = "--HistoryManager.enabled=False"
LATER = ("user_ns", "parent")
"""What the application gives a kernel at its making and a kernel that is there has already."""


class ForkedKernel(IPythonKernel):  # type: ignore[misc]
    """Made in the warm parent without its connections, which it is given after the fork."""

    @classmethod
    def instance(cls, *args: Any, **given: Any) -> ForkedKernel:
        """Called in the parent by `prepared`, and in the child by ipykernel's application."""
        there = cls.initialized()
        kernel: ForkedKernel = super().instance(*args, **given)
        if there and given:
            kernel.connect(given)
        return kernel

    def connect(self, given: dict[str, Any]) -> None:
        """Take over what the application made in this child, as its making would have done."""
        for name in given.keys() - LATER:
            setattr(self, name, given[name])
        self.ident = str(uuid.uuid4())
        self._stdout, self._stderr = sys.stdout, sys.stderr
        shell, app = self.shell, self.parent
        shell.profile_dir, shell.ipython_dir = self.profile_dir, app.ipython_dir
        shell.displayhook.session = shell.display_pub.session = self.session
        shell.displayhook.pub_socket = shell.display_pub.pub_socket = self.iopub_socket
        shell.displayhook.topic = self._topic("execute_result")
        if os.environ.get("JPY_SESSION_NAME"):
            shell.user_ns["__session__"] = os.environ["JPY_SESSION_NAME"]
        self._configure(app.config)

    def _configure(self, config: Config) -> None:
        """What the person configured, for objects that were made before it was known."""
        if not config:
            return
        for each in (self, *self.shell.configurables):
            each.update_config(config)
        self.shell.history_manager.enabled = False

    def _process_children(self) -> list[Any]:
        """Called at the shutdown; where there are no children, psutil would read all of /proc."""
        try:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return []
        children: list[Any] = super()._process_children()
        return children

    async def poll_stopped_queue(self) -> None:
        """Called once by the kernel's start: there is no debugger that could have stopped."""


class ForkedKernelApp(IPKernelApp):  # type: ignore[misc]
    """The application; in the child it does what it always does, with the kernel there already."""

    name = "ipython-kernel"
    kernel_class = Type(ForkedKernel, klass=IPythonKernel)

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Called once; the usual command line needs no parser of four hundred options."""
        plain = [word for word in argv or () if word != NO_HISTORY]
        if len(plain) == 2 and plain[0] == "-f":
            self.connection_file = plain[1]
        else:
            super().parse_command_line(plain)

    def init_poller(self) -> None:
        """Called once: where the system kills a kernel whose parent is gone, no thread watches."""
        if sys.platform != "linux":
            super().init_poller()

    def init_code(self) -> None:
        """Called once, last. IPython's own ends with a set of the names of all modules.

        To hold a name is to write on its page: a quarter of what a kernel would have for itself.
        """
        self._run_startup_files()
        self._run_exec_lines()
        self._run_exec_files()
        self.shell.user_ns_hidden.update(self.shell.user_ns)
        self._run_cmd_line_code()
        self._run_module()
        sys.stdout.flush()
        sys.stderr.flush()

    def init_pdb(self) -> None:
        """Called once; done in the parent."""

    def start(self) -> None:
        """Called once; returns when the kernel was shut down.

        The control thread may then still flush what was printed. If the thread that prints ended
        before it, it would wait for its time-out: a race that stock kernels lose now and then.
        """
        super().start()
        self.control_thread.stop()
        self.control_thread.join()


def prepared() -> ForkedKernelApp:
    """In the warm parent: the application with its kernel and shell, not connected to anything."""
    ipykernel.debugger._is_debugpy_available = False
    app: ForkedKernelApp = ForkedKernelApp.instance(
        config=Config({"HistoryManager": {"enabled": False}})
    )
    IPKernelApp.init_pdb(app)
    place = ProfileDir.create_profile_dir_by_name(os.environ["IPYTHONDIR"])
    ForkedKernel.instance(parent=app, profile_dir=place)
    app.shell = ForkedKernel.instance().shell
    app.init_extensions()
    app.config = Config()
    return app


def run(argv: list[str]) -> None:
    """Be a kernel until it is shut down."""
    app = ForkedKernelApp.instance()
    app.parent_handle = os.getppid()
    app.initialize(argv)
    app.start()

"""Kernels that are forked from a warm parent instead of started from nothing.

A kernel of IPython's costs most of its time and memory before the first cell: the interpreter, a
thousand modules, the shell. Here one process, the *warm parent*, does that once; each kernel is
a fork of it. Every Jupyter program can use it: by its kernelspec (`spec`), whose provisioner is
found by entry point, or, where a program makes its own managers, by `warm_parent`.

This room is a leaf: it knows nothing of courses or reports. What is to be warm is told by name.
Where processes cannot be forked (Windows) kernels start in the standard way.

==============  ===============================================================================
`warmup`        what the parent does before its first fork
`forkserver`    the parent's loop: forks, reaps, tells
`child`         what a fresh fork does before it is a kernel
`shown`         what the system shows of it: its own command line and environment
`app`           IPython's kernel application, for a process in which the shell is there already
`wire`          messages and file descriptors between owner and parent
`parent`        the owner's side: starts a warm parent, asks it, ends it
`process`       a kernel as jupyter_client wants to see it
`provisioner`   the door for jupyter_client
`managers`      kernel managers for programs that make their own, with a clean environment
`spec`          the kernelspec, found without installing anything
`memory`        what a kernel has for itself
==============  ===============================================================================
"""

from lidera_nb.kernels.managers import WarmKernels, warm_parent

__all__ = ["WarmKernels", "warm_parent"]

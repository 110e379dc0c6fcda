"""Many reports at once: what is to be made, by whom, and what became of it.

==============  ===============================================================================
`job`           one report to make, and what became of it
`packages`      the data packages in a folder
`asked`         a batch file, typed; refused with file and line before anything runs
`plan`          from what was asked to jobs
`store`         where reports lie; a report appears whole, once, or not at all
`work`          makes one report and keeps its failure to itself
`worker`        a process that works for a pool
`pool`          worker processes on this machine
`capacity`      how many of them cores and memory allow
`make`          a batch from its plan to its summary
`summary`       what became of all, as JSON
`pages`         the same as a page in each language
==============  ===============================================================================

What was made is remembered beside each report, in its provenance: there is no file that could
disagree with it. The same jobs run on a cluster (`lidera_nb.report.cluster`).
"""

"""A folder of reports described for machines: ``ro-crate-metadata.json`` (RO-Crate 1.1).

What each file is, in which language, from which data package, by which notebook, code and
parameters it came to be, after the profile *Process Run Crate*. Everything is taken from the
provenance files in the folder, and of these all but the times and the run's id: they stay in the
provenance file, to which each making points. The same reports so give the same bytes, whoever
made them and when. Nobody is named.

References: https://www.researchobject.org/ro-crate/ and https://w3id.org/ro/wfrun/process.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lidera_nb.errors import ReportError

NAME = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_CRATE, _PROFILE = "https://w3id.org/ro/crate/1.1", "https://w3id.org/ro/wfrun/process/0.5"
_LANGUAGES = {"es": "es-CL", "en": "en-US"}
_FORMATS = {
    "html": ("text/html", "Report"),
    "pdf": ("application/pdf", "Report for print"),
    "ipynb": ("application/x-ipynb+json", "Executed notebook"),
}
_USE = (
    "Made from pseudonymised data of people who agreed to evaluation. Not openly licensed: for "
    "those who were given it, and for the purpose that the disclosure log notes."
)
Thing = dict[str, Any]


def write_crate(folder: Path) -> Path:
    """Describe every report in a folder; an earlier description is replaced in one step.

    Parameters
    ----------
    folder
        Where reports and their provenance files lie.

    Raises
    ------
    ReportError
        If a provenance file cannot be read, or the description cannot be written.
    """
    target = folder / NAME
    said = json.dumps(crate(_provenances(folder)), ensure_ascii=False, indent=1) + "\n"
    try:
        new = target.with_name(f".{NAME}.{os.getpid()}")
        new.write_text(said, "utf-8")
        new.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise ReportError(
            f"{target}: the description of the reports cannot be written: {reason}; name another "
            "folder with --out"
        ) from None
    return target


def crate(provenances: Mapping[str, Mapping[str, Any]]) -> Thing:
    """The description of reports, as JSON-LD.

    Parameters
    ----------
    provenances
        The name of each provenance file, and what is in it.
    """
    told = [_told(name, provenances[name]) for name in sorted(provenances)]
    things = {one["@id"]: one for each in told for one in each}
    files = [name for name, one in things.items() if one["@type"] == "File"]
    actions = [name for name, one in things.items() if one["@type"] == "CreateAction"]
    root = _root(list(provenances.values()), files, actions)
    graph = [_descriptor(), root, _profile(), _use(), *things.values()]
    return {"@context": _CONTEXT, "@graph": graph}


def _provenances(folder: Path) -> dict[str, Thing]:
    found = {}
    for path in sorted(folder.glob("*provenance.*.json")):
        try:
            found[path.name] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            raise ReportError(
                f"{path}: this provenance file cannot be read; make the report again"
            ) from None
    return found


def _descriptor() -> Thing:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _CRATE},
        "about": {"@id": "./"},
    }


def _root(runs: Sequence[Mapping[str, Any]], files: list[str], actions: list[str]) -> Thing:
    cohorts = ", ".join(sorted({run["cohort"] for run in runs}))
    synthetic = bool(runs) and all(run["synthetic"] for run in runs)
    kind = "Synthetic data: nobody in it exists. " if synthetic else ""
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Evaluation reports: {cohorts}",
        "description": f"{kind}Reports of LIDERA with the notebooks and data they come from.",
        # The day to which the numbers belong: a later making of the same report is no other one.
        "datePublished": max((run["exported"] for run in runs), default="")[:10],
        "license": {"@id": "#use"},
        "conformsTo": {"@id": _PROFILE},
        "hasPart": _ids(files),
        "mentions": _ids(actions),
    }


def _profile() -> Thing:
    return {
        "@id": _PROFILE,
        "@type": "CreativeWork",
        "name": "Process Run Crate",
        "version": "0.5",
    }


def _use() -> Thing:
    return {"@id": "#use", "@type": "CreativeWork", "name": "Conditions of use", "text": _USE}


def _told(name: str, run: Mapping[str, Any]) -> list[Thing]:
    """All that one provenance file tells: its files, input, code, parameters and making."""
    stem = name.removesuffix(".json")
    package, software = _package(run), _software(run["code"])
    notebook, libraries = _notebook(run["code"]), _libraries(run["code"]["libraries"])
    parameters = [_parameter(stem, *one) for one in sorted(run["parameters"].items())]
    files = [_file(path, digest, run) for path, digest in sorted(run["outputs"].items())]
    source = {
        "@id": name,
        "@type": "File",
        "name": "Provenance, with the times of the run",
        "encodingFormat": "application/json",
    }
    made = {
        "@id": f"#{stem}",
        "@type": "CreateAction",
        "name": f"Making of {', '.join(sorted(run['outputs']))}",
        "instrument": _ids([software["@id"], notebook["@id"]]),
        "object": _ids([package["@id"], *(one["@id"] for one in parameters)]),
        "result": _ids(one["@id"] for one in files),
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
        "subjectOf": {"@id": name},
    }
    return [*files, source, package, notebook, software, *libraries, *parameters, made]


def _file(path: str, digest: str, run: Mapping[str, Any]) -> Thing:
    form, what = _FORMATS[path.rpartition(".")[2]]
    # An executed notebook notes when its cells ran: its hash stays in the provenance file.
    same = {} if path.endswith(".ipynb") else {"sha256": digest}
    return {
        "@id": path,
        "@type": "File",
        "name": f"{what}: {path}",
        "encodingFormat": form,
        "inLanguage": _LANGUAGES[run["parameters"]["lang"]],
        "license": {"@id": "#use"},
        **same,
    }


def _package(run: Mapping[str, Any]) -> Thing:
    digest = run["inputs"]["datapackage.json"]
    return {
        "@id": f"#package-{digest[:16]}",
        "@type": "Dataset",
        "name": f"Data package of the cohort {run['cohort']}",
        "description": "Pseudonymised; not part of this crate. Its description has the hashes "
        "of all its files.",
        "identifier": f"sha256:{digest}",
        "license": {"@id": "#use"},
    }


def _software(code: Mapping[str, Any]) -> Thing:
    commit = code["commit"] or "unknown"
    return {
        "@id": f"#lidera-{code['version']}-{commit[:12]}",
        "@type": "SoftwareApplication",
        "name": "LIDERA",
        "softwareVersion": f"{code['version']} ({commit})",
        "license": {"@id": "https://spdx.org/licenses/MIT"},
        "softwareRequirements": _ids(_library(*one) for one in sorted(code["libraries"].items())),
    }


def _libraries(libraries: Mapping[str, str]) -> list[Thing]:
    return [
        {
            "@id": _library(name, version),
            "@type": "SoftwareApplication",
            "name": name,
            "softwareVersion": version,
        }
        for name, version in sorted(libraries.items())
    ]


def _library(name: str, version: str) -> str:
    return f"#{name}-{version}"


def _notebook(code: Mapping[str, Any]) -> Thing:
    digest = code["notebook"]
    return {
        "@id": f"#notebook-{digest[:16]}",
        "@type": "SoftwareSourceCode",
        "name": "The notebook that was executed",
        "programmingLanguage": "Python",
        "identifier": f"sha256:{digest}",
    }


def _parameter(stem: str, name: str, value: object) -> Thing:
    return {
        "@id": f"#{stem}-{name}",
        "@type": "PropertyValue",
        "name": name,
        "value": value,
    }


def _ids(names: Iterable[str]) -> list[Thing]:
    return [{"@id": name} for name in names]

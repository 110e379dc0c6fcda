"""The README of a package, in both languages: what it is, who is in it, what was left out."""

from __future__ import annotations

import pandas as pd

from lidera_nb.dataset.dictionary import PROFILE, TABLES

_WORDS = {
    "es": {
        "synthetic": "**Datos sintéticos: las personas de este paquete fueron inventadas.**",
        "pilot": "**Cohorte piloto: estas personas probaron los casos antes de que se usaran. No "
        "se mezclan con cohortes comunes.**",
        "what": "Paquete de datos de una cohorte de LIDERA. {people} personas que aceptaron la "
        "evaluación, cada una con un identificador al azar (`study_id`). La tabla que une esos "
        "identificadores con personas se guarda aparte y no debe acompañar nunca a este paquete.",
        "removed": "Quedó fuera: nombres, códigos y cuentas; todo texto escrito por las personas "
        "(solo va su largo); horas del día; quienes no aceptaron la evaluación, pidieron que sus "
        "datos descansen o se retiraron; el equipo a cargo.",
        "care": "No es anónimo: {alone} de {people} personas tienen una combinación única de "
        "perfil del establecimiento. Trátelo como dato personal, no lo publique y bórrelo al "
        "terminar el estudio. Los informes reservan las cifras de 1 a 4.",
        "purpose": "Para qué sirve: para la evaluación, que es lo que estas personas aceptaron. "
        "`consents` dice además quién aceptó la investigación (`research`); para investigar hay "
        "que filtrar antes todas las tablas y quedarse solo con esas personas.",
        "tables": "Tablas (CSV y Parquet; tipos y hash en `datapackage.json`)",
        "csv": "En los CSV, un texto que comienza con = + - @ lleva un apóstrofo delante para que "
        "una planilla no lo lea como fórmula.",
    },
    "en": {
        "synthetic": "**Synthetic data: the people in this package were made up.**",
        "pilot": "**Pilot cohort: these people tested the cases before they were used. Do not mix "
        "them with ordinary cohorts.**",
        "what": "Data package of a LIDERA cohort. {people} people who agreed to the evaluation, "
        "each with a random id (`study_id`). The table that joins these ids to people is kept "
        "apart and must never travel with this package.",
        "removed": "Left out: names, codes and accounts; every text that people wrote (only its "
        "length is here); times of day; those who did not agree to the evaluation, asked that "
        "their data rest, or withdrew; staff.",
        "care": "It is not anonymous: {alone} of {people} people are alone in their combination "
        "of school profile. Treat it as personal data, do not publish it, and delete it when the "
        "study ends. Reports withhold counts of 1 to 4.",
        "purpose": "What it is for: evaluation, which is what these people agreed to. `consents` "
        "also says who agreed to research (`research`); before any research, filter every table "
        "and keep those people only.",
        "tables": "Tables (CSV and Parquet; types and hashes in `datapackage.json`)",
        "csv": "In the CSV files a text that begins with = + - @ has an apostrophe before it, so "
        "that no spreadsheet takes it for a formula.",
    },
}


def readme(title: str, synthetic: bool, pilot: bool, frames: dict[str, pd.DataFrame]) -> str:
    """The text of ``README.md``, Spanish first."""
    marks = [mark for mark, so in (("synthetic", synthetic), ("pilot", pilot)) if so]
    return f"# {title}\n\n" + "\n".join(_part(lang, marks, frames) for lang in _WORDS)


def _part(lang: str, marks: list[str], frames: dict[str, pd.DataFrame]) -> str:
    words = _WORDS[lang]
    values = {"people": len(frames["participants"]), "alone": alone(frames["participants"])}
    lines = [words[mark] for mark in marks]
    lines += [words[key].format(**values) for key in ("what", "purpose", "removed", "care", "csv")]
    tables = [f"- `{t.name}`: {getattr(t, lang)}" for t in TABLES.values() if t.name in frames]
    return "\n\n".join([*lines, f"## {words['tables']}", "\n".join(tables)]) + "\n"


def alone(participants: pd.DataFrame) -> int:
    """How many people share their school profile with nobody in the package."""
    profiles = participants[list(PROFILE)].fillna("").value_counts()
    return int((profiles == 1).sum())

/**
 * The parts of a card in the order in which they are asked, each with its label, what it is for,
 * and a good example. What a practice and a judgement ask differs.
 */

const text = (name, rows, most, label, help, example) => ({ name, shape: "text", rows, most, label, help, example });

const line = (name, most, label, help, example) => ({ ...text(name, 2, most, label, help, example), line: true });

/** @param {any} t @param {"practice" | "judgement"} kind */
export function sections(t, kind) {
  return kind === "judgement" ? ofJudgement(t) : ofPractice(t);
}

/** Every part of a card of this kind. */
export function parts(t, kind) {
  return sections(t, kind).flatMap((section) => section.parts);
}

function ofPractice(t) {
  return [
    { title: t("cardform.what.title"), parts: [
      line("title", 120, t("cardform.practice.title"), t("cardform.practice.title_help"), t("cardform.practice.title_example")),
      text("problem", 5, 3000, t("cardform.practice.problem"), t("cardform.practice.problem_help"), t("cardform.practice.problem_example")),
      text("what", 6, 3000, t("cardform.practice.what"), t("cardform.practice.what_help"), t("cardform.practice.what_example")),
    ] },
    where(t, t("cardform.practice.for_whom"), t("cardform.practice.for_whom_help"), t("cardform.practice.for_whom_example")),
    { title: t("cardform.how.title"), parts: [
      { name: "steps", shape: "lines", label: t("cardform.practice.steps"), help: t("cardform.practice.steps_help"), example: t("cardform.practice.steps_example") },
      text("resources", 3, 3000, t("cardform.practice.resources"), t("cardform.practice.resources_help"), t("cardform.practice.resources_example")),
      { name: "band", shape: "rows", options: "cost", label: t("cardform.practice.band"), help: t("cardform.practice.band_help") },
      text("cost", 2, 3000, t("cardform.practice.cost"), t("cardform.practice.cost_help"), t("cardform.practice.cost_example")),
      { name: "partners", shape: "many", outside: true, options: "partner", label: t("cardform.practice.partners"), help: t("cardform.practice.partners_help") },
    ] },
    { title: t("cardform.came.title"), parts: [
      { name: "evidence", shape: "rows", outside: true, options: "evidence", label: t("cardform.practice.evidence"), help: t("cardform.practice.evidence_help") },
      text("results", 4, 3000, t("cardform.practice.results"), t("cardform.practice.results_help"), t("cardform.practice.results_example")),
      text("measured", 3, 3000, t("cardform.practice.measured"), t("cardform.practice.measured_help"), t("cardform.practice.measured_example")),
      { name: "weeks", shape: "number", outside: true, label: t("cardform.practice.weeks"), help: t("cardform.practice.weeks_help") },
      text("did_not_work", 4, 3000, t("cardform.practice.did_not_work"), t("cardform.practice.did_not_work_help"), t("cardform.practice.did_not_work_example")),
      text("conditions", 3, 3000, t("cardform.practice.conditions"), t("cardform.practice.conditions_help"), t("cardform.practice.conditions_example")),
      risks(t),
    ] },
    found(t),
  ];
}

function ofJudgement(t) {
  return [
    { title: t("cardform.what.title"), parts: [
      line("title", 120, t("cardform.judgement.title"), t("cardform.judgement.title_help"), t("cardform.judgement.title_example")),
      text("problem", 5, 3000, t("cardform.judgement.problem"), t("cardform.judgement.problem_help"), t("cardform.judgement.problem_example")),
      text("what", 4, 3000, t("cardform.judgement.what"), t("cardform.judgement.what_help"), t("cardform.judgement.what_example")),
      text("why", 6, 3000, t("cardform.judgement.why"), t("cardform.judgement.why_help"), t("cardform.judgement.why_example")),
      text("signals", 4, 3000, t("cardform.judgement.signals"), t("cardform.judgement.signals_help"), t("cardform.judgement.signals_example")),
      text("did_not_work", 4, 3000, t("cardform.judgement.did_not_work"), t("cardform.judgement.did_not_work_help"), t("cardform.judgement.did_not_work_example")),
      risks(t),
    ] },
    where(t, t("cardform.judgement.for_whom"), t("cardform.judgement.for_whom_help"), t("cardform.judgement.for_whom_example")),
    found(t),
  ];
}

function where(t, label, help, example) {
  return { title: t("cardform.where.title"), help: t("cardform.where.help"), id: "context", parts: [
    { name: "c-level", field: "level", shape: "list", options: "level", label: t("cardform.where.level") },
    { name: "c-size", field: "size", shape: "list", options: "size", label: t("cardform.where.size") },
    { name: "c-dependence", field: "dependence", shape: "list", options: "dependence", label: t("cardform.where.dependence") },
    { name: "c-vulnerability", field: "vulnerability", shape: "list", options: "vulnerability", label: t("cardform.where.vulnerability") },
    { name: "c-rurality", field: "rurality", shape: "list", options: "rurality", label: t("cardform.where.rurality") },
    { name: "c-territory", field: "territory", shape: "list", options: "territory", label: t("cardform.where.territory") },
    { name: "students", shape: "many", outside: true, options: "students", label: t("cardform.where.students"), help: t("cardform.where.students_help") },
    text("for_whom", 3, 3000, label, help, example),
  ] };
}

function risks(t) {
  return { name: "risks", shape: "risks", label: t("cardform.risks.label"), help: t("cardform.risks.help"), example: t("cardform.risks.example") };
}

function found(t) {
  return { title: t("cardform.place.title"), parts: [
    { name: "dimensions", shape: "many", outside: true, options: "dimension", label: t("cardform.place.dimensions"), help: t("cardform.place.dimensions_help") },
    { name: "psel", shape: "many", outside: true, number: true, options: "psel", label: t("cardform.place.psel"), help: t("cardform.place.psel_help") },
  ] };
}

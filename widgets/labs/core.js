/**
 * What a lab's forms hold and send, as pure functions of what was typed. Knows no elements.
 */

const FIELDS = ["card", "question", "measure", "unit", "begins", "ends"];
const PARTS = ["who", "what", "until"];

/** The name under which a field of a cohort's new lab is kept while it is written. */
export function slot(cohort, field) {
  return ["open", cohort, field].join("/");
}

/** The name of a part of one line of the plan. */
export function line(number, part) {
  return "plan-" + number + "-" + part;
}

/** The act that announces a lab: lines of the plan in which nothing stands are none. */
export function opening(cohort, tasks, read) {
  const given = Object.fromEntries(FIELDS.map((field) => [field, read(field)]));
  const lines = Array.from({ length: tasks }, (_, i) => Object.fromEntries(PARTS.map((part) => [part, read(line(i, part))])));
  return { do: "open", cohort, ...given, plan: lines.filter((one) => PARTS.some((part) => one[part].trim())) };
}

/** The drafts that an act carried. */
export function carried(body, names) {
  return body.do === "open" ? names.filter((name) => name.startsWith(slot(body.cohort, ""))) : [];
}

/** Where the focus goes once an act was saved. */
export function next(body) {
  return body.do === "open" ? "labs-" + body.cohort : "lab-" + body.lab;
}

/**
 * What the player shows of a case, as pure functions of the view and of a draft (what of a
 * decision is not yet locked). Knows no elements and no case.
 */

/** What a prediction can be answered with, by what it asks: how sure, or which share of others. */
export const ANSWERS = { sure: [0, 25, 50, 75, 100], share: [0, 20, 40, 60, 80, 100] };

const LAST = 20;

/** Nothing chosen, nothing written. */
export function blank() {
  return { choice: null, reason: "", confidence: null, share: null };
}

/** Under which name a prediction's answer is kept and sent. */
export function answered({ asks }) {
  return asks === "share" ? "share" : "confidence";
}

/** How a reason stands: what it lacks or has too much, in characters. */
export function measure(reason, { min, max }) {
  const length = [...reason.trim()].length;
  if (length < min) return { state: "short", n: min - length };
  return length > max ? { state: "long", n: length - max } : { state: "fits", n: max - length };
}

/** The parts of a decision that are still missing, in the order in which they are asked. */
export function missing(decision, draft) {
  const parts = [];
  if (!decision.choices.some(({ id, closed }) => id === draft.choice && !closed)) parts.push("choice");
  if (measure(draft.reason, decision.reason).state !== "fits") parts.push("reason");
  const asked = decision.prediction && answered(decision.prediction);
  if (asked && draft[asked] == null) parts.push(asked);
  return parts;
}

/** The act that locks a decision; `late` only if its time was over. */
export function lock(scene, draft, late) {
  const body = { do: "decide", scene: scene.id, choice: draft.choice, reason: draft.reason };
  const asked = scene.decision.prediction && answered(scene.decision.prediction);
  if (asked) body[asked] = draft[asked];
  return late ? { ...body, late } : body;
}

/**
 * What was written for scenes that another window or device has left behind.
 * @param {(name: string) => boolean} [here] what else belongs to the screen @returns {string[]}
 */
export function stranded(drafts, view, under, here) {
  const gone = drafts.names().filter((name) => name !== view.scene?.id && name !== under?.scene && !here?.(name));
  return gone.map((name) => drafts.get(name).reason).filter((reason) => reason.trim());
}

/** Where the eye should go when a view has arrived: "" to stay. */
export function landing(before, view) {
  if (before === (view.scene?.id ?? "")) return "";
  return view.consequence ? "consequence" : "scene";
}

/** By how much and in which direction an indicator moved, with a real minus sign. */
export function movement({ before, after }) {
  const by = after - before;
  return { up: by > 0, by: (by > 0 ? "+" : "−") + Math.abs(by) };
}

/** Where a countdown stands, in seconds: whoever listens is told when this changes. */
export function moment(left, seconds) {
  if (left <= 0) return "over";
  return left <= LAST ? "last" : left <= seconds / 2 ? "half" : "start";
}

/** Time left in steps that leave one calm: minutes, then tens of seconds; rounded up. */
export function calm(left) {
  return left > 90 ? { unit: "minutes", n: Math.ceil(left / 60) } : { unit: "seconds", n: Math.ceil(left / 10) * 10 };
}

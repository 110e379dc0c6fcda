/**
 * What the player shows of a case, as pure functions of the view and of a draft (choice, reason
 * and confidence not yet locked). Knows no elements and no case.
 */

export const CONFIDENCES = [0, 25, 50, 75, 100];

/** Nothing chosen, nothing written. */
export function blank() {
  return { choice: null, reason: "", confidence: null };
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
  if (!decision.choices.some((choice) => choice.id === draft.choice)) parts.push("choice");
  if (measure(draft.reason, decision.reason).state !== "fits") parts.push("reason");
  if (decision.prediction && draft.confidence === null) parts.push("confidence");
  return parts;
}

/** The act that locks a decision. */
export function lock(scene, draft) {
  const body = { do: "decide", scene: scene.id, choice: draft.choice, reason: draft.reason };
  return scene.decision.prediction ? { ...body, confidence: draft.confidence } : body;
}

/** What was written for scenes that another window or device has left behind. @returns {string[]} */
export function stranded(drafts, view, under) {
  const gone = drafts.names().filter((name) => name !== view.scene?.id && name !== under?.scene);
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

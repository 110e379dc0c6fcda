/**
 * What a room shows and where the eye goes, as pure functions of its view. Knows no elements.
 */

/** Where a room stands, in one word that changes whenever something new is to be looked at. */
export function stage(view) {
  const { room, scene, vote } = view;
  if (view.over) return "over";
  if (!room) return "door";
  if (!scene) return "lobby." + room.id;
  return [room.id, scene.id, room.phase, vote?.round ?? 0].join(".");
}

/** The heading that takes the focus when a view has arrived: "" to stay. */
export function target(before, view) {
  if (before === stage(view)) return "";
  if (!view.room) return view.over ? "over" : "door";
  // Above the lobby stands the code, which whoever leads shows to the others.
  if (!view.scene) return view.seat === "guest" ? "lobby" : "door";
  return { voting: "vote", revealed: "tally" }[view.room.phase] || (view.consequence ? "consequence" : "scene");
}

/** Under which name a vote is kept while it is being written; "" while none can be. */
export function ballot({ room, scene, vote }) {
  return vote?.open && !vote.mine ? [room.id, scene.id, vote.round].join("/") : "";
}

/** What was written for votes that have ended without it. @returns {string[]} */
export function unsent(drafts, view, under) {
  const now = under?.do === "vote" ? [under.room, under.scene, under.round].join("/") : "";
  const gone = drafts.names().filter((name) => name !== ballot(view) && name !== now);
  return gone.map((name) => drafts.get(name).reason).filter((reason) => reason.trim());
}

/** Rounds side by side, choice by choice; the reasons are those of the latest one. */
export function compared(tallies) {
  const last = tallies[tallies.length - 1];
  return last.choices.map((choice) => ({
    ...choice,
    rounds: tallies.map(({ round, people, choices }) => {
      const { count = 0, share = 0 } = choices.find(({ id }) => id === choice.id) || {};
      return { round, people, count, share };
    }),
  }));
}

/** A code as it is read from a wall: in two halves. */
export function spaced(code) {
  return code.slice(0, 3) + "\u00a0" + code.slice(3);
}

/** The code that a link brings behind its "#", "" if it brings none. */
export function brought(hash) {
  const code = hash.slice(1).toUpperCase();
  return /^[0-9A-Z]{6}$/.test(code) ? code : "";
}

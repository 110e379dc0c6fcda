/**
 * Saving answers one by one while somebody works: at once what was chosen, after a pause what is
 * being typed. One act is under way at a time; a draft goes once the very thing was saved.
 */
import { answer, asked, fault, seal, unsaved } from "./core.js";

const PAUSE = 2500;
/** A press that takes the focus away is over by then: nothing moves below the finger. */
const PRESS = 300;

/** @param {any} tools @param {() => any} latest the view as it is now @param {() => boolean} held whether all is about to be handed in */
export function saver({ acts, drafts, lang, redraw }, latest, held) {
  const refused = new Map();
  let timer = 0;
  let tried = -1;
  let seen = -1;

  /** What was put into the controls of a question. */
  function put(question, raw) {
    const before = drafts.has(question.id) ? drafts.get(question.id).base : seal(question.value);
    drafts.set(question.id, { raw, base: before });
    refused.delete(question.id);
    clearTimeout(timer);
    const typed = ["number", "text", "reflection"].includes(question.kind) || question.cells === "number" || question.cells === "text";
    timer = setTimeout(save, typed ? PAUSE : 0);
    redraw();
  }

  /** Save shortly: the focus goes on. */
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(save, PRESS);
  }

  /** Send the next draft that can be sent. */
  function save() {
    clearTimeout(timer);
    const view = latest();
    if (acts.waiting() || held() || view.status === "locked" || view.shut) return;
    const question = unsaved(view, drafts, lang).find(({ id }) => refused.get(id)?.n !== view.n);
    if (!question) return;
    tried = view.n;
    acts.send({ do: "answer", assignment: view.assignment, question: question.id, value: answer(question, drafts.get(question.id).raw, lang) });
  }

  /** Drafts that say what is saved already are none any more. */
  function tidy(view) {
    if (view.n !== seen) setTimeout(save, 0);
    seen = view.n;
    for (const question of asked(view)) {
      if (!drafts.has(question.id)) continue;
      const { raw } = drafts.get(question.id);
      if (!fault(question, raw, lang) && seal(answer(question, raw, lang)) === seal(question.value)) drafts.drop(question.id);
    }
  }

  /** An answer was saved or refused; one that was made looking at an older state is sent again. */
  function heard(body, state, reason) {
    const draft = drafts.has(body.question) && drafts.get(body.question);
    if (state === "refused") refused.set(body.question, { reason, n: tried });
    else if (draft) drafts.set(body.question, { raw: draft.raw, base: seal(body.value) });
    setTimeout(save, 0);
  }

  /** The draft stays, although something else was saved meanwhile. */
  function keepMine(question) {
    drafts.set(question.id, { raw: drafts.get(question.id).raw, base: seal(question.value) });
    redraw();
    save();
  }

  return { put, keepMine, save, soon, tidy, heard, refused, stop: () => clearTimeout(timer) };
}

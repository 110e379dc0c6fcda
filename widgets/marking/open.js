/**
 * One text as it lies open: its words, what is chosen of them, and everything that is found in
 * it. Holds what is being written; what that means for the server is for `keep.js`.
 */
import { h, inline, place } from "../shared/dom.js";
import { aside } from "../shared/aside.js";
import { blank, masking, pressed, quote, same, taken, tells, unmasked } from "./core.js";
import { answers, showPicked } from "./text.js";
import { levels } from "./levels.js";
import { bank, overall, remarks } from "./comments.js";
import { changed, scores, standingOf, story } from "./around.js";
import { signing } from "./sign.js";

/** @param {any} tools @param {any} saves @param {{leave: any, by: (by: number) => void, only: () => string, at: () => any}} desk */
export function makeOpen(tools, saves, desk) {
  const { t, id, keep, focus, redraw } = tools;
  let open = null, work = null, name = "", picked = null, criterion = 0, sure = false, box = -1, kept = [];

  const listed = () => open.rubric.criteria.filter((one) => !desk.only() || one.id === desk.only());
  const current = () => listed()[Math.min(criterion, listed().length - 1)] || open.rubric.criteria[0];

  /** Another text, or the same one as the server has it now: what is not saved yet goes first. */
  function take(now, banked) {
    const next = now.text + "/" + now.number + "/" + now.rubric.id;
    const mine = saves.written(now);
    if (next !== name) [picked, criterion, sure, box] = [null, 0, false, -1];
    if (next !== name || (!mine && !isSaved(now))) work = mine && mine.rubric === now.rubric.id ? bare(mine) : taken(now.mine, now.rubric);
    [open, name, kept] = [now, next, banked];
  }

  function bare({ rubric, hash, levels: given, evidence, remarks: said, overall: whole }) {
    return { rubric, hash, levels: given, evidence, remarks: said, overall: whole };
  }

  function isSaved(now) {
    return JSON.stringify(taken(now.mine, now.rubric)) === JSON.stringify(work);
  }

  function change(parts) {
    work = { ...work, ...parts };
    saves.write(open, work);
    redraw();
  }

  const does = {
    level(which, point) {
      criterion = Math.max(0, listed().findIndex((one) => one.id === which));
      const { [which]: _, ...rest } = work.levels;
      change({ levels: point === null ? rest : { ...rest, [which]: point } });
    },
    drop: (list, one) => change({ [list]: work[list].filter((other) => other !== one) }),
    at: (n) => (box = n),
    say(n, text) {
      if (n < 0) work = { ...work, overall: text };
      else work = { ...work, remarks: work.remarks.map((one, i) => (i === n ? { ...one, text } : one)) };
      saves.write(open, work);
      signButton();
    },
    use(text) {
      const n = work.remarks[box] ? box : -1, before = n < 0 ? work.overall : work.remarks[n].text;
      does.say(n, before ? before.trimEnd() + "\n\n" + text : text);
      const field = document.getElementById(id + (n < 0 ? "overall" : "rem-" + n));
      if (field) field.value = n < 0 ? work.overall : work.remarks[n].text;
      field?.focus();
    },
    bank(n) {
      const text = (n < 0 ? work.overall : work.remarks[n].text).trim();
      if (text) saves.send({ do: "bank", criterion: "", text: text.slice(0, 600) });
    },
    unbank: (comment) => saves.send({ do: "unbank", comment }),
    publish() {
      saves.send({ do: "publish", text: open.text, number: open.number });
    },
    sign() {
      if (open.purpose !== "review" || !tells(work)) return;
      sure = true;
      focus("sign");
      redraw();
    },
    unsign() {
      sure = false;
      focus("sign-ask");
      redraw();
    },
    evidence() {
      const one = current();
      if (!picked || !one) return;
      const added = { ...picked, criterion: one.id };
      const known = work.evidence.some((other) => same(other, added) && other.criterion === one.id);
      pick(null);
      if (!known) change({ evidence: [...work.evidence, added] });
    },
    remark() {
      if (!picked) return;
      const added = { ...picked, text: "" };
      pick(null);
      focus("rem-" + work.remarks.length);
      change({ remarks: [...work.remarks, added] });
    },
    mask(spans) {
      saves.send({ do: "mask", text: open.text, number: open.number, spans: masking(open.answers, spans) });
      pick(null);
    },
    unmask() {
      saves.send({ do: "mask", text: open.text, number: open.number, spans: [] });
    },
    carry() {
      change({ levels: open.earlier.levels, overall: open.earlier.overall });
    },
    reopen: () => saves.send({ do: "reopen", text: open.text }),
    rubric(which) {
      const [rubric, , hash] = open.rubrics.find(([one]) => one === which);
      work = { ...work, rubric, hash, levels: {}, evidence: [] };
      saves.write(open, work);
      saves.flush();
    },
  };

  function pick(span) {
    const had = document.activeElement?.closest?.(".l-mk-pick");
    if (!span) document.getSelection()?.removeAllRanges();
    picked = span;
    if (had && !span) focus("title");
    redraw();
    if (span) document.getElementById(id + "pick")?.scrollIntoView({ block: "nearest" });
  }

  /** What can be done with the passage that is chosen: below the words, and scrolled to. */
  function bar() {
    if (!picked) return null;
    const only = listed();
    return h("div.l-mk-pick", { id: id + "pick", role: "group", "aria-label": t("marking.picked") }, h("p.l-mk-quote", { role: "status" }, "«" + quote(open.answers, picked, t("marking.hidden")) + "»"),
      only.length > 1 && [h("label.l-label", { for: id + "for" }, t("marking.for")),
        h("select", { id: id + "for", onchange: ({ target }) => (criterion = target.selectedIndex) }, only.map((one) => h("option", { value: one.id, selected: one === current() }, one.title)))],
      h("div.l-mk-tools", h("button.l-second", { id: id + "do-ev", onclick: does.evidence }, t("marking.as_evidence")),
        h("button.l-second", { id: id + "do-rem", onclick: does.remark }, t("marking.comment")),
        open.purpose === "review" && h("button.l-second", { id: id + "do-mask", onclick: () => does.mask([picked]) }, t("marking.mask")),
        h("button.l-second", { id: id + "do-no", onclick: () => pick(null) }, t("marking.unpick"))));
  }

  function head() {
    const { at, of } = desk.at();
    return h("div", h("button.l-second", { id: id + "back", onclick: desk.leave }, t("marking.back")),
      h("h2", { id: id + "title", tabindex: -1 }, open.who || t("marking.blind_text"), h("span.l-mk-of", " " + [open.page, open.step].filter((one, i, all) => all.indexOf(one) === i).join(" · "))),
      h("p.l-kicker", [at && t("marking.at", { at, of }), open.at && t("marking.handed", { n: open.number, at: open.at }), open.late && t("marking.late")].filter(Boolean).join(" · ")),
      h("div.l-mk-tools", h("button.l-second", { id: id + "prev", "aria-disabled": at > 1 ? undefined : "true", onclick: () => desk.by(-1) }, t("marking.before")),
        h("button.l-second", { id: id + "next", "aria-disabled": at && at < of ? undefined : "true", onclick: () => desk.by(1) }, t("marking.next"))));
  }

  function hiding() {
    const left = desk.named() ? unmasked(open.answers) : [], masks = open.answers.flatMap((one) => one.masks);
    return open.purpose === "review" && (left.length > 0 || masks.length > 0) && h("div.l-note",
      left.length > 0 && [h("p", t("marking.found", { n: left.length })), h("button.l-second", { id: id + "mask-all", onclick: () => does.mask(left) }, t("marking.mask_all"))],
      masks.length > 0 && [h("p", t("marking.masked", { n: masks.length })), h("button.l-link", { id: id + "unmask", onclick: does.unmask }, t("marking.unmask"))]);
  }

  function rubrics() {
    return open.rubrics?.length > 1 && h("div", h("label.l-ask", { for: id + "rubric" }, t("marking.rubric")),
      h("select", { id: id + "rubric", onchange: ({ target }) => does.rubric(target.value) }, open.rubrics.map(([one, title]) => h("option", { value: one, selected: one === open.rubric.id }, title))));
  }

  function signButton() {
    const button = document.getElementById(id + "sign-ask");
    if (button) button.setAttribute("aria-disabled", String(!tells(work)));
  }

  function foot(me) {
    if (open.purpose === "blind") return h("p.l-note", t("marking.blind_saved"));
    if (sure) return signing(open, work, me, tools, does);
    const { published } = open;
    const signed = published?.mine && published.same;
    return h("div", !signed && h("button.l-first", { id: id + "sign-ask", "aria-disabled": String(!tells(work)), onclick: does.sign }, published?.mine ? t("marking.sign_again") : t("marking.sign_ask")),
      published && h("div.l-mk-back", h("button.l-second", { id: id + "reopen", onclick: does.reopen }, t("marking.reopen")), h("p.l-quiet", t("marking.reopen_about"))));
  }

  function draw(me) {
    const words = keep("words", [name, open.answers, work.evidence, work.remarks.map(({ text: _, ...span }) => span)], () => answers(open, work, tools, { pick, now: () => picked }));
    showPicked(words, picked);
    const spans = work.remarks.map(({ field, start, end }) => [field, start, end]);
    const main = keep("main", name, () => h("div.l-mk-main")), side = keep("side", name, () => h("div.l-mk-side"));
    place(main, [keep("changed", [name, open.changed], () => changed(open, tools) || h("div")), keep("hiding", [open.answers, desk.named()], () => hiding() || h("div")), words,
      keep("bar", [name, picked, criterion, open.answers], () => bar() || h("div")), keep("remarks", [name, spans, open.answers], () => remarks(open, work, tools, does)),
      keep("scores", [name, open.scores], () => scores(open, tools) || h("div")), keep("story", [name, open.path], () => h("div", story(open, tools)))]);
    const lv = keep("levels", [name, work.levels, work.evidence, open.answers, desk.only()], () => levels(open, work, tools, desk.only(), does));
    place(side, [keep("rubrics", [name, open.rubrics], () => rubrics() || h("div")), open.earlier && keep("carry", [name, open.earlier, !open.mine], () => carry()), lv,
      keep("overall", name, () => overall(work, tools, does)), keep("bank", kept, () => bank(kept, tools, does))]);
    const cols = keep("cols", name, () => h("div.l-mk-cols"));
    place(cols, [main, side]);
    return [keep("ohead", [name, desk.at(), open.who, open.at], head), keep("where", [name, open.published, open.drafts, open.reply], () => standingOf(open, tools) || h("div")), cols,
      aside({ texts: saves.left(), t, keep, discard: () => (saves.discard(), redraw()), told: t("marking.left_over") }),
      keep("sign", [name, sure, sure && work, open.published, tells(work), me], () => foot(me))];
  }

  function carry() {
    return h("div.l-note", h("p", t("marking.earlier", { n: open.earlier.number })), !open.mine && h("button.l-second", { id: id + "carry", onclick: does.carry }, t("marking.carry")));
  }

  /** A key of one letter; whether it meant something. */
  function key(pressedKey) {
    const move = { e: does.evidence, c: does.remark, f: does.sign, o: () => document.getElementById(id + "overall")?.focus(),
      t: () => document.querySelector("[id^='" + id + "s-'][tabindex='0']")?.focus(), n: turn }[pressedKey];
    if (move) move();
    else if (/^[1-7]$/.test(pressedKey) && current()) does.level(current().id, pressed(work.levels[current().id], +pressedKey, open.rubric) ?? null);
    else return false;
    return true;
  }

  function turn() {
    criterion = (criterion + 1) % listed().length;
    focus("crit-" + current().id);
    redraw();
  }

  function signed() {
    sure = false;
    focus("title");
  }

  return { take, draw, key, signed };
}

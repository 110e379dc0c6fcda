/**
 * The contract between a widget and whatever stands behind it: a session in the server, or a
 * notebook kernel. A widget knows nothing else. `view` arrives whole each time; a widget draws
 * it, and sends acts. Texts in a view are plain text with paragraphs (blank line), *emphasis*
 * and **strong emphasis**; they are never HTML.
 */
export interface Model {
  get(name: "view"): View;
  get(name: "labels"): Record<string, string>;
  get(name: "lang"): "es" | "en";
  get(name: "key"): string;
  /** the name under which this browser keeps drafts; "" keeps none */
  get(name: "keep"): string;
  /** only where a host knows: whether there is a connection, and an act kept from before */
  get(name: "online"): boolean | undefined;
  get(name: "pending"): Act | undefined;
  on(name: "change:view" | "change:keep" | "change:online" | "change:pending" | "msg:custom", fn: (...args: any[]) => void): void;
  off(name: string, fn: (...args: any[]) => void): void;
  send(message: Act): void;
}

/** What a person did. `n` is the `view.n` they were looking at; `id` is a fresh UUID, `at` the browser's clock. */
export interface Act { type: "act"; id: string; n: number; at: string; body: Record<string, unknown>; }

/** The answer to an act; `reason` is a sentence for the person. */
export interface Ack { type: "ack"; id: string; status: "saved" | "refused"; n: number; reason?: string; at?: string; }

export type Status = "loading" | "locked" | "open" | "done";
export interface Base { n: number; status: Status; title: string; lock?: string; }
/** `n` moves with every act of the person, in any widget: a host may send it alone. */
export type View = Base & (FormView | PlayerView | DebriefView | DeskView | RoomView | CaseDeskView | RosterView | WavesView | CohortView | NetmapView | MyNetworkView | FeedbackView | NewtiesView | AssignmentView | TryingView | {});

export type Block =
  | { kind: "narration"; text: string }
  | { kind: "say"; text: string; who: string; role: string }
  | { kind: "image"; src: string; alt: string }
  /** `src` is a path on this server; it is fetched when somebody plays it */
  | { kind: "audio" | "video"; src: string; title: string; transcript: string };

/** Consent, profile, reflection. Body of its act: {do: "submit", form: view.form, values: {id: value}}. */
export interface FormView extends Base {
  intro: string; submit: string; done_text: string;
  /** the hash of the form that is shown; a submit names it */
  form: string;
  fields: Field[];
  /** true: the form may be opened again and sent anew (the earlier answer is kept in the record) */
  again: boolean;
}
export interface Field {
  id: string; kind: "check" | "choice" | "scale" | "text" | "number";
  label: string; help: string; required: boolean;
  options?: { id: string; label: string }[];
  points?: number; low?: string; high?: string; most?: number;
  /** the name under which checks that follow each other stand together */
  group?: string;
  value: boolean | string | number | null;
}

/**
 * A case. Acts: {do:"start",role?} {do:"consult",document} {do:"advance",scene} {do:"untimed"}
 * {do:"decide",scene,choice,reason,confidence?,share?,late?}
 */
export interface PlayerView extends Base {
  /** before the start; where there are roles, `start` names the one that was chosen */
  briefing?: {
    summary: string; situation: string; role: string; minutes: number;
    roles?: { id: string; name: string; brief: string }[];
  };
  /** what the last act brought, before the scene's own lines */
  consequence?: { choice: string; blocks: Block[]; arrivals: Arrival[]; changes: Change[]; turns?: Turn[] };
  /** the role in which the case is lived, by name */
  role?: string;
  scene?: {
    id: string; when: string; title: string; blocks: Block[];
    documents: ({ kind: string } & Paper)[];
    /** words what consulting costs in indicators, the same for every unread document */
    cost?: string;
    decision?: {
      prompt: string; choices: ({ id: string; label: string } & Priced)[];
      reason: { label: string; min: number; max: number };
      /** "sure" is answered with a confidence, "share" with which share of others */
      prediction?: { text: string; asks: "sure" | "share"; about: "case" | "peers" | "panel" };
      /** nobody is cut off: who decides later says `late`; `off` once the person lifted all limits */
      limit?: { seconds: number; off: boolean };
      number: number;
    };
    advance?: boolean;
    ending?: boolean;
  };
  /** latest first; `fresh` came with this scene; opened like a document */
  inbox?: ({ channel: Arrival["channel"]; who: string; fresh: boolean } & Paper)[];
  people?: { id: string; who: string; role: string; interest: string; word: string }[];
  /** only for testers */
  pilot?: Pilot;
  indicators: { id: string; label: string; value: number; word: string }[];
  resources?: { id: string; label: string; value: number; start: number; text: string }[];
  trail: { when: string; title: string; choice: string; reason: string; confidence: number | null; share: number | null }[];
}
/**
 * What a tester has more; then each line that can be flagged has its id, `line`. Acts:
 * {do:"flag",line,fault,comment} {do:"unflag",line} {do:"decline",scene,instead}
 * {do:"rate",realism,comment}
 */
export interface Pilot {
  /** the words of the tester's controls: they come with the view, since the page is everyone's */
  texts: Record<string, string>;
  flags: { line: string; fault: string; text: string }[];
  most?: number;
  /** what they would do instead of the choices of this decision */
  instead?: string | null;
  realism?: number | null;
}
/** What something costs, in words, and why it cannot be had now. */
export interface Priced { cost?: string; closed?: string; }
export interface Paper extends Priced { id: string; title: string; body?: string; }
export interface Arrival { channel: "message" | "chat" | "call" | "visit" | "email" | "letter"; title: string; who: string; text: string; }
export interface Change { label: string; before: number; after: number; word: string; }
/** Whose attitude has another word now. */
export interface Turn { who: string; word: string; up: boolean; }

/** After the ending. Act: {do: "seen"}. */
export interface DebriefView extends Base {
  intro: string;
  ending: { title: string; text: string };
  map: {
    rows: { number: number; when: string; title: string; choice: string; branches: Branch[] }[];
    ending: string;
    /** how many other endings there are; none of them is named */
    others: number;
  };
  steps: (Step & { peers: Peers; foresight?: Foresight })[];
  /** what had not arrived at the ending, with the decision that sent it */
  waiting: (Arrival & { choice: string })[];
  indicators: Series[];
  people: Series[];
  /** `fewest`: how many settled predictions a picture needs */
  calibration: { count: number; fewest: number } | { count: number; brier: number; levels: Level[] };
  questions: string[];
}
export interface Step {
  number: number; when: string; title: string; choice: string; reason: string;
  arrivals: Arrival[];
  prediction?: { text: string; confidence: number; outcome: boolean | null };
  others?: { label: string }[];
}
/** From the start through every decision, 0 to 100. */
export interface Series { id: string; label: string; values: number[]; words: string[]; }
/** Open choices that lead to the same places: scenes by title, the one that followed, an ending. */
export interface Branch { labels: string[]; to: string[]; same: boolean; ends: boolean; }
/** What colleagues decided, or how many it takes for that to be told. */
export type Peers = { fewest: number } | {
  people: number;
  choices: { label: string; count: number; share: number; mine: boolean }[];
  reasons: { choice: string; text: string }[];
};
/** The share of others that somebody thought would choose so, and the one that did. */
export interface Foresight { text: string; about: "peers" | "panel"; said: number; actual: number | null; }
/** How often one chance was given, and how often what was asked then happened. */
export interface Level { said: number; count: number; true: number; }

/** An instructor's review page. Act: {do: "open", person, cohort} or {do: "close"}. */
export interface DeskView extends Base {
  cohorts: {
    id: string; title: string; synthetic: boolean;
    /** `now`: modules that were begun and are not finished */
    people: { id: string; name: string; modules: number; finished: number; now: Part[]; last: string; state: string }[];
  }[];
  record?: {
    person: string; name: string; cohort: string; profile: { label: string; value: string }[];
    /** modules that were begun */
    modules: Part[];
    plays: {
      title: string; steps: Step[]; ending: string; indicators: Series[];
      reflection: { label: string; value: string }[];
    }[];
  };
}
export interface Part { title: string; done: number; steps: number; }

/**
 * A live room, as one who votes ("guest"), the one who leads ("host") or the wall sees it. Acts:
 * {do:"join",code} {do:"vote",room,scene,round,choice,reason}; of the host {do:"open",cohort,module,step,role}
 * {do:"begin",room} {do:"consult",room,document} {do:"advance",room,scene} {do:"ask",room,scene,round}
 * {do:"reveal",room,scene,round} {do:"settle",room,scene,round,by,choice,reason} {do:"close",room}
 */
export interface RoomView extends Base, Partial<Pick<PlayerView, "scene" | "consequence" | "indicators" | "inbox" | "people" | "resources" | "trail">> {
  seat: "guest" | "host" | "wall";
  /** the room that one was in has been closed */
  over?: boolean;
  /** what the host can open a room on, while none is open */
  offers?: {
    cohorts: { id: string; title: string }[];
    cases: { module: string; step: string; title: string; minutes: number; roles: { id: string; name: string }[] }[];
  };
  /** the counts are not for guests */
  room?: {
    id: string; code: string; door: string; title: string;
    phase: "lobby" | "scene" | "voting" | "revealed" | "ended"; joined?: number; present?: number;
  };
  briefing?: { summary: string; situation: string; role: string; minutes: number };
  /** the latest round; `before` is one's own vote in the round before it */
  vote?: {
    round: number; open: boolean;
    decision: { prompt: string; choices: ({ id: string; label: string } & Priced)[]; reason: { label: string; min: number; max: number }; number: number };
    votes?: number; missing?: number;
    mine?: Ballot | null; before?: Ballot | null;
  };
  /** how the rounds on this decision fell that were revealed; `few`: how many it takes for reasons */
  tallies?: {
    round: number; people: number; few: number;
    choices: { id: string; label: string; count: number; share: number; mine: boolean; reasons: string[] }[];
  }[];
  settled?: { choice: string; by: "majority" | "facilitator"; reason: string; count: number; people: number };
  questions?: string[];
  /** what the host can do now, the way to the wall, and the author's notes */
  can?: {
    begin?: true; advance?: string; ask?: number; reveal?: number;
    settle?: { round: number; choices: { id: string; label: string }[]; majority: { id: string; label: string } | null };
  };
  wall?: string;
  notes?: string[];
}
export interface Ballot { choice: string; reason: string; }

/**
 * Cases that participants offered. Acts: {do:"open",case} {do:"close"}
 * {do:"save",case,lines:{lang,id,text}[],effects} {do:"publish",case,version} {do:"retire",case}
 * {do:"return",case,comment}
 */
export interface CaseDeskView extends Base {
  drafts: OfferedCase[];
  open?: OfferedCase & {
    /** whether the author's own words may be changed */
    adapt: boolean; byline: "name" | "colleague";
    lines: { id: string; label: string; original: string; es: string; en: string }[];
    effects: { id: string; label: string; value: number }[];
    points: number[]; missing: number; most: number; advice: string[];
    /** what would be published now; `same`: it is what is published */
    version: string; published: boolean; same: boolean;
  };
}
/**
 * Ties that are suggested to a facilitator: the conditions, and once asked, the list and what it
 * would change. Sends {do:"propose",cohort,count,each,travel}
 */
export interface NewtiesView extends Base {
  groups: { id: string; title: string }[]; group: { id: string; title: string } | null;
  form: { id: string; label: string; value: string | number; options: { value: string | number; label: string }[] }[];
  intro?: string; why?: string; synthetic?: string; lead?: string; method?: string;
  ties?: { rank: number; one: string; other: string; kind: string; how: string; why: string[] }[];
  change?: { title: string; lead: string; rows: { measure: string; numbers: string; gain: string }[]; assumed: string };
}
export interface OfferedCase {
  case: string; title: string; lang: "es" | "en"; name: string; cohort: string; at: string;
  state: "sent" | "opened" | "returned" | "published" | "changed" | "retired";
}

/** Somebody who was named: their handle or token, how often (null where not said), about what. */
export type Tie = [who: string, frequency: number | null, topics: string[]];

/**
 * A network survey. Acts: {do:"agree",cohort,wave,form,purposes,refuse}
 * {do:"answer",cohort,wave,form,relation,ties,names,nobody} {do:"naming",refuse}
 */
export interface RosterView extends Base {
  /** no round yet; before the first name; questions; the round is closed */
  phase: "waiting" | "before" | "asking" | "closed";
  /** for the home page: this round is not answered yet, whatever was answered before */
  due?: boolean;
  /** for the home page: why there is nothing to answer now */
  wait?: string;
  /** the person refuses to be named */
  refused: boolean;
  group?: string; cohort?: string; wave?: number; form?: string; closed?: string;
  naming?: { label: string; help: string };
  intro?: string;
  sees?: { who: string; text: string }[];
  purposes?: { id: string; label: string; help: string; value: boolean }[];
  /** from here on only while questions are asked */
  thanks?: string;
  scale?: [point: number, words: string][];
  relations?: {
    id: string; title: string; question: string; help: string;
    /** the question about each person: how often, or about what; "" where there is none */
    often: string; about: string; topics: [string, string][];
    listed: boolean; free: boolean; most: number;
    state: "" | "begun" | "whole"; ties: Tie[];
  }[];
  /** by territory; a note tells people of one name apart */
  roster?: { label: string; people: [handle: string, name: string, note?: string][] }[];
  /** names that the person wrote, by token */
  written?: [token: string, name: string][];
}

/**
 * A facilitator's surveys. Acts: {do:"open",cohort,form} {do:"close",cohort,wave}
 * {do:"resolve",cohort,tokens,meaning,person} {do:"undo",cohort,resolution}
 */
export interface WavesView extends Base {
  /** the hash of the instrument with which a new round is opened */
  form: string;
  instrument: { title: string; version: number; relations: string[]; fewest: number };
  cohorts: {
    id: string; title: string; synthetic: boolean;
    of: number; done: number; begun: number; few: boolean;
    waves: { number: number; opened: string; closed: string; version: number }[];
    people: [name: string, state: "none" | "begun" | "done"][];
    roster: [person: string, name: string][];
    /** written names nobody has resolved, those that are alike together */
    names: { names: [token: string, name: string][]; guesses: string[] }[];
    settled: { id: string; names: string[]; meaning: "person" | "same" | "apart" | "dropped"; person: string }[];
  }[];
}

/**
 * Cohorts as those who lead them see them. Acts: {do:"enrol",cohort,people:{name,role,again}[]}
 * {do:"remove"|"revoke",cohort,people} {do:"schedule",cohort,module,opens,due,closes}
 * {do:"round",cohort,opens,closes} {do:"post",cohort,to,text} {do:"retire",cohort,notice}
 * {do:"hand_over",cohort,taker}. A day is "2026-03-02T09:00" in `zone`, "" where there is none.
 */
export interface CohortView extends Base {
  admin: boolean;
  zone: string;
  /** days without a sign after which somebody counts as stuck */
  days: number;
  most: { text: number; people: number };
  modules: [id: string, title: string, due: boolean][];
  cohorts: {
    id: string; title: string; synthetic: boolean; leads: boolean; only: boolean;
    /** `card`: the reader may make them another code; `code`: they have one */
    people: { id: string; name: string; state: "absent" | "stuck" | "going" | "done" | "resting"; step: string; last: string; card: boolean; code: boolean }[];
    staff: [person: string, name: string, role: string][];
    calendar: Record<string, { opens: string; due: string; closes: string; stands: "ahead" | "open" | "over"; told: string }>;
    round: { opens: string; closes: string; open: number; next: number; waits: boolean };
    notices: { id: string; by: string; at: string; to: string[]; all: boolean; text: string }[];
    colleagues: [person: string, name: string][];
  }[];
}

/** A passage of an answer, in characters (code points). */
export interface Passage { field: string; start: number; end: number; }
/** What a reviewer found in a text, and with which rubric. */
export interface Reading {
  number: number; rubric: string; levels: Record<string, number>; overall: string;
  evidence: (Passage & { criterion: string })[]; remarks: (Passage & { text: string })[];
}
/** token, who (a name or a code), place in `steps`, place in `rubrics`, state, criteria with a level */
export type MarkingRow = [text: string, who: string, step: number, rubric: number,
  state: "new" | "begun" | "again" | "published" | "answered" | "read", levels: number[]];
/**
 * A reviewer's desk. Acts: {do:"look",cohort} {do:"open",cohort,text} {do:"close",cohort}
 * {do:"names",cohort,shown} {do:"save",cohort,text,number,rubric,hash,levels,evidence,remarks,overall}
 * {do:"publish",cohort,text,number} {do:"reopen",cohort,text} {do:"mask",cohort,text,number,spans}
 * {do:"bank",cohort,criterion,text} {do:"unbank",cohort,comment}
 */
export interface MarkingView extends Base {
  groups: { id: string; title: string; synthetic: boolean }[]; group: string | null;
  /** from here on only with a group; `me` is the name under a signature */
  named?: boolean; me?: string; rows?: MarkingRow[]; samples?: { id: string; rows: MarkingRow[] }[];
  steps?: [page: string, step: string][];
  rubrics?: { id: string; title: string; criteria: [id: string, title: string][] }[];
  bank?: [id: string, criterion: string, text: string, mine: boolean][];
  /** colleagues who are here, with the text that each has open */
  here?: [text: string, name: string][];
  open?: {
    text: string; purpose: "review" | "blind"; number: number; who: string; page: string; step: string;
    rubric: { id: string; hash: string; title: string; intro: string; source: string; halves: boolean; levels: string[];
      criteria: { id: string; title: string; help: string; levels: string[] }[] };
    /** hidden characters are blocks, one for one */
    answers: { field: string; label: string; text: string; sentences: [number, number][]; hidden: [number, number][];
      masks: [number, number][]; found: [number, number, "email" | "rut" | "phone" | "name"][] }[];
    mine: Reading | null;
    /** what follows is not for a blind reader */
    at?: string; late?: boolean; rubrics?: [id: string, title: string, hash: string][]; earlier?: Reading | null;
    published?: { by: string; mine: boolean; at: string; number: number; same: boolean; reading: Reading | null } | null;
    /** what its author did with what is published */
    reply?: { seen: string; text: string; at: string } | null;
    drafts?: string[]; changed?: { label: string; parts: ["kept" | "removed" | "added", string][] }[];
    scores?: { label: string; points: number | null; most: number }[];
    path?: { title: string; ending: string; steps: Step[] }[];
  };
}

/** The map of a group's network. Act: {do:"look",cohort}. With `why`, nothing else is there. */
export interface NetmapView extends Base {
  groups: { id: string; title: string }[]; group: { id: string; title: string } | null;
  synthetic: boolean; why?: string;
  /** places 0 to 1000; `place` is a band, `kind` a shape; nobody is called by more than a number */
  people: { x: number[]; y: number[]; place: number[]; kind: number[] };
  /** the names of those who agreed, "" for all others */
  names?: string[];
  bands: { label: string; top: number; bottom: number }[];
  kinds: string[];
  /** who did not answer, and who was no part of it; or why the wave is not shown */
  waves: { id: number; label: string; why?: string; away?: number[]; silent?: number[] }[];
  relations: { id: string; label: string }[];
  /** by wave/relation, the two ends of each tie, one after the other; by the same, a reading */
  ties: Record<string, number[]>;
  words: Record<string, string[]>;
}

/**
 * What came back about one's own texts, the latest first. Acts: {do:"seen",module,step,number}
 * {do:"answer",module,step,number,text}. Nothing in it was not signed by somebody.
 */
export interface FeedbackView extends Base {
  intro: string;
  /** what will come, where there is nothing yet */
  why: string;
  items: {
    module: string; step: string; number: number; where: string; title: string; handed: string;
    signed: string; newer: boolean; fresh: boolean; overall: string;
    /** a key of `rubrics`; empty if its words are not kept any more */
    rubric: string;
    criteria: { id: string; level: number; word: string; quotes: string[] }[];
    /** the parts of a text join to the text; `marks` are the comments that a part lies in */
    texts: { label: string; parts: { text: string; marks: number[]; ends: number[]; masked: boolean }[]; remarks: { n: number; text: string }[] }[];
    points: { label: string; told: string; note: string }[];
    answer: { text: string; at: string } | null; most: number;
  }[];
  rubrics: Record<string, { title: string; source: string; levels: string[]; criteria: Record<string, { title: string; looks: string[] }> }>;
  waiting: { where: string; title: string; handed: string }[];
  growth: { rubric: string; title: string; levels: string[]; points: { where: string; level: number; word: string }[]; told: string }[];
}

/** One's own network. Nothing is done here. With `why`, nothing else is there. */
export interface MyNetworkView extends Base {
  synthetic: boolean; why?: string; round: string;
  seeks: { told: string; people: { name: string; relations: string }[] };
  sought: { told: string; names: string[]; more: string };
  ego: { sought: number; seeks: string[]; told: string };
  /** `mine` beside the middle half of the group, on a line from 0 to `most` */
  measures: { id: string; label: string; help: string; mine: number; low: number; high: number; most: number; told: string; group: string; change: string }[];
  meaning: string;
  tries: { title: string; text: string }[];
}

/**
 * An assignment. Acts: {do:"answer",assignment,question,value} {do:"hand_in",assignment,values}
 * {do:"withdraw",number}. `assignment` is the hash of what is shown. No view holds what is right.
 */
export interface AssignmentView extends Base {
  intro: string; done_text: string; rubric: string; assignment: string; points: number;
  /** by when it is due, as a sentence, or ""; the rules for late, repeated and withdrawn hand-ins */
  deadline: string; rules: string[];
  sections: { title: string; body: string; questions: AskedQuestion[] }[];
  /** the hand-in that counts; `values` only where the answers saved now are others (`changed`) */
  standing: (HandIn & { values?: Record<string, unknown> }) | null;
  earlier: HandIn[]; changed: boolean;
  /** the module is over; the hand-in was read and signed, or has all of its points */
  shut: boolean; settled: boolean;
}
export interface HandIn { number: number; at: string; late: boolean; withdrawn: boolean; }
export interface AskedQuestion {
  id: string; kind: "choice" | "ranking" | "number" | "table" | "text" | "reflection";
  label: string; help: string; required: boolean; points: number;
  /** an id, ids in order, a number, by row a value by column, or text; null while it is open */
  value: unknown;
  options?: { id: string; label: string }[]; pick?: number;
  rows?: { id: string; label: string }[]; columns?: { id: string; label: string }[]; cells?: "number" | "text" | "choice";
  least?: number; top?: number; unit?: string; most?: number;
}

/**
 * Cards of the library that somebody tries. Acts: {do:"open",card} {do:"close"}
 * {do:"tell",card,attempt,status,why,share,measured,measure,told,looked} {do:"take_back",card,attempt};
 * an `attempt` of "" is a new try.
 */
export interface TryingView extends Base {
  intro: string;
  /** empty while a card lies open */
  cards: (NamedCard & { tries: TriedOnce[] })[];
  open: (NamedCard & {
    tries: (TriedOnce & { why: string[]; share: boolean; measured: boolean; measure: string })[];
    /** another try may be told; the card is the reader's own, which others tell of */
    more: boolean; own: boolean;
    statuses: { id: string; label: string }[];
    /** the statuses of a try that is over, of which reasons and measure are asked */
    ended: string[];
    helped: { id: string; label: string }[]; hindered: { id: string; label: string }[];
    /** the school in words, as it is shown by consent; [] if nothing is known of it */
    school: string[]; most: { measure: number; told: number };
  }) | null;
}
/** `href` is "" for a card that left the library. */
export interface NamedCard { card: string; title: string; lang: string; href: string; }
export interface TriedOnce { attempt: string; status: string; label: string; at: string; since: string; reasons: string[]; told: string; }

import { type Bound, bounds, type Draw, drawn, type Period, type Side } from "./asking.js";
import { Calendar } from "./calendar.js";
import { type CaseInput, withCase, withCases } from "./case.js";
import { type Closure, type ClosureEntry, type ClosureProposal, withProposal } from "./closure.js";
import { Codebook } from "./codebook.js";
import type * as documents from "./documents.js";
import { canonicalJson, type Case as CaseHandle, Policy as Handle, ready } from "./engine.js";
import { asked, type Problem } from "./error.js";
import { calendars, codebooks, policies } from "./handle.js";
import type { Levels } from "./levels.js";
import { type Renderings, rendered } from "./rendering.js";
import { withSides } from "./sides.js";
import { instant, optional, textOf, texts, whole } from "./text.js";

/**
 * A written policy, loaded and compiled once: ask the same one for all your cases.
 *
 * A method gives a plain object; the same name with `Json` at its end gives the bytes that it was read from, which are
 * the same in every language. All of them throw an `EverycontactError`, with every problem at once, when what they are
 * given does not load.
 */
export class Policy {
  private constructor(handle: Handle) {
    policies.keep(this, handle);
  }

  /** Reads a policy, checks it against a codebook, and compiles it. `others` are calendars that do not ship with the library. */
  static parse(document: string | documents.PolicyDocument, codebook: Codebook, others: readonly Calendar[] = []): Policy {
    ready();
    const [text, own] = [textOf("policy", document), codebooks.of(codebook)];
    const given = others.map((calendar) => calendars.of(calendar));
    return new Policy(asked(() => Handle.parse(text, own, given.map((calendar) => calendar.again()))));
  }

  /** The policy's id. */
  get id(): string {
    return this.#own.id();
  }

  /** The policy's own version. */
  get version(): string {
    return this.#own.version();
  }

  /** The digest of its canonical form: `sha256:` and 64 hexadecimal digits. */
  get digest(): string {
    return this.#own.digest();
  }

  /** What a reader would want to know before using it, such as a criterion that can never add anything. */
  get analysis(): readonly Problem[] {
    return JSON.parse(this.#own.analysis()) as Problem[];
  }

  /** The codebook that it was checked against. */
  get codebook(): Codebook {
    return Codebook.of(this.#own.codebook());
  }

  /** The calendar that its working days are counted by. */
  get calendar(): Calendar {
    return Calendar.of(this.#own.calendar());
  }

  /** All of it as JSON text, with the same bytes in every language. */
  toJson(): string {
    return this.#own.toJson();
  }

  /** All of it as an object. */
  toObject(): documents.PolicyDocument {
    return JSON.parse(this.toJson()) as documents.PolicyDocument;
  }

  /** The levels and the criteria met alone, without the reasons. */
  levels(given: CaseInput, asOf: string): Levels {
    return JSON.parse(this.levelsJson(given, asOf)) as Levels;
  }

  levelsJson(given: CaseInput, asOf: string): string {
    return this.#with(given, asOf, (own, one, at) => own.levels(one, at));
  }

  /** What the policy asks for in a case, as of an instant, with all that it rests on. */
  recommend(given: CaseInput, asOf: string): documents.Recommendation {
    return JSON.parse(this.recommendJson(given, asOf)) as documents.Recommendation;
  }

  recommendJson(given: CaseInput, asOf: string): string {
    if (typeof given !== "string") return this.#with(given, asOf, (own, one, at) => own.recommend(one, at));
    const [own, text, at] = [this.#own, whole("case", given), instant(asOf)];
    return asked(() => own.recommendText(text, at));
  }

  /** Why a level is what it is, what would change it, and which unknown matters most. */
  explain(given: CaseInput, asOf: string, bound: Bound = {}): documents.Explanation {
    return JSON.parse(this.explainJson(given, asOf, bound)) as documents.Explanation;
  }

  explainJson(given: CaseInput, asOf: string, bound: Bound = {}): string {
    const [evaluations, sets] = bounds(bound);
    return this.#with(given, asOf, (own, one, at) => own.explain(one, at, evaluations, sets));
  }

  /** Where a case stands: who has looked, who has it, what is due, what stands against closing it. */
  standing(given: CaseInput, asOf: string): documents.Standing {
    return JSON.parse(this.standingJson(given, asOf)) as documents.Standing;
  }

  standingJson(given: CaseInput, asOf: string): string {
    return this.#with(given, asOf, (own, one, at) => own.standing(one, at));
  }

  /** The levels before and after each contact and event of a case, as it is seen, or as some agencies see it. */
  replay(given: CaseInput, agencies?: readonly string[]): documents.Replay {
    return JSON.parse(this.replayJson(given, agencies)) as documents.Replay;
  }

  replayJson(given: CaseInput, agencies?: readonly string[]): string {
    const ids = agencies && texts("viewpoint", agencies);
    return this.#case(given, (own, one) => own.replay(one, ids));
  }

  /** The agencies that decided in a case; `undefined` if nobody did. */
  deciders(given: CaseInput): readonly string[] | undefined {
    return this.#case(given, (own, one) => own.deciders(one));
  }

  /** Whether anything stands against closing a case: in a given way, or in that which was last proposed. */
  closure(given: CaseInput, asOf: string, proposal?: ClosureProposal): Closure {
    return JSON.parse(this.closureJson(given, asOf, proposal)) as Closure;
  }

  closureJson(given: CaseInput, asOf: string, proposal?: ClosureProposal): string {
    if (proposal === undefined) return this.#with(given, asOf, (own, one, at) => own.closure(one, at));
    return withProposal(proposal, (way) =>
      this.#with(given, asOf, (own, one, at) => own.closureAs(one, at, way)),
    );
  }

  /**
   * The entry to record if a person decides to close in a given way. Where anything stands against it, the entry closes
   * against advice and carries every kind of blocker; then `words` must say why.
   */
  closedBy(given: CaseInput, asOf: string, proposal: ClosureProposal, role: string, words?: string): ClosureEntry {
    const [who, why] = [whole("closure", role), optional("closure", words)];
    const text = withProposal(proposal, (way) =>
      this.#with(given, asOf, (own, one, at) => own.closedBy(one, at, way, who, why)),
    );
    return JSON.parse(text) as ClosureEntry;
  }

  /** What is due in many cases; the earliest first. */
  due(given: readonly CaseInput[], asOf: string): documents.Due {
    return JSON.parse(this.dueJson(given, asOf)) as documents.Due;
  }

  dueJson(given: readonly CaseInput[], asOf: string): string {
    const [own, at] = [this.#own, instant(asOf)];
    return withCases(this, given, (many) => own.due(many, at));
  }

  /** Figures over many cases. */
  assurance(given: readonly CaseInput[], asOf: string, period: Period = {}): documents.Assurance {
    return JSON.parse(this.assuranceJson(given, asOf, period)) as documents.Assurance;
  }

  assuranceJson(given: readonly CaseInput[], asOf: string, { after }: Period = {}): string {
    const [own, at, since] = [this.#own, instant(asOf), optional("instant after which", after)];
    return withCases(this, given, (many) => own.assurance(many, at, since));
  }

  /** Closures drawn by lot from many cases. */
  dipSample(given: readonly CaseInput[], asOf: string, draw: Draw): documents.Sample {
    return JSON.parse(this.dipSampleJson(given, asOf, draw)) as documents.Sample;
  }

  dipSampleJson(given: readonly CaseInput[], asOf: string, draw: Draw): string {
    const [own, at, [seed, by, fromEach, after]] = [this.#own, instant(asOf), drawn(draw)];
    return withCases(this, given, (many) => own.dipSample(many, at, seed, by, fromEach, after));
  }

  /** The recommendation with the digests of all that it rests on, to be kept: keep the bytes of `receiptJson`. */
  receipt(given: CaseInput, asOf: string): documents.Receipt {
    return JSON.parse(this.receiptJson(given, asOf)) as documents.Receipt;
  }

  receiptJson(given: CaseInput, asOf: string): string {
    return this.#with(given, asOf, (own, one, at) => own.receipt(one, at));
  }

  /** What differs between a receipt and what is made again. One that does not hold is no error. */
  verify(receipt: string | documents.Receipt, given: CaseInput): documents.Verification {
    return JSON.parse(this.verifyJson(receipt, given)) as documents.Verification;
  }

  verifyJson(receipt: string | documents.Receipt, given: CaseInput): string {
    const text = textOf("receipt", receipt);
    const kept = typeof receipt === "string" ? text : asked(() => canonicalJson(text));
    return this.#case(given, (own, one) => own.verify(kept, one));
  }

  /** What differs between two recommendations, and whether facts, time or the policy moved the level. */
  compare(before: Side, after: Side): documents.Comparison {
    return JSON.parse(this.compareJson(before, after)) as documents.Comparison;
  }

  compareJson(before: Side, after: Side): string {
    return withSides(this, before, after, ([policy, one, at], [later, other, then]) =>
      policy.compare(one, at, later, other, then),
    );
  }

  /** What another version of the policy changes. */
  comparePolicies(after: Policy): documents.PolicyComparison {
    return JSON.parse(this.comparePoliciesJson(after)) as documents.PolicyComparison;
  }

  comparePoliciesJson(after: Policy): string {
    return this.#own.comparePolicies(policies.of(after));
  }

  /** A draft of a UK algorithmic transparency record for a tool that uses this policy. */
  transparencyRecord(): documents.TransparencyRecord {
    return JSON.parse(this.transparencyRecordJson()) as documents.TransparencyRecord;
  }

  transparencyRecordJson(): string {
    return this.#own.transparencyRecord();
  }

  /** Any of it in plain English, or in the words of `phrases`. */
  render<What extends keyof Renderings>(what: What, ...asked: Renderings[What]): string {
    return rendered(this, what, asked);
  }

  /** Gives its memory back now. */
  free(): void {
    policies.free(this);
  }

  [Symbol.dispose](): void {
    this.free();
  }

  get #own(): Handle {
    return policies.of(this);
  }

  #case<T>(given: CaseInput, work: (own: Handle, one: CaseHandle) => T): T {
    const own = this.#own;
    return withCase(this, given, (one) => work(own, one));
  }

  #with(given: CaseInput, asOf: string, work: (own: Handle, one: CaseHandle, at: string) => string): string {
    const at = instant(asOf);
    return this.#case(given, (own, one) => work(own, one, at));
  }
}

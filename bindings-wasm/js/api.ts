/// <reference lib="esnext.disposable" preserve="true" />

// All that the package exports, wherever the engine comes from.

export type * from "./asking.js";
export { Calendar } from "./calendar.js";
export { canonicalJson } from "./canonical.js";
export { Case, type CaseInput } from "./case.js";
export type { Blocker, Closure, ClosureEntry, ClosureProposal } from "./closure.js";
export { Codebook } from "./codebook.js";
export type * from "./documents.js";
export { EverycontactError, type Problem } from "./error.js";
export * as ledger from "./ledger.js";
export type { Levels } from "./levels.js";
export { Phrases } from "./phrases.js";
export { Policy } from "./policy.js";
export type { Renderings } from "./rendering.js";
export { version } from "./version.js";

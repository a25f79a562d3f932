// Made from core/schemas/*.schema.json by `npm run types`. Do not edit.

export type { Assurance } from "./schemas/assurance.js";
export type { TransparencyRecord } from "./schemas/atrs-draft.js";
export type { CalendarDocument } from "./schemas/calendar.js";
export type { CaseDocument } from "./schemas/case.js";
export type { CodebookDocument } from "./schemas/codebook.js";
export type { Comparison } from "./schemas/comparison.js";
export type { ConsistencyProof } from "./schemas/consistency-proof.js";
export type { Due } from "./schemas/due.js";
export type { Explanation } from "./schemas/explanation.js";
export type { InclusionProof } from "./schemas/inclusion-proof.js";
export type { LedgerEntry } from "./schemas/ledger-entry.js";
export type { PhrasesDocument } from "./schemas/phrases.js";
export type { PolicyComparison } from "./schemas/policy-comparison.js";
export type { PolicyDocument } from "./schemas/policy.js";
export type { Receipt } from "./schemas/receipt.js";
export type { Recommendation } from "./schemas/recommendation.js";
export type { Replay } from "./schemas/replay.js";
export type { Sample } from "./schemas/sample.js";
export type { Standing } from "./schemas/standing.js";
export type { Verification } from "./schemas/verification.js";

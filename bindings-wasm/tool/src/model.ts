// What the shell and the views share. All of it is made by the library; the page adds nothing.
import type {
  CaseDocument,
  CodebookDocument,
  Comparison,
  Explanation,
  PolicyDocument,
  Recommendation,
  Replay,
  Standing,
} from "../../js/documents";

/** All that the library says of one case, under one policy, as of one instant. */
export interface Results {
  asOf: string;
  recommendation: Recommendation;
  explanation: Explanation;
  standing: Standing;
  replay: Replay;
}

export interface Known {
  codebook: CodebookDocument;
  policy: PolicyDocument;
  case: CaseDocument;
}

export interface Supposed {
  results: Results;
  comparison: Comparison;
  words: string;
}

export interface Engine {
  results(asOf: string): Results;
  suppose(change: Supposition[], asOf: string): Supposed;
  receipt(asOf: string): string;
  page(asOf: string, redacted: boolean): string;
  caseText(): string;
}

export type Supposition =
  | { untrue: { contact: string } }
  | { answer: { contact: string; observation: string; presence: "present" | "absent" } }
  | { ideology: { contact: string; value: unknown } }
  | { policy: { text: string } };

// Made from core/schemas/codebook.schema.json by `npm run types`. Do not edit.

export type SourceId = string;

/**
 * A codebook as it is written down.
 */
export interface CodebookDocument {
  /**
   * The groups of indicators.
   */
  domains: Domain[];
  /**
   * The codebook's id.
   */
  id: string;
  /**
   * The indicators.
   */
  indicators: Indicator[];
  /**
   * What is left out on purpose, and why.
   */
  leftOut: LeftOut[];
  /**
   * What a reader must know before using it.
   */
  notice: string;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/codebook/1";
  /**
   * The official labels for types of concern, past and present.
   */
  schemes: ConcernScheme[];
  /**
   * What the definitions rest on.
   */
  sources: Source[];
  /**
   * What it is, in words.
   */
  title: string;
  /**
   * How those labels translate, and what is lost.
   */
  translations: Translation[];
  /**
   * The codebook's own version, which is not the crate's.
   */
  version: string;
}
/**
 * A group of indicators.
 */
export interface Domain {
  /**
   * The code that indicators and policies name.
   */
  code: string;
  /**
   * What belongs to it.
   */
  definition: string;
  /**
   * A short name in plain words.
   */
  label: string;
}
/**
 * One entry of a codebook.
 */
export interface Indicator {
  /**
   * The code that observations and policies name.
   */
  code: string;
  /**
   * The published constructs that it speaks to.
   */
  crosswalk: Construct[];
  /**
   * What counts, and what does not.
   */
  definition: string;
  /**
   * The domain that it belongs to.
   */
  domain: string;
  /**
   * Whether it can only be seen together with an ideology; then it never counts towards a level.
   */
  ideologyBound: boolean;
  /**
   * Whether it can change.
   */
  kind: "static" | "dynamic";
  /**
   * A short name in plain words.
   */
  label: string;
  /**
   * What it speaks for.
   */
  polarity: "risk" | "protective" | "context";
  /**
   * How near to violence it stands.
   */
  proximity: "distal" | "proximal" | "imminent";
  /**
   * What the definition rests on.
   */
  sources: SourceId[];
}
/**
 * A construct of a published list that an indicator speaks to; by name, never by its wording.
 */
export interface Construct {
  /**
   * The construct's name in that list.
   */
  construct: string;
  /**
   * The published list, such as `TRAP-18`.
   */
  list: string;
}
/**
 * Something that a codebook leaves out on purpose.
 */
export interface LeftOut {
  /**
   * What is left out.
   */
  name: string;
  /**
   * Why.
   */
  why: string;
}
/**
 * A versioned set of official labels for the type of concern.
 */
export interface ConcernScheme {
  /**
   * The labels.
   */
  concerns: Concern[];
  /**
   * The year from which it was in use.
   */
  from: number;
  /**
   * The id that records name.
   */
  id: string;
  /**
   * What the definitions rest on.
   */
  sources: SourceId[];
  /**
   * What it is, in words.
   */
  title: string;
  /**
   * The year until which it was in use, if it has ended.
   */
  until?: number | null;
}
/**
 * One label of a concern scheme.
 */
export interface Concern {
  /**
   * The code that records name.
   */
  code: string;
  /**
   * What it meant, in our own words.
   */
  definition: string;
  /**
   * The label as it was in use.
   */
  label: string;
}
/**
 * A published source that indicators, criteria or routes name by its id.
 */
export interface Source {
  /**
   * Where it can be read, if it is public.
   */
  address?: string | null;
  /**
   * The id that others name.
   */
  id: string;
  /**
   * What it is, in words.
   */
  title: string;
}
/**
 * How a label translates, and what is lost.
 */
export interface Translation {
  /**
   * How well it fits.
   */
  fit: "exact" | "narrower" | "broader" | "partial";
  from: ConcernRef;
  /**
   * What the translation loses; empty only where it is exact.
   */
  loses: string;
  to: ConcernRef1;
}
/**
 * The label that was recorded.
 */
export interface ConcernRef {
  /**
   * The label within it.
   */
  concern: string;
  /**
   * The scheme.
   */
  scheme: string;
}
/**
 * The label that it may be read as.
 */
export interface ConcernRef1 {
  /**
   * The label within it.
   */
  concern: string;
  /**
   * The scheme.
   */
  scheme: string;
}

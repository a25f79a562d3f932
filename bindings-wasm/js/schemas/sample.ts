// Made from core/schemas/sample.schema.json by `npm run types`. Do not edit.

/**
 * A dip sample of closures.
 */
export interface Sample {
  /**
   * Only closures recorded after this instant; without it, all.
   */
  after?: string | null;
  /**
   * The instant by which they were recorded.
   */
  asOf: string;
  /**
   * What makes the strata.
   */
  by: "reason" | "blocked" | "role" | "level";
  /**
   * How many were to be drawn from each stratum.
   */
  fromEach: number;
  /**
   * How many closures there are in all.
   */
  of: number;
  policy: VersionedId;
  /**
   * The kind and version of the document.
   */
  schema: "everycontact/sample/1";
  /**
   * What the draw was decided by.
   */
  seed: string;
  /**
   * The strata, in the order of their names.
   */
  strata: StratumDocument[];
}
/**
 * The policy by which closures are judged.
 */
export interface VersionedId {
  /**
   * The id.
   */
  id: string;
  /**
   * The version.
   */
  version: string;
}
/**
 * A stratum, and what was drawn from it.
 */
export interface StratumDocument {
  /**
   * Those that were drawn, in the order of the draw.
   */
  drawn: DrawnDocument[];
  /**
   * How many there are.
   */
  of: number;
  /**
   * What its closures have in common.
   */
  stratum: string;
}
/**
 * A closure that was drawn.
 */
export interface DrawnDocument {
  /**
   * The case.
   */
  case: string;
  /**
   * The event that closed it.
   */
  closure: string;
}

/** The levels of a case at an instant, and the criteria that are met. */
export interface Levels {
  /** The level that what is known reaches, by its id. */
  readonly level: string;
  /** The level if every open unknown were present, a fact and unexplained, by its id. */
  readonly ceiling: string;
  /** The same if every required question that was never asked were answered with yes, too. */
  readonly ceilingWithUnasked: string;
  /** The rank of the level, from 0 for the lowest. */
  readonly rank: number;
  /** The rank of `ceiling`. */
  readonly ceilingRank: number;
  /** The rank of `ceilingWithUnasked`. */
  readonly ceilingWithUnaskedRank: number;
  /** The ids of the criteria that are met, in the order of the policy. */
  readonly criteria: readonly string[];
}

import type { Known, Results } from "../model";
import { contactWords, observationLabel, readingOf } from "../see/names";
import { capital, moment } from "../see/say";

export interface Choice { value: string; label: string }

/** The contacts that stand, as the library lists them. */
export function standing(known: Known, results: Results): Choice[] {
  return results.recommendation.contacts.map(({ contact }) => ({
    value: contact,
    label: `${capital(contactWords(known, contact, results.asOf))} (${contact})`,
  }));
}

/** What was asked about and is not known: what the library weighs, and what it leaves out as without effect. */
export function unknowns(known: Known, results: Results): (Choice & { contact: string; observation: string })[] {
  const { explanation, recommendation } = results;
  const weighed = [...explanation.unknowns.map(({ unknown }) => unknown), ...(explanation.untried ?? [])]
    .flatMap((it) => ("presence" in it ? [it.presence] : []));
  const without = recommendation.excluded.filter(({ why }) => why === "unknownWithoutEffect");
  const found = [...weighed, ...without].flatMap(({ contact, observation }) =>
    contact && observation ? [{ contact, observation }] : [],
  );
  return found.map(({ contact, observation }) => ({
    contact,
    observation,
    value: `${contact}/${observation}`,
    label: `${observationLabel(known, contact, observation)}: ${contactWords(known, contact, results.asOf)} (${contact})`,
  }));
}

/** The contact with the ideology that was recorded last by the as-of instant, if there is one. */
export function lastIdeology(known: Known, results: Results): string | undefined {
  const recorded = known.case.contacts.filter(
    (it) => readingOf(known, it.id, results.asOf)?.ideology && moment(it.recorded) <= moment(results.asOf),
  );
  return recorded.sort((one, other) => moment(other.recorded) - moment(one.recorded))[0]?.id;
}

/** The value of an ideology in a case document; a coherent one has to name its strand. */
export function ideologyValue(status: string): unknown {
  return status === "coherent" ? { coherent: { strand: "supposed" } } : status;
}

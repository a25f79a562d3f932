// From the library's problems to the fields of a form.
import type { Problem } from "../engine";
import { plain } from "../words/errors";
import type { Fault } from "./field";

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The path of the field: a missing field is named by the message, at the path of what should have it. */
function fieldOf({ code, path, message }: Problem): string {
  const missing = code === "missing_field" ? message.match(/`(\w+)`/)?.[1] : undefined;
  if (code === "missing_role" && !path.endsWith(".role")) return `${path}.role`;
  if (!missing) return path;
  return path ? `${path}.${missing}` : missing;
}

const lastStep = (field: string) => field.split(".").pop()?.replace(/\[\d+\]$/, "") ?? field;

export function wordsOf(problem: Problem): string {
  const { code } = problem;
  const field = fieldOf(problem);
  const two = field.split(".").slice(-2).join(".");
  const own = plain[`${code} ${two}`] ?? plain[`${code} ${lastStep(field)}`] ?? plain[code];
  if (own) return own;
  const said = upper(problem.message.replaceAll("`", ""));
  return problem.help ? `${ended(said)} ${upper(problem.help.replaceAll("`", ""))}` : said;
}

/** A sentence with a stop at its end. */
export const ended = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

export const faultOf = (problem: Problem): Fault => ({ field: fieldOf(problem), text: wordsOf(problem) });

/** The problems below `base`, as faults of a form whose fields are named from there; `null` for those elsewhere. */
export function faultsBelow(problems: readonly Problem[], base: string): Fault[] {
  return problems
    .map(faultOf)
    .filter(({ field }) => field === base || field.startsWith(`${base}.`) || field.startsWith(`${base}[`))
    .map(({ field, text }) => ({ field: field.slice(base.length).replace(/^\./, ""), text }));
}

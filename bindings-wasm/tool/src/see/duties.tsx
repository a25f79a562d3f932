import { duties, inWords } from "../words/codes";
import { words } from "../words/see";
import type { Known, Results } from "../model";
import { contactOf, indicatorLabel, levelTitle, observationLabel, recordedOn, recordWords } from "./names";
import { capital, count, day, fill } from "./say";
import { Scroller } from "./scroller";

type Duty = Results["standing"]["duties"][number];
const { closing: told } = words;

/** What is due, by whom and by when. */
export function Duties({ known, results }: { known: Known; results: Results }) {
  const due = results.standing.duties;
  return (
    <section aria-labelledby="ec-due">
      <h2 class="govuk-heading-m" id="ec-due">{told.due}</h2>
      {due.length === 0 ? <p class="govuk-body">{told.noDue}</p> : (
        <Scroller label={told.dueCaption}>
          <table class="govuk-table ec-table">
            <caption class="govuk-table__caption govuk-visually-hidden">{told.dueCaption}</caption>
            <thead>
              <tr>
                {[told.dueWhen, told.dueWhat, told.dueWho].map((name) => (
                  <th key={name} class="govuk-table__header" scope="col">{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {due.map((duty) => (
                <tr key={`${duty.kind} ${duty.about} ${duty.months}`} data-duty={duty.kind}>
                  <td>
                    {duty.overdue
                      ? <strong class="ec-overdue">{fill(told.overdue, { date: day(duty.due) })}</strong>
                      : fill(words.level.dueBy, { date: day(duty.due) })}
                  </td>
                  <th class="govuk-table__header ec-what" scope="row">{dutyWords(known, duty, results.asOf)}</th>
                  <td>{duty.who}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}

export function dutyWords(known: Known, duty: Duty, asOf: string): string {
  const what = capital(inWords(duties, duty.kind));
  const months = duty.months ? `, ${fill(told.monthsOn, { n: count(duty.months, "month") })}` : "";
  const about = aboutWords(known, duty, asOf);
  return about ? `${what}: ${about}${months}` : what;
}

function aboutWords(known: Known, { kind, about }: Duty, asOf: string): string {
  switch (kind) {
    case "response":
      return levelTitle(known, about);
    case "question":
      return indicatorLabel(known, about);
    case "unknown": {
      const [contact = about, observation] = about.split("/");
      if (observation === undefined || !contactOf(known, contact)) return about;
      return `${observationLabel(known, contact, observation)}, ${recordWords(known, contact, asOf)}`;
    }
    case "noHome":
    case "home":
    case "retention":
    case "deletion":
      return "";
    default:
      return known.case.events?.some(({ id }) => id === about) ? `${recordedOn(known, about)} (${about})` : about;
  }
}

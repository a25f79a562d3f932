// Days and instants as people read them.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

function oneDay(text: string): string {
  const [year = "", month, day] = text.split("-");
  const name = month ? (MONTHS[Number(month) - 1] ?? month) : "";
  return [day && String(Number(day)), name, year].filter(Boolean).join(" ");
}

export const dayWords = (occurred: string) => occurred.split("/").map(oneDay).join(" to ");

/** In the offset that it was written in, so that no day moves. */
export function instantWords(instant: string): string {
  const [day = "", time = ""] = instant.split("T");
  return `${oneDay(day)}, ${time.slice(0, 5)}`;
}

// The documents that ship with the library, as texts.
import northernIreland from "../../../core/documents/calendars/northern-ireland.json";
import scotland from "../../../core/documents/calendars/scotland.json";
import englandAndWales from "../../../core/documents/calendars/england-and-wales.json";
import codebook from "../../../core/documents/codebook.json";
import school from "../../../core/documents/school-threat-assessment.json";
import subjectA from "../../../core/documents/subject-a.json";
import uk from "../../../core/documents/uk-illustrative.json";

export const shipped = {
  codebook,
  policies: [uk, school],
  calendars: [englandAndWales, scotland, northernIreland],
  example: subjectA,
};

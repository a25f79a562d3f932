import type { CalendarDocument } from "./documents.js";
import { Calendar as Handle, ready } from "./engine.js";
import { asked } from "./error.js";
import { calendars } from "./handle.js";
import { textOf } from "./text.js";

/** Which days are working days. */
export class Calendar {
  private constructor(handle: Handle) {
    calendars.keep(this, handle);
  }

  /** Reads a calendar. Throws an `EverycontactError`, with every problem at once, when it does not load. */
  static parse(document: string | CalendarDocument): Calendar {
    ready();
    const text = textOf("calendar", document);
    return new Calendar(asked(() => Handle.parse(text)));
  }

  /** @internal */
  static of(handle: Handle): Calendar {
    return new Calendar(handle);
  }

  /** All of it as JSON text, with the same bytes in every language. */
  toJson(): string {
    return calendars.of(this).toJson();
  }

  /** All of it as an object. */
  toObject(): CalendarDocument {
    return JSON.parse(this.toJson()) as CalendarDocument;
  }

  /** Gives its memory back now. A policy that was loaded with it goes on working. */
  free(): void {
    calendars.free(this);
  }

  [Symbol.dispose](): void {
    this.free();
  }
}

import { useLayoutEffect, useState } from "preact/hooks";
import { forget } from "./state";
import { frame } from "./words/frame";

/** A page that anybody may have open. */
const NEUTRAL = "https://www.bbc.co.uk/weather";
const PRESSES = 3;
const WITHIN = 5000;

/** Clears what is on the screen first, because the next page may be slow to come. */
export function leave() {
  forget();
  document.title = "Weather";
  document.body.replaceChildren();
  window.location.replace(NEUTRAL);
}

/** Counts how often Shift is pressed by itself, without any other key between. */
function useThreeShifts(onPress: (left: number) => void) {
  useLayoutEffect(() => {
    let presses: number[] = [];
    let alone = false;
    const down = (event: KeyboardEvent) => {
      if (event.key === "Shift") alone = !event.repeat;
      else {
        alone = false;
        presses = [];
      }
    };
    const up = (event: KeyboardEvent) => {
      if (event.key !== "Shift" || !alone) return;
      const now = event.timeStamp;
      presses = [...presses.filter((press) => now - press < WITHIN), now];
      onPress(PRESSES - presses.length);
    };
    document.addEventListener("keydown", down);
    document.addEventListener("keyup", up);
    return () => {
      document.removeEventListener("keydown", down);
      document.removeEventListener("keyup", up);
    };
  }, []);
}

export function LeaveButton() {
  const [said, setSaid] = useState("");
  useThreeShifts((left) => {
    if (left <= 0) leave();
    else setSaid(frame.leaveMore(left));
  });
  useLayoutEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(""), WITHIN);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="leave">
      <button type="button" class="govuk-button govuk-button--warning leave__button" aria-describedby="leave-hint"
        onClick={leave}>{frame.leave}</button>
      <span class="govuk-visually-hidden" id="leave-hint">{frame.leaveHint}</span>
      <span class="leave__said" role="status">{said}</span>
    </div>
  );
}

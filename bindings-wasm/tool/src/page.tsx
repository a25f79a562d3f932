import { useLayoutEffect } from "preact/hooks";
import { Enter } from "./enter/parts";
import { Footer } from "./frame/footer";
import { InShort } from "./frame/short";
import { Parts } from "./frame/nav";
import { LeaveButton } from "./leave";
import { OfTheCase } from "./parts/case";
import { Start } from "./start";
import { current, forget, outcomeOf, useSession } from "./state";
import type { Outcome, Session } from "./state";
import type { Attempt } from "./engine";
import { Check } from "./verify/check";
import { Sheet } from "./take/sheet";
import { frame } from "./words/frame";

/** Closing the page would lose what is neither saved nor kept; and a page that comes back from memory is empty. */
function useGuards() {
  useLayoutEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { unsaved, keep } = current();
      if (unsaved && !keep) event.preventDefault();
    };
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) {
        forget();
        window.location.reload();
      }
    };
    window.addEventListener("beforeunload", ask);
    window.addEventListener("pageshow", back);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("pageshow", back);
    };
  }, []);
}

export function Page() {
  const session = useSession();
  const outcome = outcomeOf(session);
  useGuards();
  return (
    <>
      <a href="#main" class="govuk-skip-link" onClick={skip}>{frame.skip}</a>
      <header class="head">
        <div class="govuk-width-container head__inside">
          <div>
            <p class="head__name">{frame.name}</p>
            <h1 class="head__title">{frame.title}</h1>
            <p class="head__not">{frame.notGovernment}</p>
          </div>
          <LeaveButton />
        </div>
      </header>
      <Parts part={session.part} hasCase={session.draft !== null} />
      <InShort session={session} outcome={outcome} />
      <main class="govuk-width-container main" id="main" tabIndex={-1}>
        <Part session={session} outcome={outcome} />
      </main>
      <Footer />
      {outcome?.ok && <Sheet known={outcome.value.opened.known} results={outcome.value.results} />}
    </>
  );
}

function skip(event: Event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Part({ session, outcome }: { session: Session; outcome: Attempt<Outcome> | null }) {
  const { part, draft } = session;
  if (part === "check") return <Check outcome={outcome} />;
  if (part === "start" || !draft || !outcome) return <Start />;
  if (part === "enter") return <Enter draft={draft} />;
  return <OfTheCase session={session} outcome={outcome} />;
}

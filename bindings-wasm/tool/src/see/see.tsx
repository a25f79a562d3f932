import type { Known, Results } from "../model";
import { Change } from "./change";
import { Closing } from "./closing";
import { Duties } from "./duties";
import { Home } from "./home";
import { LeftOut } from "./left-out";
import { LevelView } from "./level";
import { Looks } from "./looks";
import { Reasons } from "./reasons";
import { Slider } from "./slider";
import { Timeline } from "./timeline";
import { Together } from "./together";
import { Unknowns } from "./unknowns";

interface Props { known: Known; results: Results; onAsOf: (asOf: string) => void }

/** All that the library says of a case as of an instant, in the order in which a reader asks. The slider is first: what follows it may grow. */
export function See({ known, results, onAsOf }: Props) {
  const data = { known, results };
  return (
    <div class="ec-see">
      <Slider {...data} onAsOf={onAsOf} />
      <LevelView {...data} />
      <Timeline {...data} />
      <Reasons {...data} />
      <Together {...data} />
      <Change {...data} />
      <Unknowns {...data} />
      <Looks {...data} />
      <Duties {...data} />
      <Closing {...data} />
      <Home {...data} />
      <LeftOut {...data} />
    </div>
  );
}

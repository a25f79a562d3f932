import "./lock";
import { render } from "preact";
import { Page } from "./page";

const root = document.getElementById("page");
if (root !== null) {
  root.replaceChildren();
  render(<Page />, root);
}

// For as long as the package is not there: its shapes, over the functions of the present module.
import * as module from "../../pkg/interim/everycontact.js";
import bytes from "../../pkg/interim/everycontact_bg.wasm";

export interface Problem { code: string; message: string; path: string; line?: number; column?: number; help?: string }
export class EverycontactError extends Error { problems: Problem[] = []; }
module.initSync({ module: bytes });
export class Codebook {
  constructor(readonly text: string) {}
  static parse(text: string) { return new Codebook(text); }
}
export class Case {
  constructor(readonly text: string) {}
  static parse(text: string, _: Codebook) { return new Case(text); }
  toJson() { return this.text; }
}
export class Policy {
  constructor(readonly text: string, readonly codebook: string) {}
  static parse(text: string, codebook: Codebook) { return new Policy(text, codebook.text); }
  private call(f: (a: string, b: string, c: string, d: string) => string, c: Case, asOf: string) {
    return JSON.parse(f(this.text, this.codebook, c.text, asOf));
  }
  recommend(c: Case, asOf: string) { return this.call(module.recommend, c, asOf); }
  explain(c: Case, asOf: string) { return this.call(module.explain, c, asOf); }
  standing(c: Case, asOf: string) { return this.call(module.standing, c, asOf); }
  replay(_: Case): any { return { steps: [] }; }
  receiptJson(c: Case, asOf: string) { return module.receipt(this.text, this.codebook, c.text, asOf); }
  verify(receipt: string, c: Case) { return JSON.parse(module.verify(this.text, this.codebook, c.text, receipt)); }
  render(..._: unknown[]) { return ""; }
  compare(a: any, b: any): any { const p = a.policy ?? this, q = b.policy ?? this;
    return JSON.parse(module.compare(p.text, p.codebook, a.case.text, a.asOf, q.text, q.codebook, b.case.text, b.asOf)); }
}
export const version = "0";

// What the build puts in.

/** The bytes of the engine, in base64. */
declare module "*.wasm" {
  const base64: string;
  export default base64;
}

/** The version of the package. */
declare const VERSION: string;

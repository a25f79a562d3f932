// The shipped documents are bundled as texts.
declare module "*.json" {
  const text: string;
  export default text;
}

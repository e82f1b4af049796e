// Scripts that `cargo xtask npm` makes. Each exports a file: a script as its text, any other as base64
// of gzip.
declare module "*.carried.js" {
  const carried: string;
  export default carried;
}

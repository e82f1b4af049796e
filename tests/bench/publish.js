// Writes what a report says into the README and docs/bench.md, between their marks, and as a chart into
// docs/:
//
//   node tests/bench/publish.js REPORT.json

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../e2e/support/server.js";
import { chart } from "./chart.js";
import { details, markdown } from "./figures.js";
import { between } from "./marks.js";

const [file] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, "utf8"));
writeFileSync(join(REPOSITORY, "docs/bench.svg"), chart(report));
for (const [name, lines] of [
  ["README.md", markdown(report)],
  ["docs/bench.md", details(report)],
]) {
  const path = join(REPOSITORY, name);
  writeFileSync(path, between(readFileSync(path, "utf8"), lines));
}

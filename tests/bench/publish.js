// Writes what a report says into the README, between its marks, and as a chart into docs/:
//
//   node tests/bench/publish.js REPORT.json

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../e2e/support/server.js";
import { chart } from "./chart.js";
import { markdown } from "./figures.js";
import { between } from "./marks.js";

const [file] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, "utf8"));
const readme = join(REPOSITORY, "README.md");
writeFileSync(join(REPOSITORY, "docs/bench.svg"), chart(report));
writeFileSync(readme, between(readFileSync(readme, "utf8"), markdown(report)));

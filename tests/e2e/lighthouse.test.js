// What Lighthouse asks of any page but speed, which `cargo xtask lighthouse` measures: that everybody can
// use it, that it does nothing a browser warns of, and that it can be found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rating } from "../lighthouse/rate.js";

const CATEGORIES = ["accessibility", "best-practices", "seo"];

test("Lighthouse has nothing to object to, in either language", async (t) => {
  const rate = await rating();
  t.after(() => rate.close());
  for (const lang of ["en", "ko"]) {
    const { categories, audits } = await rate(`/?lang=${lang}`, CATEGORIES);
    for (const { id, score, auditRefs } of Object.values(categories)) {
      const failed = auditRefs
        .filter((audit) => audit.weight > 0 && (audits[audit.id].score ?? 1) < 1)
        .map((audit) => `${audit.id}: ${audits[audit.id].title}`);
      assert.deepEqual(failed, [], `${id} (${lang})`);
      assert.equal(score, 1, `${id} (${lang})`);
    }
  }
});

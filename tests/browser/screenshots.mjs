// Takes a picture of every page for people to look at: `node screenshots.mjs [FOLDER] [WORD…]` (target/screenshots).

import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, open, signIn, visit } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { explore } from "./lib/world.mjs";
import { pagesFor } from "./pages.mjs";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const [folder = join(top, "target/screenshots"), ...words] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const server = await startServer();
const browser = await launch();
try {
  const world = await explore(browser, server.base, server.accounts[0]);
  for (const signedIn of [false, true]) {
    const { page, troubles } = await open(browser, server.base);
    if (signedIn) await signIn(page, server.accounts[0]);
    for (const { name, path, status } of pagesFor(signedIn)) {
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      await visit(page, path(world), status);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
          const file = join(folder, `${name}-${signedIn ? "in" : "out"}-${width}-${colorScheme}.png`);
          await page.screenshot({ path: file, fullPage: true });
          console.log(file);
        }
      }
    }
    for (const trouble of troubles) console.log(`# ${trouble}`);
  }
} finally {
  await browser.close();
  await server.stop();
}

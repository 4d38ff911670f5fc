// Runs tests one after the other and says how each went; a test that cannot run has failed.

const tests = [];

/** Adds a test. */
export function test(name, run) {
  tests.push({ name, run });
}

/** Says what is wrong, unless there is nothing. */
export function nothing(found, what) {
  const list = [...found];
  if (list.length > 0) throw new Error(`${what}:\n  ${list.join("\n  ")}`);
}

/** Demands that something holds. */
export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** Runs all whose name contains one of `words` (all without words). `onFailure` may look around before it goes on. */
export async function runAll(words, onFailure) {
  const chosen = tests.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  let failed = 0;
  for (const [index, { name, run }] of chosen.entries()) {
    const start = performance.now();
    let trouble;
    try {
      await run();
    } catch (error) {
      trouble = error;
      failed++;
    }
    const time = `${Math.round(performance.now() - start)} ms`;
    console.log(`${trouble ? "not ok" : "ok"} ${index + 1} ${name} (${time})`);
    if (!trouble) continue;
    console.log(indent(trouble.stack ?? String(trouble)));
    await onFailure(name).catch((error) => console.log(`# no picture: ${error}`));
  }
  return { passed: chosen.length - failed, failed };
}

function indent(text) {
  return text
    .split("\n")
    .filter((line) => !/^\s+at .*(node:internal|playwright-core)/.test(line))
    .map((line) => `    ${line}`)
    .join("\n");
}

// Starts the demo server in a throw-away folder and reads from its output where it is and who may sign in.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const top = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const READY_WITHIN = 120_000;

/** Answers `{ base, accounts, log, running, stop }` when the server answers; `settings` go to its environment. */
export async function startServer(settings = {}) {
  const program = process.env.SERVER_BIN ?? join(top, "target/debug/kenniskring");
  if (!existsSync(program)) throw new Error(`${program} is not there: cargo build -p server`);
  let last;
  // Another program may take the free port between our look and the server's start.
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await start(program, await freePort(), settings);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function start(program, port, settings) {
  const folder = mkdtempSync(join(tmpdir(), "kenniskring-browser-"));
  const child = spawn(program, ["demo", "--listen", `127.0.0.1:${port}`, "--dir", join(folder, "demo")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...environment(), ...settings },
  });
  const lines = [];
  const said = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const running = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (running()) {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  child.on("error", (error) => said.push(String(error)));

  const base = `http://127.0.0.1:${port}`;
  const until = Date.now() + READY_WITHIN;
  try {
    for (;;) {
      if (!running()) throw new Error("the server ended");
      const answer = await fetch(`${base}/health/ready`).catch(() => undefined);
      if (answer?.status === 200 && accountsIn(lines).length >= 2) break;
      if (Date.now() > until) throw new Error(`not ready: /health/ready gave ${answer?.status ?? "no answer"}`);
      await pause(50);
    }
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${[...lines, ...said].slice(-30).join("\n")}`);
  }
  return { base, accounts: accountsIn(lines), log: () => said, running, stop };
}

/** Ours, without settings of a developer's own server. One address does here what a whole library does in a day. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("KENNISKRING_"));
  return { ...Object.fromEntries(kept), KENNISKRING_RATE_LIMITS: "off" };
}

/** One account a line: role, e-mail address, password. */
export function accountsIn(lines) {
  return lines.flatMap((line) => {
    const found = /^(.*?)(\S+@\S+)(.*)$/.exec(line);
    const words = found?.[3].trim().split(/\s+/) ?? [];
    const password = words.at(-1);
    return password ? [{ role: found[1].replace(/[\s:·|-]+$/, "").trim(), email: found[2], password }] : [];
  });
}

async function freePort() {
  const listener = createServer();
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}

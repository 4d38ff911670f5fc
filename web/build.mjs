// Makes the files that the browser gets: bundles client/ and styles/, names them by content, packs them ahead of time.
//
// Called by crates/server/build.rs (`node build.mjs OUT MODULES`) and by hand (`npm run build -- OUT`), for instance to
// make the folder for WEB_BUILD=<folder>. Ends with 1 for a mistake in our sources and with 3 when the tools are missing.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const FONT = "@fontsource-variable/brygada-1918/files/brygada-1918-latin-wght-normal.woff2";
const PACKED = new Set([".css", ".js", ".svg"]);
// The oldest browsers we promise to draw well for: Firefox ESR 115 and its contemporaries.
const BROWSERS = ["chrome111", "edge111", "firefox115", "safari16.4"];

const web = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error("usage: node build.mjs OUT [MODULES]");
  process.exit(1);
}
const out = resolve(process.argv[2]);
const modules = resolve(process.argv[3] ?? join(web, "node_modules"));

let esbuild;
let font;
try {
  // A `require` that starts inside the given folder, because `import` would only ever look in web/node_modules.
  const from = createRequire(join(modules, "build.cjs"));
  esbuild = from("esbuild");
  font = from.resolve(FONT);
} catch (error) {
  console.error(`the tools of web/package.json are not in ${modules}: ${error.message.split("\n")[0]}`);
  process.exit(3);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  absWorkingDir: web,
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  logLevel: "silent",
  nodePaths: [modules],
  outdir: out,
  publicPath: "/assets",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
};

/** Lets the style sheet say `/assets/font.woff2`, whatever the font is called in its package. */
const fontByAddress = {
  name: "font-by-address",
  setup(build) {
    // A copy under the short name, because esbuild names the result after the file it reads.
    const copy = join(out, "font.woff2");
    build.onResolve({ filter: /^\/assets\/font\.woff2$/ }, () => {
      copyFileSync(font, copy);
      return { path: copy };
    });
    build.onEnd(() => rmSync(copy, { force: true }));
    build.onResolve({ filter: /^\/assets\// }, (args) => ({ path: args.path, external: true }));
  },
};

/** The style sheet, empty while there is none yet. */
function styles() {
  const entry = join(web, "styles/main.css");
  const input = existsSync(entry)
    ? { entryPoints: [entry] }
    : { stdin: { contents: "", loader: "css", sourcefile: "main.css", resolveDir: web }, entryNames: "main-[hash]" };
  return esbuild.build({
    ...common,
    ...input,
    target: BROWSERS,
    loader: { ".woff2": "file", ".svg": "file" },
    plugins: [fontByAddress],
  });
}

/** The script; `splitting` keeps what is imported later (an editor, say) out of the first file. */
function script() {
  return esbuild.build({
    ...common,
    entryPoints: [join(web, "client/main.ts")],
    format: "esm",
    splitting: true,
    target: "es2022",
    tsconfigRaw: "{}",
  });
}

/** The little picture in the tab: named by its content like the rest. */
function favicon() {
  return esbuild.build({
    ...common,
    entryPoints: [join(web, "client/favicon.svg")],
    loader: { ".svg": "copy" },
  });
}

let results;
try {
  results = await Promise.all([styles(), script(), favicon()]);
} catch (error) {
  if (!error.errors) throw error;
  const messages = await esbuild.formatMessages(error.errors, { kind: "error" });
  console.error(messages.join(""));
  process.exit(1);
}

const manifest = [];
for (const result of results) {
  for (const line of await esbuild.formatMessages(result.warnings, { kind: "warning" })) {
    console.log(line);
  }
  for (const file of result.outputFiles) {
    const name = basename(file.path);
    writeFileSync(join(out, name), file.contents);
    if (PACKED.has(extname(name))) pack(join(out, name), file.contents);
    manifest.push(`${role(name)} ${name}`);
  }
}
// The list that build.rs reads: one line a file, its role and its name. Written last: it says that all is there.
writeFileSync(join(out, "manifest.txt"), `${manifest.sort().join("\n")}\n`);

function role(name) {
  if (/^main-[^.]+\.css$/.test(name)) return "css";
  if (/^main-[^.]+\.js$/.test(name)) return "js";
  if (/^font-[^.]+\.woff2$/.test(name)) return "font";
  if (/^favicon-[^.]+\.svg$/.test(name)) return "icon";
  return "other";
}

/** Packs as tightly as it goes: this happens once a build and is read for a year. */
function pack(path, contents) {
  const brotli = brotliCompressSync(contents, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
    },
  });
  const gzip = gzipSync(contents, { level: 9 });
  // Next to nothing saved is not worth a second answer.
  if (brotli.length < contents.length) writeFileSync(`${path}.br`, brotli);
  if (gzip.length < contents.length) writeFileSync(`${path}.gz`, gzip);
}

//! Makes the browser's files while the server is compiled, so that `cargo run` needs no second command.
//!
//! All it writes lies in OUT_DIR, the tools included: two builds at once (debug and release) share nothing, and a
//! repository that one may only read can be built. What `WEB_BUILD` may say: nothing (bundle, and when Node.js or the
//! npm registry fails us, warn and go on without the script), `require` (fail instead), `skip` (go on without), or a
//! folder, counted from the top of the repository, that holds the result of `npm run build -- FOLDER`.

#![allow(
    clippy::disallowed_methods,
    reason = "cargo tells a build script by its environment"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};
use std::{env, fs, io};

const OLDEST_NODE: u32 = 18;
/// The exit code with which build.mjs says that its tools are missing.
const TOOLS_MISSING: i32 = 3;
/// The address that the style sheet uses for the font; the bundler writes the true one in its place.
const FONT_ADDRESS: &str = "/assets/font.woff2";

/// Why there is no bundle.
enum Trouble {
    /// The machine lacks something: pages still work, so a developer may go on.
    Machine(String),
    /// Our own sources are wrong: going on would hide it.
    Sources(String),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say("error", &trouble.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let top = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?)
        .join("../..")
        .canonicalize()?;
    let (web, out) = (top.join("web"), PathBuf::from(env::var("OUT_DIR")?));
    for name in [
        "client",
        "styles",
        "build.mjs",
        "package.json",
        "package-lock.json",
        "tsconfig.json",
    ] {
        println!("cargo::rerun-if-changed={}", web.join(name).display());
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=WEB_BUILD");

    let wish = env::var("WEB_BUILD").unwrap_or_default();
    let made = match wish.as_str() {
        "" | "require" => bundle(&web, &out),
        "skip" => Err(Trouble::Machine("WEB_BUILD=skip".to_owned())),
        folder => finished(&top.join(folder)),
    };
    let assets = match made {
        Ok(folder) => folder,
        Err(Trouble::Machine(why)) if wish != "require" => {
            say(
                "warning",
                &format!("THE SERVER IS BUILT WITHOUT THE BROWSER CLIENT: {why}"),
            );
            say(
                "warning",
                "pages work, but without live posts, the unread badge and our own font",
            );
            if wish.is_empty() {
                look_again_for_tools();
            }
            plain(&web, &out)?
        }
        Err(Trouble::Machine(why)) => {
            return Err(format!("{why}\nOr build without the client: WEB_BUILD=skip, or WEB_BUILD=<folder> with finished files").into());
        }
        Err(Trouble::Sources(why)) => return Err(why.into()),
    };
    fs::write(out.join("assets_generated.rs"), table(&assets)?)?;
    Ok(())
}

/// Installs the tools when the lock changed, bundles, and answers the folder with the result.
fn bundle(web: &Path, out: &Path) -> Result<PathBuf, Trouble> {
    need_node()?;
    let (work, folder) = (out.join("npm"), out.join("assets"));
    install(web, &work)?;
    let made = ask(Command::new("node")
        .arg(web.join("build.mjs"))
        .arg(&folder)
        .arg(work.join("node_modules"))
        .current_dir(&work))?;
    let complaint = text(&made.stderr);
    match made.status.code() {
        Some(0) => {
            say("warning", &text(&made.stdout));
            Ok(folder)
        }
        Some(TOOLS_MISSING) => Err(Trouble::Machine(complaint)),
        _ => Err(Trouble::Sources(format!(
            "the browser client does not build (web/build.mjs):\n{complaint}"
        ))),
    }
}

fn need_node() -> Result<(), Trouble> {
    let found = ask(Command::new("node").arg("--version")).map(|answer| text(&answer.stdout));
    let number = found.as_ref().ok().and_then(|v| {
        v.trim_start_matches('v')
            .split('.')
            .next()?
            .parse::<u32>()
            .ok()
    });
    if number.is_some_and(|number| number >= OLDEST_NODE) {
        return Ok(());
    }
    let found = found.unwrap_or_else(|_| "none".to_owned());
    Err(Trouble::Machine(format!(
        "it needs Node.js {OLDEST_NODE} or newer with npm; found: {found}"
    )))
}

/// Installing Node.js changes no file of ours: look again when PATH or the usual folders change.
fn look_again_for_tools() {
    println!("cargo::rerun-if-env-changed=PATH");
    for bin in ["/usr/bin", "/usr/local/bin"]
        .into_iter()
        .filter(|bin| Path::new(bin).is_dir())
    {
        println!("cargo::rerun-if-changed={bin}");
    }
}

/// `npm ci` in OUT_DIR, only when the lock differs from the one that was installed last.
fn install(web: &Path, work: &Path) -> Result<(), Trouble> {
    let stamp = work.join("node_modules/.stamp");
    let read = |path: PathBuf| {
        fs::read(&path).map_err(|e| Trouble::Sources(format!("{}: {e}", path.display())))
    };
    let manifest = read(web.join("package.json"))?;
    let lock = read(web.join("package-lock.json"))?;
    let wanted = [manifest.as_slice(), lock.as_slice()].concat();
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    let write = |path: PathBuf, bytes: &[u8]| {
        fs::write(&path, bytes).map_err(|e| Trouble::Machine(format!("{}: {e}", path.display())))
    };
    fs::create_dir_all(work).map_err(|e| Trouble::Machine(format!("{}: {e}", work.display())))?;
    write(work.join("package.json"), &manifest)?;
    write(work.join("package-lock.json"), &lock)?;

    let mut complaint = String::new();
    // The second time from the cache alone: a registry that answers badly is worse than one that does not answer.
    for reach in ["--prefer-offline", "--offline"] {
        let done = ask(npm().arg("ci").arg(reach).current_dir(work))?;
        if done.status.success() {
            return write(stamp, &wanted);
        }
        if complaint.is_empty() {
            complaint = text(&done.stderr);
        }
    }
    Err(Trouble::Machine(format!(
        "`npm ci` failed (is the npm registry reachable?); to try again: touch web/package.json\n{complaint}"
    )))
}

fn npm() -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // `--omit=dev`: the type checker is as big as all the rest. `--include=optional`: that is how esbuild brings its
    // program. Short waits: without a network the default ones last minutes.
    npm.args([
        "--ignore-scripts",
        "--omit=dev",
        "--include=optional",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]);
    npm.args([
        "--no-update-notifier",
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
        "--fetch-timeout=30000",
    ]);
    npm
}

fn ask(command: &mut Command) -> Result<Output, Trouble> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| Trouble::Machine(format!("`{name}` does not start: {e}")))
}

/// A folder that was made before, for instance one from a release.
fn finished(folder: &Path) -> Result<PathBuf, Trouble> {
    println!("cargo::rerun-if-changed={}", folder.display());
    if folder.join("manifest.txt").is_file() {
        return Ok(folder.to_owned());
    }
    Err(Trouble::Sources(format!(
        "WEB_BUILD: {} is not a folder made by `npm run build` (no manifest.txt in it)",
        folder.display()
    )))
}

/// What a build without Node.js gives: the style sheets one after the other, and the picture in the tab.
fn plain(web: &Path, out: &Path) -> io::Result<PathBuf> {
    let folder = out.join("assets");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let main = web.join("styles/main.css");
    let mut css = String::new();
    if main.is_file() {
        gather(&main, &mut css)?;
    }
    let mut manifest = String::new();
    let files = [
        ("css", "main", "css", without_font(&css).into_bytes()),
        (
            "icon",
            "favicon",
            "svg",
            fs::read(web.join("client/favicon.svg"))?,
        ),
    ];
    for (role, stem, ending, bytes) in files {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let name = format!("{stem}-{:016x}.{ending}", hasher.finish());
        fs::write(folder.join(&name), bytes)?;
        let _ = writeln!(manifest, "{role} {name}");
    }
    fs::write(folder.join("manifest.txt"), manifest)?;
    Ok(folder)
}

/// Puts each `@import "./file.css" layer(x);` in its place; one that names a package is left out with a warning.
fn gather(path: &Path, css: &mut String) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", path.display());
    for line in fs::read_to_string(path)?.lines() {
        let Some((file, rest)) = import(line) else {
            css.push_str(line);
            css.push('\n');
            continue;
        };
        let target = path.with_file_name(file);
        if !target.is_file() {
            say("warning", &format!("{}: left out {line}", path.display()));
            continue;
        }
        let layer = rest
            .strip_prefix("layer(")
            .and_then(|rest| rest.strip_suffix(')'));
        if let Some(layer) = layer {
            let _ = writeln!(css, "@layer {layer} {{");
        }
        gather(&target, css)?;
        if layer.is_some() {
            css.push_str("}\n");
        }
    }
    Ok(())
}

/// The file and the condition of a line that is an import.
fn import(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim().strip_prefix("@import")?.trim();
    let rest = rest.strip_prefix("url(").unwrap_or(rest);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (file, rest) = rest.get(1..)?.split_once(quote)?;
    let rest = rest.trim_start_matches(')').split(';').next()?;
    Some((file, rest.trim()))
}

/// Takes out the `@font-face` whose file does not exist in this build: each page would ask for it in vain.
fn without_font(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("@font-face") {
        let (before, from) = rest.split_at(start);
        let (face, after) = from.split_at(from.find('}').map_or(from.len(), |end| end + 1));
        kept.push_str(before);
        if !face.contains(FONT_ADDRESS) {
            kept.push_str(face);
        }
        rest = after;
    }
    kept + rest
}

/// The Rust text that holds the files: read by src/assets.rs, whose types it names.
fn table(folder: &Path) -> Result<String, Box<dyn Error>> {
    let (mut css, mut js, mut font, mut icon) = (None, None, None, None);
    let mut files = String::new();
    for line in fs::read_to_string(folder.join("manifest.txt"))?.lines() {
        let (role, name) = line
            .split_once(' ')
            .ok_or_else(|| format!("manifest.txt: {line}"))?;
        let address = format!("/assets/{name}");
        match role {
            "css" => css = Some(address),
            "js" => js = Some(address),
            "font" => font = Some(address),
            "icon" => icon = Some(address),
            _ => {}
        }
        let plain = variant(folder, name)
            .ok_or_else(|| format!("manifest.txt names {name}, which is not there"))?;
        let (brotli, gzip) = (
            variant(folder, &format!("{name}.br")),
            variant(folder, &format!("{name}.gz")),
        );
        writeln!(
            files,
            "    File {{ name: {name:?}, kind: {:?}, plain: {plain}, brotli: {}, gzip: {} }},",
            kind(name),
            option(brotli),
            option(gzip)
        )?;
    }
    Ok(format!(
        "// Generated by build.rs from {folder:?}.\n\
         /// Whether this program brings the browser client; false when it was built without (see build.rs).\n\
         pub const CLIENT: bool = {};\nconst CSS: &str = {:?};\nconst JS: Option<&str> = {js:?};\n\
         const FONT: Option<&str> = {font:?};\nconst ICON: &str = {:?};\nstatic FILES: &[File] = &[\n{files}];\n",
        js.is_some(),
        css.ok_or("no style sheet was made")?,
        icon.ok_or("no favicon was made")?,
    ))
}

/// One way to send a file. Its name holds the hash of the content, so the name will do as a tag.
fn variant(folder: &Path, name: &str) -> Option<String> {
    let path = folder.join(name);
    let tag = format!("\"{name}\"");
    path.is_file()
        .then(|| format!("Variant {{ bytes: include_bytes!({path:?}), tag: {tag:?} }}"))
}

fn option(variant: Option<String>) -> String {
    variant.map_or_else(|| "None".to_owned(), |variant| format!("Some({variant})"))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Tells cargo, line by line: it takes only one line a time.
fn say(level: &str, message: &str) {
    for line in message.lines().filter(|line| !line.trim().is_empty()) {
        println!("cargo::{level}={line}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end().to_owned()
}

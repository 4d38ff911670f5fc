//! Writes every sample page in both languages to a folder, to look at: `cargo run -p server --example gallery -- DIR`.

use std::path::Path;
use std::process::ExitCode;

use base::Lang;
use server::view::samples;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: gallery DIR");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One folder per language, and the style sheets joined to one.
fn write(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for lang in [Lang::Nl, Lang::En] {
        let pages = folder.join(lang.as_str());
        std::fs::create_dir_all(&pages)?;
        for sample in samples::all(lang)? {
            std::fs::write(pages.join(sample.file), sample.content)?;
        }
    }
    let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/styles");
    let assets = folder.join("assets");
    std::fs::create_dir_all(&assets)?;
    let main = std::fs::read_to_string(styles.join("main.css"))?;
    let mut css = String::new();
    for line in main.lines() {
        if let Some(file) = line
            .strip_prefix("@import \"./")
            .and_then(|rest| rest.strip_suffix("\";"))
        {
            css.push_str(&std::fs::read_to_string(styles.join(file))?);
        }
    }
    std::fs::write(assets.join("main.css"), css)?;
    std::fs::copy(styles.join("icon.svg"), assets.join("icon.svg"))?;
    Ok(())
}

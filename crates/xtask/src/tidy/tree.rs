//! The text files of the repository: what git knows or would take.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::scan::Source;

/// One text file.
pub(super) struct File {
    /// From the top of the repository, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// Whether its name ends so.
    pub(super) fn is(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// The crate that it belongs to.
    pub(super) fn owner(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether it is part of the program, not of its tests.
    pub(super) fn is_src(&self) -> bool {
        self.is(&[".rs"]) && self.path.split('/').nth(2) == Some("src")
    }

    /// Its Rust text, apart.
    pub(super) fn source(&self) -> Source {
        Source::read(&self.text)
    }
}

/// All of them, in order.
pub(super) struct Tree {
    pub(super) root: PathBuf,
    pub(super) files: Vec<File>,
}

impl Tree {
    /// Reads what is tracked, and what is new and not ignored.
    pub(super) fn read(root: &Path) -> Result<Self> {
        let out = Command::new("git")
            .args(["-c", "safe.directory=*", "ls-files", "-z"])
            .args(["--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .stdin(Stdio::null())
            .output()
            .context("git does not start")?;
        ensure!(
            out.status.success(),
            "git ls-files: {}",
            String::from_utf8_lossy(&out.stderr).trim()
        );
        let mut files: Vec<File> = String::from_utf8_lossy(&out.stdout)
            .split('\0')
            .filter(|path| !path.is_empty())
            // What is no text is a picture; what is not there was removed and not committed yet.
            .filter_map(|path| {
                Some(File {
                    path: path.to_owned(),
                    text: fs::read_to_string(root.join(path)).ok()?,
                })
            })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        ensure!(!files.is_empty(), "git knows no file in {}", root.display());
        Ok(Self {
            root: root.to_owned(),
            files,
        })
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self {
            root: PathBuf::new(),
            files: files
                .iter()
                .map(|(path, text)| File {
                    path: (*path).to_owned(),
                    text: (*text).to_owned(),
                })
                .collect(),
        }
    }

    /// The files of the program.
    pub(super) fn src(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is_src())
    }
}

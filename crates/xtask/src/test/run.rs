//! Running one program of a step: shown as it speaks, remembered, and ended with all its children.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::services::{Folder, Signal};

/// A step that takes longer hangs: even a cold build on a busy machine needs less.
const PATIENCE: Duration = Duration::from_secs(45 * 60);

/// How a program ended and what it said on its standard output.
pub(crate) struct Said {
    pub(crate) success: bool,
    /// How it ended, in words.
    pub(crate) end: String,
    pub(crate) lines: Vec<String>,
}

impl Said {
    /// Its lines, to be read by a counter.
    pub(crate) fn lines(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }
}

/// Runs it to its end; its process group is ended with it, so that nothing stays behind and nothing speaks later.
pub(crate) fn run(folder: &Folder, command: &mut Command) -> Result<Said> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .env("TMPDIR", folder.tmp())
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    let (mut child, group) = folder
        .spawn(command, Signal::Terminate)
        .with_context(|| format!("{name} does not start"))?;
    let out = child.stdout.take();
    let reader = thread::spawn(move || {
        out.map(|out| listen(BufReader::new(out)))
            .unwrap_or_default()
    });
    let (success, end) = wait(&mut child)?;
    if success {
        group.end(child.id());
    } else {
        group.stop(&mut child, Signal::Terminate);
    }
    let lines = reader.join().unwrap_or_default();
    Ok(Said {
        success,
        end,
        lines,
    })
}

fn wait(child: &mut Child) -> Result<(bool, String)> {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status.success(), status.to_string()));
        }
        if Instant::now() > until {
            return Ok((
                false,
                format!("no end after {} minutes", PATIENCE.as_secs() / 60),
            ));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Shows each line at once and keeps it.
fn listen(mut out: impl BufRead) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    while out.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let mut shown = std::io::stdout().lock();
        let _ = shown.write_all(&line);
        if !line.ends_with(b"\n") {
            let _ = shown.write_all(b"\n");
        }
        let _ = shown.flush();
        lines.push(String::from_utf8_lossy(&line).trim_end().to_owned());
        line.clear();
    }
    lines
}

//! The zip: JSON files, each a list with one row a line, written as they come.

use std::io::{Cursor, Write};

use anyhow::Context;
use base::Ts;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A zip in the making.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    /// The name of each part and how many rows it has.
    parts: Vec<(&'static str, i64)>,
}

impl Archive {
    /// An empty one, whose files are of this moment.
    pub(super) fn new(now: Ts) -> Self {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(moment(now).unwrap_or_default());
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options,
            parts: Vec::new(),
        }
    }

    /// Begins the file of a part: `NAME.json`, a list.
    pub(super) fn begin(&mut self, name: &'static str) -> anyhow::Result<()> {
        self.zip.start_file(format!("{name}.json"), self.options)?;
        self.zip.write_all(b"[")?;
        self.parts.push((name, 0));
        Ok(())
    }

    /// Writes a row of the part that was begun.
    pub(super) fn row(&mut self, row: &Value) -> anyhow::Result<()> {
        let (_, rows) = self.parts.last_mut().context("no part was begun")?;
        let start: &[u8] = if *rows == 0 { b"\n" } else { b",\n" };
        self.zip.write_all(start)?;
        serde_json::to_writer(&mut self.zip, row)?;
        *rows += 1;
        Ok(())
    }

    /// Ends the part that was begun.
    pub(super) fn end(&mut self) -> anyhow::Result<()> {
        self.zip.write_all(b"\n]\n")?;
        Ok(())
    }

    /// A whole part.
    pub(super) fn list(
        &mut self,
        name: &'static str,
        rows: impl IntoIterator<Item = Value>,
    ) -> anyhow::Result<()> {
        self.begin(name)?;
        for row in rows {
            self.row(&row)?;
        }
        self.end()
    }

    /// A file of text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        self.file(name, text.as_bytes())
    }

    /// A file.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// The parts so far.
    pub(super) fn parts(&self) -> &[(&'static str, i64)] {
        &self.parts
    }

    /// The whole file.
    pub(super) fn finish(self) -> anyhow::Result<Vec<u8>> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// A moment as a zip tells it, in UTC to two seconds.
fn moment(at: Ts) -> Option<DateTime> {
    let text = at.rfc3339();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let small = |from, to| number(from, to).and_then(|n| u8::try_from(n).ok());
    DateTime::from_date_and_time(
        number(0, 4)?,
        small(5, 7)?,
        small(8, 10)?,
        small(11, 13)?,
        small(14, 16)?,
        small(17, 19)?,
    )
    .ok()
}

//! Text checks for what no compiler sees. Each one names the defect that it prevents.

mod arrows;
mod data;
mod docs;
mod doors;
mod owners;
mod scan;
mod sizes;
mod tree;
mod words;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::repo;
use tree::Tree;

/// One check: what it is called, which defect it prevents, and how it finds it.
struct Check {
    name: &'static str,
    prevents: &'static str,
    find: fn(&Tree) -> Result<Vec<String>>,
}

const CHECKS: [Check; 9] = [
    Check {
        name: "arrows",
        prevents: "a slice that reaches into its neighbour, or a library that spreads: nothing can then be replaced or built apart",
        find: arrows::find,
    },
    Check {
        name: "owners",
        prevents: "SQL on another slice's table: its owner could never change it",
        find: owners::tables,
    },
    Check {
        name: "pairs",
        prevents: "two texts of one statement that drift apart: each engine would have its own errors",
        find: owners::pairs,
    },
    Check {
        name: "doors",
        prevents: "reading without a look at rights: `system` functions check nobody's access",
        find: doors::find,
    },
    Check {
        name: "sizes",
        prevents: "a file that nobody reads to its end, and a handler in which rules collect",
        find: sizes::find,
    },
    Check {
        name: "headings",
        prevents: "a file of which nobody knows what it is for",
        find: words::headings,
    },
    Check {
        name: "words",
        prevents: "unfinished work and tests that never run, found by a user",
        find: words::unfinished,
    },
    Check {
        name: "places",
        prevents: "something that works on one machine only",
        find: words::places,
    },
    Check {
        name: "docs",
        prevents: "documentation that sends its reader to a file or name that is gone",
        find: docs::find,
    },
];

/// `cargo xtask tidy`.
pub(crate) fn command() -> Result<ExitCode> {
    all(&repo::root()?)?;
    Ok(ExitCode::SUCCESS)
}

/// Runs all checks; fails when one finds something.
pub(crate) fn all(root: &Path) -> Result<()> {
    let tree = Tree::read(root)?;
    sizes::print_longest(&tree);
    let mut found = 0;
    for check in &CHECKS {
        let findings = (check.find)(&tree)?;
        if findings.is_empty() {
            println!("tidy: {} ok", check.name);
            continue;
        }
        found += findings.len();
        println!("tidy: {}: this prevents {}", check.name, check.prevents);
        for finding in findings {
            println!("  {finding}");
        }
    }
    if found > 0 {
        bail!("tidy found {found} defects");
    }
    Ok(())
}

// SPDX-License-Identifier: Apache-2.0

//! How the walk-through speaks: plain lines, in colour only on a terminal.

use crate::Final;
use std::io::{IsTerminal, stdout};

fn paint(code: &str, text: &str) -> String {
	if stdout().is_terminal() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
}

/// A new part of the story.
pub fn heading(text: &str) {
	println!("\n{}", paint("1", text));
}

/// Something that is so.
pub fn note(text: &str) {
	println!("  {text}");
}

/// Something that was done and is final.
pub fn done(what: &str, done: &Final) {
	let at = format!("block {}, final after {} ms", done.number, done.final_after.as_millis());
	println!("  {} {what}  {}", paint("32", "✓"), paint("2", &at));
}

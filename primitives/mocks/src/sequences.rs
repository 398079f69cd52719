// SPDX-License-Identifier: Apache-2.0

use proptest::test_runner::{Config, RngSeed};
use std::{
	env,
	time::{SystemTime, UNIX_EPOCH},
};

/// How a property is tested on random sequences of calls: on so many where nothing is optimised, on so
/// many where it is, or on `PROPTEST_CASES`. Prints the seed, which `PROPTEST_RNG_SEED` sets.
pub fn sequences(unoptimised: u32, optimised: u32) -> Config {
	let default = Config::default();
	let usual = if cfg!(debug_assertions) { unoptimised } else { optimised };
	let is_asked_for = env::var_os("PROPTEST_CASES").is_some();
	let cases = if is_asked_for { default.cases } else { usual };
	let seed = match default.rng_seed {
		RngSeed::Fixed(seed) => seed,
		RngSeed::Random => {
			SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
		},
	};
	println!("{cases} sequences, PROPTEST_RNG_SEED={seed}");
	Config { cases, rng_seed: RngSeed::Fixed(seed), max_shrink_iters: 2_000, ..default }
}

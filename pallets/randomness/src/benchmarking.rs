// SPDX-License-Identifier: Apache-2.0

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "no part of a runtime that makes blocks"
)]

use super::*;
use frame::{
	benchmarking::prelude::*,
	deps::sp_core::{hex2array, sr25519::Public},
	traits::Hooks,
};
use tael_primitives::Moment;

/// The public key of a well-known test account, Alice. The runtime cannot sign, so her output is written down here.
const KEY: [u8; 32] =
	hex2array!("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
/// The slot of the block of the benchmark; the seed before it is zero.
const SLOT: u64 = 1_000;
/// What she has for both.
const OUTPUT: Output = Output {
	value: hex2array!("f0d8946d838f2dab33c7fb6ddd533f21d246938f0cdf10aa34013d4d065e202c"),
	proof: hex2array!(
		"58567f6bad3767f498d93865e0311904904d8cb41482d2bd0f58181a4a2aae03\
		 34cd3b3c0fc8fe7f2f96a415715b65f28b35acf3b689472d2b56a828799f5a0f"
	),
};

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn on_initialize() {
		T::BenchmarkHelper::name_author();

		#[block]
		{
			Pallet::<T>::on_initialize(1_u32.into());
		}

		assert!(Due::<T>::exists());
	}

	#[benchmark]
	fn on_finalize() {
		Due::<T>::kill();

		#[block]
		{
			Pallet::<T>::on_finalize(1_u32.into());
		}

		assert!(!Due::<T>::exists());
	}

	/// As many seeds are kept as can be, so that one is forgotten.
	#[benchmark]
	fn reveal() {
		let moment = Moment::from(T::Kept::get()) + 1;
		let gone = moment + 1 - Moment::from(T::Kept::get());
		Newest::<T>::put(Link { moment, seed: H256::zero() });
		Seeds::<T>::insert(gone, H256::zero());
		Due::<T>::put(Author { key: Public::from_raw(KEY), slot: SLOT });

		#[extrinsic_call]
		_(RawOrigin::None, OUTPUT);

		assert_eq!(Newest::<T>::get().moment, moment + 1);
		assert!(!Seeds::<T>::contains_key(gone));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}

// SPDX-License-Identifier: Apache-2.0

#[test]
fn it_builds() {
	crate::mock::run(|| {});
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {Signatures} from "../src/Signatures.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

contract FuzzTest is QueueFixture {
	using Messages for Messages.Release;
	using Messages for Messages.Deposit;

	function testFuzz_deposit_locks_exactly_what_arrives(
		uint256 amount,
		uint256 basisPoints,
		uint256 maximum
	) public {
		amount = bound(amount, USDT, 900_000 * USDT);
		vm.prank(TETHER);
		usdt.setParams(bound(basisPoints, 0, 19), bound(maximum, 0, 49));
		uint256 lockedBefore = vault.totalLocked();
		uint256 balanceBefore = usdt.balanceOf(address(vault));
		uint64 nonce = _deposit(amount);

		uint256 received = usdt.balanceOf(address(vault)) - balanceBefore;
		assertEq(vault.totalLocked() - lockedBefore, received, "locked");
		assertLe(received, amount, "no more than asked");
		assertEq(
			vault.depositHash(nonce),
			keccak256(
				abi.encode(nonce, address(usdt), ALICE, ALICE, RECIPIENT, received, USDT, MEMO)
			),
			"hash"
		);
	}

	function testFuzz_recipients_of_deposits(bytes32 recipient, bool allowPadded) public {
		bool keyless = bytes4(recipient) == "modl";
		bool padded = uint256(recipient) >> 160 == 0;
		vm.prank(ALICE);
		(bool success,) = address(vault)
			.call(
				abi.encodeCall(vault.deposit, (USDT, recipient, ALICE, USDT, MEMO, 0, allowPadded))
			);
		bool expected = recipient != 0 && !keyless && (allowPadded || !padded);
		assertTrue(success == expected, "by the rules");
	}

	function testFuzz_release_conserves_money(
		uint256 amount,
		uint256 fee,
		uint64 nonce,
		bool bySelf
	) public {
		amount = bound(amount, 1, 500_000 * USDT - 1);
		if (nonce == 0) nonce = 1;
		Messages.Release memory m = _release(nonce, amount);
		m.fee = bound(fee, 0, amount);
		uint256 lockedBefore = vault.totalLocked();
		bytes memory signatures = _signed(m);
		vm.prank(bySelf ? BOB : EXECUTOR);
		vault.release(m, signatures);

		assertEq(usdt.balanceOf(BOB) + usdt.balanceOf(EXECUTOR), amount, "paid");
		assertEq(usdt.balanceOf(BOB), bySelf ? amount : amount - m.fee, "recipient");
		assertEq(lockedBefore - vault.totalLocked(), amount, "locked");
		assertEq(usdt.balanceOf(address(vault)), vault.totalLocked(), "balance");
		assertTrue(vault.isReleased(nonce), "marked");
		uint64 other = nonce ^ uint64(1 << (amount % 64));
		assertFalse(vault.isReleased(other) || vault.isCancelled(nonce), "and nothing else");
	}

	/// Whatever one bit of the signatures is turned, they are refused.
	function testFuzz_A_SIG_06_no_bit_of_the_signatures_is_free(uint256 bit) public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		bit = bound(bit, 0, signatures.length * 8 - 1);
		signatures[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
		vm.expectRevert();
		vault.release(m, signatures);
	}

	/// Whatever is signed by any selection of the set, it passes iff it is a quorum.
	function testFuzz_A_SIG_02_exactly_a_quorum_passes(uint8 selection, uint8 repeated) public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes32 digest = _digest(m.hash());
		bytes memory signatures;
		uint256 count;
		uint256 copies;
		for (uint256 i = 0; i < 7; ++i) {
			if (selection & (1 << i) == 0) continue;
			signatures = bytes.concat(signatures, _signOne(keys[0][i], digest));
			++count;
			if (repeated & (1 << i) == 0) continue;
			signatures = bytes.concat(signatures, _signOne(keys[0][i], digest));
			++copies;
		}
		(bool success,) = address(vault).call(abi.encodeCall(vault.release, (m, signatures)));
		assertTrue(success == (count == THRESHOLD && copies == 0), "quorum");
		assertTrue(vault.isReleased(1) == success, "effect");
	}

	/// Signatures for one message never carry another.
	function testFuzz_A_EVM_04_another_message_is_refused(Messages.Release memory other) public {
		Messages.Release memory m = _release(1, 1_000 * USDT);
		bytes memory signatures = _signed(m);
		other.setId = m.setId;
		if (other.hash() == m.hash()) return;
		vm.expectRevert();
		vault.release(other, signatures);
		// As close as it gets: one field of it.
		m.amount = other.amount;
		if (m.amount == 1_000 * USDT) return;
		vm.expectRevert();
		vault.release(m, signatures);
	}

	function testFuzz_message_id_leaves_the_set_out_and_the_hash_does_not(
		Messages.Release memory m,
		uint64 setId
	) public pure {
		Messages.Release memory n = abi.decode(abi.encode(m), (Messages.Release));
		n.setId = setId;
		assertEq(m.id(), n.id(), "id");
		assertTrue((m.hash() == n.hash()) == (m.setId == setId), "hash");
	}

	function testFuzz_deposit_ids_are_the_hash_without_the_set(
		Messages.Deposit memory m
	) public pure {
		bytes memory all = abi.encode(m);
		bytes memory rest = new bytes(all.length - 32);
		for (uint256 i = 0; i < rest.length; ++i) {
			rest[i] = all[i + 32];
		}
		assertEq(
			m.id(), keccak256(bytes.concat(Messages.DEPOSIT_TYPEHASH, rest)), "fields in order"
		);
	}

	function testFuzz_A_SIG_01_sets_by_their_bounds(uint256 n, uint256 threshold) public {
		n = bound(n, 0, 40);
		threshold = bound(threshold, 0, 45);
		address[] memory signers = new address[](n);
		for (uint256 i = 0; i < n; ++i) {
			signers[i] = address(uint160(i + 1));
		}
		bool expected = n >= 4 && n <= 32 && threshold <= n && 3 * threshold > 2 * n;
		(bool success,) = address(this).call(abi.encodeCall(this.validate, (threshold, signers)));
		assertTrue(success == expected, "bounds");
	}

	function validate(uint256 threshold, address[] memory signers) external pure {
		Signatures.validate(threshold, signers);
	}

	/// Against a model that keeps every outflow: whether a release passes at once, and that in
	/// every stretch of time no more flows out than the capacity and its refill.
	/// forge-config: default.fuzz.runs = 1000
	/// forge-config: quick.fuzz.runs = 20
	/// forge-config: long.fuzz.runs = 20000
	function testFuzz_A_EVM_10_bucket_against_a_model(uint256 random) public {
		uint256 capacity = 1_000_000 * USDT;
		uint256 level = capacity;
		uint256[] memory amounts = new uint256[](16);
		uint256[] memory times = new uint256[](16);
		for (uint64 i = 0; i < 16; ++i) {
			random = uint256(keccak256(abi.encode(random)));
			uint256 wait = random % 7 == 0 ? random % 200_000 : random % 9_000;
			skip(wait);
			level += wait * 10 * USDT;
			if (level > capacity) level = capacity;
			uint256 amount = random % 11 == 0 ? level : (random >> 64) % (400_000 * USDT);
			if (amount == 0 || amount >= 500_000 * USDT) amount = 1;

			Messages.Release memory m = _release(i + 1, amount);
			bytes memory call = abi.encodeCall(vault.release, (m, _signed(m)));
			(bool success,) = address(vault).call(call);
			assertTrue(success == (amount <= level), "passes iff the bucket holds it");
			times[i] = now_();
			if (!success) continue;
			level -= amount;
			amounts[i] = amount;
			uint256 sum = 0;
			for (uint256 back = 0; back <= i; ++back) {
				sum += amounts[i - back];
				uint256 stretch = times[i] - times[i - back];
				assertLe(sum, capacity + stretch * 10 * USDT, "in every stretch");
			}
			(uint256 left, uint256 debt) = vault.bucket();
			assertEq(left, level, "level");
			assertEq(debt, 0, "a release at once makes no debt");
		}
	}

	/// Splitting never brings the last part forward.
	function testFuzz_A_EVM_10_splits_wait_as_long_as_the_whole(
		uint256 whole,
		uint256 parts
	) public {
		whole = bound(whole, 1_500_000 * USDT, 2_000_000 * USDT);
		parts = bound(parts, 1, 3);
		uint256 used = 0;
		for (uint64 i = 1; i <= parts; ++i) {
			uint256 part = i == parts ? whole - used : whole / parts;
			used += part;
			_queued(i, part);
		}
		uint256 debt = whole - 1_000_000 * USDT;
		uint256 wait = (debt + 10 * USDT - 1) / (10 * USDT);
		if (wait < 24 hours) wait = 24 hours;
		assertEq(_readyAt(uint64(parts)), now_() + wait, "the last part");
	}
}

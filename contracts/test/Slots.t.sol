// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {QueueFixture} from "./Queue.t.sol";
import {vm} from "./base/Vm.sol";

/// Attesters prove what the vault says by its storage, so none of this may ever move.
contract SlotsTest is QueueFixture {
	function _load(uint256 slot) private view returns (uint256) {
		return uint256(vm.load(address(vault), bytes32(slot)));
	}

	function _slotOf(uint256 key, uint256 mapping_) private pure returns (uint256) {
		return uint256(keccak256(abi.encode(key, mapping_)));
	}

	function test_deposit_hash_lies_in_the_documented_slot() public view {
		assertEq(bytes32(_load(_slotOf(1, 0))), vault.depositHash(1), "slot 0");
	}

	function test_signer_sets_lie_in_the_documented_slots() public {
		_rotateTo(2);
		uint256 numbers = _load(12);
		assertEq(uint64(numbers), 2, "current set");
		assertEq(uint64(numbers >> 64), 1, "previous set");
		assertEq(uint64(numbers >> 128), vault.prevValidUntil(), "its end");
		assertEq(uint64(numbers >> 192), vault.lastRotation(), "latest rotation");

		(uint256 threshold, address[] memory signers) = vault.signerSet(2);
		uint256 set = _slotOf(2, 11);
		assertEq(_load(set), threshold, "threshold");
		assertEq(_load(set + 1), signers.length, "size");
		uint256 first = uint256(keccak256(abi.encode(set + 1)));
		for (uint256 i = 0; i < signers.length; ++i) {
			assertEq(_load(first + i), uint160(signers[i]), "signer");
		}
	}

	function test_books_lie_in_the_documented_slot() public view {
		uint256 books = _load(16);
		assertEq(uint128(books), vault.totalLocked(), "locked");
		assertEq(uint64(books >> 128), vault.depositCount(), "deposits");
		assertEq(books >> 208, vault.lastHeard(), "life");
	}

	function test_ends_of_releases_lie_in_the_documented_slots() public {
		_executeRelease(_release(700, 1_000 * USDT));
		Messages.Release memory m = _release(300, 1_000 * USDT);
		warp(m.deadline);
		vault.cancel(m, _signed(m));
		// 256 nonces to a word, the lowest bit first.
		assertEq(_load(_slotOf(2, 19)), 1 << 188, "released");
		assertEq(_load(_slotOf(1, 20)), 1 << 44, "cancelled");
	}
}

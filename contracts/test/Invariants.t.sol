// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Handler} from "./base/Handler.sol";
import {Test} from "./base/Test.sol";

/// @notice What holds after any sequence of calls by anybody.
contract InvariantsTest is Test {
	struct FuzzSelector {
		address addr;
		bytes4[] selectors;
	}

	Handler private handler;
	UsdtVault private vault;

	function setUp() public {
		handler = new Handler();
		vault = handler.theVault();
	}

	/// One campaign checks all of them after every call: a campaign of its own for each would walk
	/// the same sequences again.
	function invariant_of_the_vault() public view {
		_balance_covers_what_is_locked();
		_locked_is_deposits_less_releases();
		_each_nonce_ends_once_and_in_one_way();
		_deposits_are_numbered_without_a_gap();
		_sets_are_what_a_quorum_signed_or_the_successors_of_a_lost_one();
		_outflow_stays_within_the_bucket();
		_bucket_is_as_the_model_keeps_it();
		_guardians_are_counted_and_remain();
		_nobody_has_done_what_he_must_not();
	}

	/// A campaign that reaches nothing proves nothing: a long walk passes through every action.
	function test_campaign_reaches_every_action() public {
		bytes4[] memory selectors = _selectors();
		uint256 random = 1;
		for (uint256 i = 0; i < 4_000; ++i) {
			random = uint256(keccak256(abi.encode(random)));
			(bool success,) = address(handler)
				.call(
					abi.encodePacked(
						selectors[random % selectors.length],
						keccak256(abi.encode(random, 1)),
						keccak256(abi.encode(random, 2)),
						keccak256(abi.encode(random, 3)),
						keccak256(abi.encode(random, 4))
					)
				);
			assertTrue(success, "an action failed");
			if (i % 500 == 0) invariant_of_the_vault();
		}
		string[14] memory actions = [
			"deposit",
			"release",
			"queue",
			"execute",
			"cancel",
			"cancelQueued",
			"submitRotation",
			"activateRotation",
			"pause",
			"veto",
			"vetoRotation",
			"liftVeto",
			"applyLimits",
			"sweep"
		];
		for (uint256 i = 0; i < actions.length; ++i) {
			assertTrue(handler.passed(bytes32(bytes(actions[i]))) > 2, actions[i]);
		}
		assertTrue(handler.passed("takeTwice") > 0, "takeTwice");
		assertTrue(handler.passed("applyGuardian") > 0, "applyGuardian");
		assertTrue(handler.passed("vetoLimits") > 0, "vetoLimits");
		assertTrue(handler.passed("succeed") > 0, "succeed");
		assertTrue(handler.passed("activateSuccession") > 0, "activateSuccession");
	}

	function targetContracts() external view returns (address[] memory targets) {
		targets = new address[](1);
		targets[0] = address(handler);
	}

	function targetSelectors() external view returns (FuzzSelector[] memory targets) {
		targets = new FuzzSelector[](1);
		targets[0] = FuzzSelector(address(handler), _selectors());
	}

	/// What happens often in life stands here twice.
	function _selectors() private pure returns (bytes4[] memory selectors) {
		bytes4[34] memory list = [
			Handler.deposit.selector,
			Handler.deposit.selector,
			Handler.donate.selector,
			Handler.release.selector,
			Handler.release.selector,
			Handler.queue.selector,
			Handler.queue.selector,
			Handler.execute.selector,
			Handler.execute.selector,
			Handler.retry.selector,
			Handler.cancel.selector,
			Handler.cancelQueued.selector,
			Handler.submitRotation.selector,
			Handler.activateRotation.selector,
			Handler.stealWithFewKeys.selector,
			Handler.takeTwice.selector,
			Handler.forge.selector,
			Handler.rotateWithFewKeys.selector,
			Handler.pause.selector,
			Handler.veto.selector,
			Handler.vetoRotation.selector,
			Handler.vetoLimits.selector,
			Handler.unpause.selector,
			Handler.liftVeto.selector,
			Handler.succeed.selector,
			Handler.setLimits.selector,
			Handler.applyLimits.selector,
			Handler.proposeGuardian.selector,
			Handler.applyGuardian.selector,
			Handler.sweep.selector,
			Handler.setFee.selector,
			Handler.pauseToken.selector,
			Handler.listVault.selector,
			Handler.destroyAndReplace.selector
		];
		selectors = new bytes4[](list.length);
		for (uint256 i = 0; i < list.length; ++i) {
			selectors[i] = list[i];
		}
	}

	/// INV-1
	function _balance_covers_what_is_locked() private view {
		assertLe(vault.totalLocked(), handler.balance(), "solvent");
	}

	/// INV-3
	function _locked_is_deposits_less_releases() private view {
		assertLe(handler.released(), handler.deposited(), "no more out than in");
		assertEq(vault.totalLocked(), handler.deposited() - handler.released(), "books");
	}

	/// INV-2 and I6, on this side
	function _each_nonce_ends_once_and_in_one_way() private view {
		for (uint256 i = 0; i < handler.messages(); ++i) {
			uint64 nonce = handler.messageNonce(i);
			uint256 releases = handler.releases(nonce);
			uint256 cancels = handler.cancels(nonce);
			assertLe(releases + cancels, 1, "once");
			assertTrue(vault.isReleased(nonce) == (releases == 1), "released");
			assertTrue(vault.isCancelled(nonce) == (cancels == 1), "cancelled");
			(bytes32 msgId,,,) = vault.queued(nonce);
			assertTrue(msgId == 0 || releases + cancels == 0, "what has ended is not queued");
		}
	}

	/// INV-2 inbound
	function _deposits_are_numbered_without_a_gap() private view {
		uint64 count = vault.depositCount();
		for (uint64 nonce = 1; nonce <= count; ++nonce) {
			assertTrue(vault.depositHash(nonce) != 0, "recorded");
		}
		assertEq(vault.depositHash(count + 1), 0, "and none beyond");
	}

	function _sets_are_what_a_quorum_signed_or_the_successors_of_a_lost_one() private view {
		for (uint64 id = 1; id <= vault.currentSet(); ++id) {
			(uint256 threshold, address[] memory signers) = vault.signerSet(id);
			assertEq(
				Messages.setHash(threshold, signers), handler.rightSet(id), "as signed or named"
			);
			assertTrue(3 * threshold > 2 * signers.length, "more than two thirds");
		}
		assertTrue(vault.prevSet() + 1 == vault.currentSet(), "one after the other");
		assertEq(vault.lastHeard(), handler.heardAt(), "when a quorum lived");
	}

	/// However limits, queue, vetoes and cancellations play together.
	function _outflow_stays_within_the_bucket() private view {
		assertLe(
			handler.released(),
			handler.maxCapacity() + handler.maxRefill() * handler.elapsed(),
			"capacity and refill"
		);
	}

	function _bucket_is_as_the_model_keeps_it() private view {
		uint256 used = handler.modelUsed();
		uint256 capacity = vault.limits().bucketCapacity;
		(uint256 level, uint256 debt) = vault.bucket();
		assertEq(level, used < capacity ? capacity - used : 0, "level");
		assertEq(debt, used > capacity ? used - capacity : 0, "debt");
	}

	function _guardians_are_counted_and_remain() private view {
		assertTrue(vault.guardianCount() >= 2, "at least two");
	}

	function _nobody_has_done_what_he_must_not() private view {
		assertEq(bytes(handler.breach()).length, 0, handler.breach());
	}
}

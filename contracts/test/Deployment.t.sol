// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Controls} from "../src/Controls.sol";
import {Messages} from "../src/Messages.sol";
import {Signatures} from "../src/Signatures.sol";
import {SignerSets} from "../src/SignerSets.sol";
import {UsdtVault} from "../src/UsdtVault.sol";
import {Fixture} from "./base/Fixture.sol";
import {vm} from "./base/Vm.sol";

contract DeploymentTest is Fixture {
	function deploy(UsdtVault.Config memory c) external {
		new UsdtVault(c);
	}

	function _fails(UsdtVault.Config memory c, bytes4 selector) private {
		expectError(selector);
		this.deploy(c);
	}

	/// What a deployer checks before the first deposit: nothing is left to be initialised.
	function test_vault_is_complete_when_it_is_deployed() public {
		assertEq(vault.token(), address(usdt), "token");
		assertEq(vault.domain(), DOMAIN, "domain");
		assertEq(vault.salt(), SALT, "salt");
		assertEq(vault.chainIdAtDeploy(), block.chainid, "chain id");
		assertEq(vault.governor(), GOVERNOR, "governor");
		assertEq(vault.guardianCount(), 3, "guardians");
		assertTrue(vault.isGuardian(GUARD_C), "guardian");
		assertEq(vault.currentSet(), 1, "set");
		assertEq(vault.lastRotation(), now_(), "in office since");
		assertEq(vault.lastHeard(), now_(), "heard");
		assertEq(vault.prevSet(), 0, "no previous set");
		(uint256 threshold, address[] memory signers) = vault.signerSet(1);
		assertEq(threshold, 5, "threshold");
		assertEq(keccak256(abi.encode(signers)), keccak256(abi.encode(_signers(1))), "signers");
		assertEq(
			vault.domainSeparator(),
			Messages.domainSeparator(block.chainid, address(vault), SALT),
			"separator"
		);
		assertEq(keccak256(abi.encode(vault.timing())), keccak256(abi.encode(_timing())), "timing");
		assertEq(
			keccak256(abi.encode(vault.limits())), keccak256(abi.encode(_defaultLimits())), "limits"
		);
		(uint256 level, uint256 debt) = vault.bucket();
		assertEq(level, 1_000_000 * USDT, "full bucket");
		assertEq(debt, 0, "no debt");
		assertEq(vault.totalLocked(), 0, "nothing locked");
		assertEq(vault.pauseBits(), 0, "nothing paused");
	}

	function test_token_without_code_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.token = STRANGER;
		_fails(c, UsdtVault.TokenWithoutCode.selector);
	}

	function test_token_with_other_decimals_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.token = address(new EighteenDecimals());
		_fails(c, UsdtVault.WrongDecimals.selector);
	}

	function test_A_EVM_15_wrong_chain_id_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.chainId = block.chainid + 1;
		_fails(c, Controls.WrongChain.selector);
	}

	function test_A_EVM_01_domain_zero_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.domain = 0;
		_fails(c, UsdtVault.DomainZero.selector);
	}

	function test_A_EVM_01_salt_zero_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.salt = 0;
		_fails(c, SignerSets.SaltZero.selector);
	}

	function test_A_EVM_01_first_set_zero_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.firstSet = 0;
		_fails(c, SignerSets.FirstSetZero.selector);
	}

	function test_A_EVM_01_governor_zero_is_refused() public {
		UsdtVault.Config memory c = _config();
		c.governor = address(0);
		_fails(c, Controls.GovernorZero.selector);
	}

	function test_guardians_are_checked() public {
		UsdtVault.Config memory c = _config();
		c.guardians[1] = address(0);
		_fails(c, Controls.GuardianZero.selector);
		c.guardians[1] = GOVERNOR;
		_fails(c, Controls.GuardianIsGovernor.selector);
		c.guardians[1] = GUARD_A;
		_fails(c, Controls.GuardianUnchanged.selector);
	}

	function test_one_guardian_is_too_few() public {
		UsdtVault.Config memory c = _config();
		c.guardians = new address[](1);
		c.guardians[0] = GUARD_A;
		_fails(c, Controls.TooFewGuardians.selector);
	}

	function test_A_SIG_01_first_set_is_checked() public {
		UsdtVault.Config memory c = _config();
		c.threshold = 4;
		_fails(c, Signatures.ThresholdTooLow.selector);
	}

	function test_limits_are_checked() public {
		UsdtVault.Config memory c = _config();
		c.limits.largeDelay = 0;
		_fails(c, Controls.LargeDelayOutOfRange.selector);
		c = _config();
		c.limits.minDeposit = c.limits.feeFloor;
		_fails(c, Controls.MinDepositTooLow.selector);
	}

	/// Zero would switch a protection off; more than a year would lock money up.
	function test_every_duration_is_in_range() public {
		for (uint256 i = 0; i < 10; ++i) {
			for (uint256 j = 0; j < 2; ++j) {
				uint64 wrong = j == 0 ? 0 : 365 days + 1;
				UsdtVault.Config memory c = _config();
				if (i == 0) c.timing.maxPause = wrong;
				if (i == 1) c.timing.pauseCooldown = wrong;
				if (i == 2) c.timing.unpauseDelay = wrong;
				if (i == 3) c.timing.governorDelay = wrong;
				if (i == 4) c.timing.vetoReview = wrong;
				if (i == 5) c.timing.execWindow = wrong;
				if (i == 6) c.timing.minRotationDelay = wrong;
				if (i == 7) c.timing.rotationDelay = wrong;
				if (i == 8) c.timing.rotationWindow = wrong;
				if (i == 9) c.timing.overlap = wrong;
				_fails(c, Controls.TimingOutOfRange.selector);
			}
		}
	}

	function test_cooldown_is_no_shorter_than_a_pause() public {
		UsdtVault.Config memory c = _config();
		c.timing.pauseCooldown = c.timing.maxPause;
		this.deploy(c);
		c.timing.pauseCooldown -= 1;
		_fails(c, Controls.PauseCooldownTooShort.selector);
	}

	function test_overlap_ends_before_the_next_rotation() public {
		UsdtVault.Config memory c = _config();
		c.timing.overlap = c.timing.minRotationDelay;
		this.deploy(c);
		c.timing.overlap += 1;
		_fails(c, Controls.OverlapTooLong.selector);
	}

	function test_rotation_window_has_room_for_the_delay() public {
		UsdtVault.Config memory c = _config();
		c.timing.rotationWindow = c.timing.rotationDelay + 1;
		this.deploy(c);
		c.timing.rotationWindow -= 1;
		_fails(c, Controls.RotationWindowTooShort.selector);
	}

	/// Computed from the specification by another program.
	function test_typehashes_are_those_of_the_specification() public pure {
		assertEq(
			Messages.DEPOSIT_TYPEHASH,
			0x63e38e6dfed7a09c00e2d4e1f1c17852b65de5d497de1a819fa6f494ce9b034c,
			"Deposit"
		);
		assertEq(
			Messages.RELEASE_TYPEHASH,
			0x3e625396668363a075b09f757fe848e2f45d0792088006e79f164d9308b4ada2,
			"Release"
		);
		assertEq(
			Messages.RECEIPT_TYPEHASH,
			0x3dd2b484b18770ed11df4b93aac4a8ff17a6317b184e764a1ffcc315fc39a86f,
			"Receipt"
		);
		assertEq(
			Messages.CHECKPOINT_TYPEHASH,
			0xe8864f1b38982af7621a72b35d92c38386bb3d4a5cb260f217073fed96eaf210,
			"Checkpoint"
		);
		assertEq(
			Messages.ROTATE_TYPEHASH,
			0xad2d4ba0deadbe1e12c9caf650c7c43facdd5e820b485c52bf29b4ac5a2648a2,
			"Rotate"
		);
		assertEq(
			Messages.DOMAIN_TYPEHASH,
			0xd87cd6ef79d4e2b95e15ce8abf732db51ec771f1ca2edccf22a46c729ac56472,
			"Domain"
		);
	}

	/// Neither a way to run other code, nor an opcode (PUSH0) that TRON may not know.
	function test_bytecode_has_no_delegatecall_selfdestruct_create_or_push0() public view {
		bytes memory code = address(vault).code;
		bytes memory unwanted = hex"f4f2fff0f55f";
		for (uint256 i = 0; i < code.length; ++i) {
			uint8 op = uint8(code[i]);
			// Skips what a PUSH carries.
			if (op >= 0x60 && op <= 0x7f) i += op - 0x5f;
			for (uint256 j = 0; j < unwanted.length; ++j) {
				assertFalse(op == uint8(unwanted[j]), "unwanted opcode");
			}
		}
	}
}

contract EighteenDecimals {
	uint256 public constant decimals = 18;
}

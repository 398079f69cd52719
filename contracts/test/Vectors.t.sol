// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Messages} from "../src/Messages.sol";
import {Test} from "./base/Test.sol";
import {vm} from "./base/Vm.sol";

/// @notice The vectors that Tael's message module writes: message, hashes, signature, signer.
/// Numbers are decimal strings, so that no reader loses digits.
contract VectorsTest is Test {
	using Messages for Messages.Deposit;
	using Messages for Messages.Release;
	using Messages for Messages.Receipt;
	using Messages for Messages.Checkpoint;
	using Messages for Messages.Rotate;

	string private constant FILE = "test/vectors.json";

	string private _json;
	string private _case;

	function test_vectors_of_tael() public {
		if (!vm.exists(FILE)) vm.skip(true, "test/vectors.json is not there");
		_json = vm.readFile(FILE);
		bytes32 separator = Messages.domainSeparator(
			vm.parseJsonUint(_json, ".domain.chainId"),
			vm.parseJsonAddress(_json, ".domain.verifyingContract"),
			vm.parseJsonBytes32(_json, ".domain.salt")
		);
		assertEq(separator, vm.parseJsonBytes32(_json, ".domain.separator"), "separator");

		uint256 seen = 0;
		uint256 sets = 0;
		uint256 count = 0;
		for (; _select(count); ++count) {
			seen |= _check(separator);
			if (vm.keyExistsJson(_json, _path(".newSet"))) {
				_checkSet();
				++sets;
			}
		}
		assertTrue(count > 0, "there are cases");
		assertEq(seen, 31, "of each type");
		assertTrue(sets > 0, "and a set in full");
	}

	/// A rotation names a set by its hash, which both sides must compute alike.
	function _checkSet() private view {
		bytes32 setHash = Messages.setHash(
			vm.parseJsonUint(_json, _path(".newSet.threshold")),
			vm.parseJsonAddressArray(_json, _path(".newSet.addresses"))
		);
		assertEq(setHash, vm.parseJsonBytes32(_json, _path(".message.newSetHash")), "set hash");
	}

	function _select(uint256 index) private returns (bool) {
		_case = string.concat(".cases[", vm.toString(index), "]");
		return vm.keyExistsJson(_json, _case);
	}

	function _check(bytes32 separator) private view returns (uint256 kind) {
		bytes32 structHash;
		bytes32 id;
		(structHash, id, kind) = _hashes(vm.parseJsonString(_json, _path(".type")));
		assertEq(structHash, vm.parseJsonBytes32(_json, _path(".structHash")), _path(".structHash"));
		assertEq(id, vm.parseJsonBytes32(_json, _path(".msgId")), _path(".msgId"));

		bytes32 digest = Messages.digest(separator, structHash);
		assertEq(digest, vm.parseJsonBytes32(_json, _path(".digest")), _path(".digest"));

		bytes memory signature = vm.parseJsonBytes(_json, _path(".signature"));
		address signer = vm.parseJsonAddress(_json, _path(".signer"));
		uint256 key = uint256(vm.parseJsonBytes32(_json, _path(".privateKey")));
		assertEq(vm.addr(key), signer, _path(".privateKey"));
		assertEq(_recover(digest, signature), signer, _path(".signature"));
		// Both sides draw k from key and digest (RFC 6979), so the bytes agree too.
		(uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
		assertEq(
			keccak256(abi.encodePacked(r, s, v)), keccak256(signature), _path(".signature bytes")
		);
	}

	function _recover(bytes32 digest, bytes memory signature) private pure returns (address) {
		assertEq(signature.length, 65, "r, s and v");
		bytes32 r;
		bytes32 s;
		assembly {
			r := mload(add(signature, 32))
			s := mload(add(signature, 64))
		}
		return ecrecover(digest, uint8(signature[64]), r, s);
	}

	function _hashes(string memory kind) private view returns (bytes32, bytes32, uint256) {
		bytes32 name = keccak256(bytes(kind));
		if (name == keccak256("Deposit")) {
			Messages.Deposit memory m = _deposit();
			return (m.hash(), m.id(), 1);
		}
		if (name == keccak256("Release")) {
			Messages.Release memory m = _release();
			return (m.hash(), m.id(), 2);
		}
		if (name == keccak256("Receipt")) {
			Messages.Receipt memory m = _receipt();
			return (m.hash(), m.id(), 4);
		}
		if (name == keccak256("Checkpoint")) {
			Messages.Checkpoint memory m = _checkpoint();
			return (m.hash(), m.id(), 8);
		}
		if (name == keccak256("Rotate")) {
			Messages.Rotate memory m = _rotate();
			return (m.hash(), m.id(), 16);
		}
		revert(string.concat("unknown type ", kind));
	}

	function _deposit() private view returns (Messages.Deposit memory) {
		return Messages.Deposit({
			setId: _u64("setId"),
			srcDomain: uint32(_uint("srcDomain")),
			nonce: _u64("nonce"),
			token: _address("token"),
			sender: _bytes32("sender"),
			refundTo: _address("refundTo"),
			recipient: _bytes32("recipient"),
			amount: _uint("amount"),
			maxFee: _uint("maxFee"),
			memoHash: _bytes32("memoHash"),
			srcTxHash: _bytes32("srcTxHash"),
			srcBlock: _u64("srcBlock"),
			srcBlockHash: _bytes32("srcBlockHash")
		});
	}

	function _release() private view returns (Messages.Release memory) {
		return Messages.Release({
			setId: _u64("setId"),
			dstDomain: uint32(_uint("dstDomain")),
			nonce: _u64("nonce"),
			token: _address("token"),
			recipient: _address("recipient"),
			amount: _uint("amount"),
			fee: _uint("fee"),
			deadline: _u64("deadline"),
			requestId: _bytes32("requestId")
		});
	}

	function _receipt() private view returns (Messages.Receipt memory) {
		return Messages.Receipt({
			setId: _u64("setId"),
			srcDomain: uint32(_uint("srcDomain")),
			kind: uint8(_uint("kind")),
			nonce: _u64("nonce"),
			subject: _bytes32("subject"),
			srcBlock: _u64("srcBlock"),
			srcBlockHash: _bytes32("srcBlockHash")
		});
	}

	function _checkpoint() private view returns (Messages.Checkpoint memory) {
		return Messages.Checkpoint({
			setId: _u64("setId"),
			srcDomain: uint32(_uint("srcDomain")),
			block: _u64("block"),
			blockHash: _bytes32("blockHash"),
			depositCount: _u64("depositCount"),
			totalLocked: _uint("totalLocked"),
			tokenBalance: _uint("tokenBalance"),
			feeRate: _uint("feeRate")
		});
	}

	function _rotate() private view returns (Messages.Rotate memory) {
		return Messages.Rotate({
			setId: _u64("setId"),
			newSetId: _u64("newSetId"),
			newSetHash: _bytes32("newSetHash"),
			notBefore: _u64("notBefore")
		});
	}

	function _path(string memory key) private view returns (string memory) {
		return string.concat(_case, key);
	}

	function _field(string memory field) private view returns (string memory) {
		return string.concat(_case, ".message.", field);
	}

	function _uint(string memory field) private view returns (uint256) {
		return vm.parseJsonUint(_json, _field(field));
	}

	function _u64(string memory field) private view returns (uint64 value) {
		value = uint64(_uint(field));
		assertEq(value, _uint(field), _field(field));
	}

	function _address(string memory field) private view returns (address) {
		return vm.parseJsonAddress(_json, _field(field));
	}

	function _bytes32(string memory field) private view returns (bytes32) {
		return vm.parseJsonBytes32(_json, _field(field));
	}
}

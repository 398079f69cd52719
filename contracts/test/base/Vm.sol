// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The cheatcodes that the tests use.
interface Vm {
	struct Log {
		bytes32[] topics;
		bytes data;
		address emitter;
	}

	function addr(uint256 key) external pure returns (address);
	function assertEq(uint256 left, uint256 right, string calldata what) external pure;
	function assertEq(bytes32 left, bytes32 right, string calldata what) external pure;
	function assertEq(address left, address right, string calldata what) external pure;
	function assertEq(bool left, bool right, string calldata what) external pure;
	function assertEq(bytes calldata left, bytes calldata right, string calldata what) external pure;
	function assertLe(uint256 left, uint256 right, string calldata what) external pure;
	function assertTrue(bool condition, string calldata what) external pure;
	function chainId(uint256 id) external;
	function deal(address who, uint256 amount) external;
	function etch(address target, bytes calldata code) external;
	function exists(string calldata path) external view returns (bool);
	function expectEmit(address emitter) external;
	function expectPartialRevert(bytes4 selector) external;
	function expectRevert() external;
	function expectRevert(bytes calldata data) external;
	function getRecordedLogs() external returns (Log[] memory);
	function load(address target, bytes32 slot) external view returns (bytes32);
	function parseJsonAddress(
		string calldata json,
		string calldata key
	) external pure returns (address);
	function parseJsonAddressArray(
		string calldata json,
		string calldata key
	) external pure returns (address[] memory);
	function parseJsonBytes(
		string calldata json,
		string calldata key
	) external pure returns (bytes memory);
	function parseJsonBytes32(
		string calldata json,
		string calldata key
	) external pure returns (bytes32);
	function parseJsonString(
		string calldata json,
		string calldata key
	) external pure returns (string memory);
	function parseJsonUint(
		string calldata json,
		string calldata key
	) external pure returns (uint256);
	function keyExistsJson(string calldata json, string calldata key) external view returns (bool);
	function prank(address sender) external;
	function readFile(string calldata path) external view returns (string memory);
	function recordLogs() external;
	function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
	function signWithNonceUnsafe(
		uint256 key,
		bytes32 digest,
		uint256 nonce
	) external pure returns (uint8 v, bytes32 r, bytes32 s);
	function skip(bool skipTest, string calldata reason) external;
	function startPrank(address sender) external;
	function stopPrank() external;
	function store(address target, bytes32 slot, bytes32 value) external;
	function toString(uint256 value) external pure returns (string memory);
	function warp(uint256 timestamp) external;
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a deprecated USDT forwards to.
interface IUpgraded {
	function transferByLegacy(address from, address to, uint256 value) external;
	function transferFromByLegacy(address sender, address from, address to, uint256 value) external;
	function approveByLegacy(address from, address spender, uint256 value) external;
	function balanceOf(address who) external view returns (uint256);
}

/// @title USDT as it is on Ethereum
/// @notice The behaviour of the contract at 0xdAC17F958D2ee523a2206206994597C13D831ec7: `transfer`,
/// `transferFrom` and `approve` return nothing, an allowance changes only from or to zero, the
/// owner may pause, take a fee, list senders, burn what they hold, and forward everything.
contract TetherMock {
	string public constant name = "Tether USD";
	string public constant symbol = "USDT";

	uint256 public decimals = 6;
	address public owner = msg.sender;
	uint256 public basisPointsRate;
	uint256 public maximumFee;
	bool public paused;
	bool public deprecated;
	address public upgradedAddress;
	mapping(address => bool) public isBlackListed;
	mapping(address => mapping(address => uint256)) public allowance;
	mapping(address => uint256) internal _balances;
	uint256 internal _supply;

	event Transfer(address indexed from, address indexed to, uint256 value);
	event Approval(address indexed owner, address indexed spender, uint256 value);

	modifier onlyOwner() {
		require(msg.sender == owner);
		_;
	}

	modifier whenNotPaused() {
		require(!paused);
		_;
	}

	function balanceOf(address who) public view virtual returns (uint256) {
		return deprecated ? IUpgraded(upgradedAddress).balanceOf(who) : _balances[who];
	}

	function totalSupply() external view returns (uint256) {
		return _supply;
	}

	function approve(address spender, uint256 value) external {
		if (deprecated) {
			return IUpgraded(upgradedAddress).approveByLegacy(msg.sender, spender, value);
		}
		require(value == 0 || allowance[msg.sender][spender] == 0);
		allowance[msg.sender][spender] = value;
		emit Approval(msg.sender, spender, value);
	}

	// Only senders are checked: one can send to a listed address.

	function transfer(address to, uint256 value) external whenNotPaused {
		require(!isBlackListed[msg.sender]);
		if (deprecated) IUpgraded(upgradedAddress).transferByLegacy(msg.sender, to, value);
		else _move(msg.sender, to, value);
		_answer(true);
	}

	function transferFrom(address from, address to, uint256 value) external whenNotPaused {
		require(!isBlackListed[from]);
		if (deprecated) {
			IUpgraded(upgradedAddress).transferFromByLegacy(msg.sender, from, to, value);
		} else {
			if (allowance[from][msg.sender] < type(uint256).max) {
				allowance[from][msg.sender] -= value;
			}
			_move(from, to, value);
		}
		_answer(false);
	}

	function issue(address to, uint256 value) external onlyOwner {
		_balances[to] += value;
		_supply += value;
		emit Transfer(address(0), to, value);
	}

	function setParams(uint256 basisPoints, uint256 maxFee) external onlyOwner {
		require(basisPoints < 20 && maxFee < 50);
		basisPointsRate = basisPoints;
		maximumFee = maxFee * 10 ** decimals;
	}

	function pause() external onlyOwner {
		paused = true;
	}

	function unpause() external onlyOwner {
		paused = false;
	}

	function addBlackList(address who) external onlyOwner {
		isBlackListed[who] = true;
	}

	function removeBlackList(address who) external onlyOwner {
		isBlackListed[who] = false;
	}

	function destroyBlackFunds(address who) external onlyOwner {
		require(isBlackListed[who]);
		_supply -= _balances[who];
		_balances[who] = 0;
	}

	function deprecate(address upgraded) external onlyOwner {
		deprecated = true;
		upgradedAddress = upgraded;
	}

	function _move(address from, address to, uint256 value) internal virtual {
		uint256 fee = value * basisPointsRate / 10_000;
		if (fee > maximumFee) fee = maximumFee;
		_balances[from] -= value;
		_balances[to] += value - fee;
		emit Transfer(from, to, value - fee);
		if (fee > 0) {
			_balances[owner] += fee;
			emit Transfer(from, owner, fee);
		}
	}

	/// What a transfer returns, for the variants that return something.
	function _answer(bool isTransfer) internal view virtual {}
}

/// @notice What Tether would deploy to replace a deprecated contract.
contract TetherUpgraded is IUpgraded {
	address private immutable _legacy;
	mapping(address => uint256) public balanceOf;
	mapping(address => mapping(address => uint256)) private _allowance;

	constructor(address legacy, address[] memory holders) {
		_legacy = legacy;
		for (uint256 i = 0; i < holders.length; ++i) {
			balanceOf[holders[i]] = TetherMock(legacy).balanceOf(holders[i]);
		}
	}

	modifier onlyLegacy() {
		require(msg.sender == _legacy);
		_;
	}

	function transferByLegacy(address from, address to, uint256 value) external onlyLegacy {
		balanceOf[from] -= value;
		balanceOf[to] += value;
	}

	function transferFromByLegacy(
		address sender,
		address from,
		address to,
		uint256 value
	) external onlyLegacy {
		_allowance[from][sender] -= value;
		balanceOf[from] -= value;
		balanceOf[to] += value;
	}

	function approveByLegacy(address from, address spender, uint256 value) external onlyLegacy {
		_allowance[from][spender] = value;
	}
}

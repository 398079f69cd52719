// SPDX-License-Identifier: Apache-2.0

use polkadot_sdk::polkadot_sdk_frame as frame;

/// What this pallet tells, and why it refuses.
#[frame::pallet_macros::pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A business applied; its bond is on hold.
		Registered {
			/// The new merchant.
			merchant: MerchantId,
			/// Whose business it is.
			owner: T::AccountId,
			/// The owner's reference.
			client_ref: ClientRef,
			/// What went on hold.
			bond: Balance,
		},
		/// The registrar admitted the merchant: it takes payments.
		Approved {
			/// The merchant.
			merchant: MerchantId,
		},
		/// The registrar refused the merchant. [`Event::Ended`] follows.
		Rejected {
			/// The merchant.
			merchant: MerchantId,
			/// Why.
			reason: Reason,
		},
		/// The merchant takes no new payments for a while.
		Suspended {
			/// The merchant.
			merchant: MerchantId,
			/// Chain time from which it is active again by itself.
			until: Millis,
			/// Why.
			reason: Reason,
		},
		/// The registrar ended a suspension early.
		Reinstated {
			/// The merchant.
			merchant: MerchantId,
		},
		/// The merchant takes no new payments ever again.
		Closing {
			/// The merchant.
			merchant: MerchantId,
			/// Chain time from which anybody may remove it.
			until: Millis,
			/// Why the council closed it; `None` if the owner did.
			reason: Option<Reason>,
		},
		/// The merchant is gone, and everything it had on hold is returned.
		Ended {
			/// The merchant.
			merchant: MerchantId,
			/// The bond, returned to the owner.
			bond: Balance,
			/// The deposits for members and gateways, returned to the owner.
			deposits: Balance,
		},
		/// Name and category changed.
		Renamed {
			/// The merchant.
			merchant: MerchantId,
			/// The new name.
			name: Name,
			/// The new category.
			category: Category,
		},
		/// The page changed.
		PageSet {
			/// The merchant.
			merchant: MerchantId,
			/// The new page.
			page: Option<Page>,
		},
		/// Another key signs from now on.
		SigningKeyRotated {
			/// The merchant.
			merchant: MerchantId,
			/// The key until now.
			old: SigningKey,
			/// The key from now on.
			new: SigningKey,
		},
		/// Somebody may become the settlement account when it agrees.
		SettlementProposed {
			/// The merchant.
			merchant: MerchantId,
			/// Whose agreement it needs.
			account: T::AccountId,
			/// The owner or treasurer who proposed it.
			by: T::AccountId,
		},
		/// A proposal was withdrawn or declined.
		SettlementWithdrawn {
			/// The merchant.
			merchant: MerchantId,
			/// Who would have become the settlement account.
			account: T::AccountId,
			/// The owner, the treasurer or the account itself.
			by: T::AccountId,
		},
		/// Payments made from now on are paid to another account, and refunds are paid from it.
		SettlementChanged {
			/// The merchant.
			merchant: MerchantId,
			/// The settlement account until now.
			from: T::AccountId,
			/// The settlement account from now on.
			to: T::AccountId,
		},
		/// An account has a role, or other terms of it.
		RoleGranted {
			/// The merchant.
			merchant: MerchantId,
			/// Who has it.
			who: T::AccountId,
			/// The role and its terms.
			grant: Grant,
		},
		/// An account lost a role.
		RoleRevoked {
			/// The merchant.
			merchant: MerchantId,
			/// Who lost it.
			who: T::AccountId,
			/// The role.
			role: Role,
			/// The owner, or the member itself.
			by: T::AccountId,
		},
		/// A gateway may act for the merchant, on these terms.
		Consented {
			/// The merchant.
			merchant: MerchantId,
			/// The gateway.
			gateway: T::AccountId,
			/// What it may do.
			scopes: Scopes,
			/// The highest fee it may take of a payment.
			max_fee: Bps,
			/// Chain time from which the consent no longer counts.
			expires_at: Option<Millis>,
		},
		/// A gateway may act for the merchant no more.
		ConsentWithdrawn {
			/// The merchant.
			merchant: MerchantId,
			/// The gateway.
			gateway: T::AccountId,
			/// The owner, or the gateway itself.
			by: T::AccountId,
		},
		/// The reference of a merchant that ended is free again.
		ReceiptPruned {
			/// The merchant that was.
			merchant: MerchantId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// No merchant has this id.
		NotFound,
		/// The owner used this reference before; the merchant has the id that is derived from it.
		AlreadyExists,
		/// The merchant's state does not allow this.
		WrongState,
		/// The merchant takes no new payments now.
		NotActive,
		/// Only the owner may do this.
		NotOwner,
		/// The caller holds no role, consent or proposal that allows this.
		NotAuthorized,
		/// The credential speaks of a person.
		NotBusiness,
		/// The tier in force is below the one a merchant needs.
		TierTooLow,
		/// The name is empty, no UTF-8, or has control characters.
		BadName,
		/// A category code has four digits.
		BadCategory,
		/// The address is empty or has characters other than printable ASCII.
		BadUri,
		/// The duration is zero or above the longest suspension.
		BadDuration,
		/// The owner needs no role and no consent.
		IsOwner,
		/// The account is the settlement account already.
		AlreadySettlement,
		/// No other account is proposed.
		NoProposal,
		/// The key signs now, or signed before.
		KeyUsed,
		/// The account has this role, on these terms.
		AlreadyGranted,
		/// The account does not have this role.
		NotGranted,
		/// As many accounts have roles as may have.
		MaxMembersExceeded,
		/// The merchant consents to as many gateways as it may.
		MaxGatewaysExceeded,
		/// A limit of zero allows nothing.
		BadLimit,
		/// A consent needs at least one scope.
		NoScope,
		/// A fee is at most 10,000 basis points.
		BadFee,
		/// The merchant does not consent to this gateway.
		NoConsent,
		/// The time for this has not come.
		TooEarly,
		/// The time for this is over.
		TooLate,
		/// The refund would exceed what this refunder may give back in 24 h.
		DailyLimitExceeded,
		/// This kind of money has no value in USDT, so a refund of it cannot be counted.
		NoUsdtValue,
	}
}

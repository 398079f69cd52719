// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Encode;

const GENESIS: H256 = H256([1; 32]);
const TRADE: H256 = H256([2; 32]);
const SELLER: AccountId32 = AccountId32([3; 32]);
const BUYER: AccountId32 = AccountId32([4; 32]);
const RAIL: u16 = 7;
const IBAN: &str = "DE89370400440532013000";

// The vectors of docs/reference/channel.md. They were made by another implementation of RFC 9180, which was
// checked against the vectors of the RFC first.
const SELLER_PUBLIC: &str = "dc141ef3d47cadd04e11fb7bebd4142d733e09440f181323d1e14f0850d5862a";
const BUYER_PUBLIC: &str = "21a6464fca69d856948e2a6b0a388680e47ce800e0eb86e3f9402f7a77e5ea7e";
const BUYER_NEXT: &str = "c23b60e104bbbdadf19744c1949004a53e55c50d9cb001daa7e61989a1c52555";
const ACCOUNT_SALT: &str = "f98a1b95ac423ca86ae6680d760e4299f563bb44aa31b0a49d19f7634f7faff2";
const REFERENCE_SALT: &str = "15f8e53d609bd093bc3eb514d65066301f3cb25e723f928417d75c41a85d74a6";
const ACCOUNT_COMMITMENT: &str = "22ac674c06d3c16156507c634e2c9cc6c17dcb4321ac665666d7e64ab270431f";
const REFERENCE_COMMITMENT: &str =
	"1a629124fe98983797aa3b9a32490b76b5d5e4136164323d7dcece08352a90e2";
const SEALED: &str = "13be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d\
	391abc09a9317d6acd8c007068e7891f90ba9a194cf83976c932c60360b19fcc\
	1df73e5d9c15c7b3638f5850a45a3cc8c6c222a7e1bc4ec5a5fd08f54177c921\
	7e107efee601cedd78da656c6355992e26b739c9275e141fef7f5cb3e5f08063";

fn bytes(text: &str) -> Vec<u8> {
	hex::decode(text).unwrap()
}

fn hash(text: &str) -> [u8; 32] {
	bytes(text).try_into().unwrap()
}

fn sellers() -> ChannelKey {
	ChannelKey::derive(&[5; 32], GENESIS, 0)
}

fn buyers() -> ChannelKey {
	ChannelKey::derive(&[6; 32], GENESIS, 0)
}

fn to_buyer() -> Context {
	Context { genesis: GENESIS, trade: TRADE, sender: SELLER, recipient: BUYER }
}

fn seal(seq: u32, plaintext: &[u8]) -> Vec<u8> {
	sellers().seal(&buyers().public(), &to_buyer(), seq, plaintext).unwrap()
}

fn open(seq: u32, sealed: &[u8]) -> Result<Vec<u8>, ChannelError> {
	buyers().open(&sellers().public(), &to_buyer(), seq, sealed)
}

fn account() -> Message {
	let salt = sellers().salt(Subject::PaymentAccount, TRADE, RAIL);
	Message::PaymentAccount { rail: RAIL, account: IBAN.into(), salt }
}

/// Appendix A.2.3: the suite, in the authenticated mode.
#[test]
fn the_suite_is_the_one_of_the_rfc() {
	let material = "64835d5ee64aa7aad57c6f2e4f758f7696617f8829e70bc9ac7a5ef95d1c756c";
	let (recipient, _) = Kem::derive_keypair(&bytes(material));
	let sender = "f0f4f9e96c54aeed3f323de8534fffd7e0577e4ce269896716bcb95643c8712b";
	let sender = Public::from_bytes(&bytes(sender)).unwrap();
	let ephemeral = "f7674cc8cd7baa5872d1f33dbaffe3314239f6197ddf5ded1746760bfc847e0e";
	let ephemeral = <Kem as hpke::Kem>::EncappedKey::from_bytes(&bytes(ephemeral)).unwrap();
	let opened = single_shot_open::<Aead, Kdf, Kem>(
		&OpModeR::Auth(sender),
		&recipient,
		&ephemeral,
		b"Ode on a Grecian Urn",
		&bytes(
			"ab1a13c9d4f01a87ec3440dbd756e2677bd2ecf9df0ce7ed73869b98e00c09be\
			111cb9fdf077347aeb88e61bdf",
		),
		b"Count-0",
	);
	assert_eq!(opened.unwrap(), b"Beauty is truth, truth beauty");
}

#[test]
fn keys_follow_their_vectors() {
	assert_eq!(sellers().public().0, hash(SELLER_PUBLIC));
	assert_eq!(buyers().public().0, hash(BUYER_PUBLIC));
	let next = ChannelKey::derive(&[6; 32], GENESIS, 1);
	assert_eq!(next.public().0, hash(BUYER_NEXT));
}

#[test]
fn a_sealed_message_follows_its_vector() {
	let opened = open(3, &bytes(SEALED)).unwrap();
	assert_eq!(opened, account().encode());
	let mut expected = vec![1, 7, 0, 22 << 2];
	expected.extend(IBAN.as_bytes());
	expected.extend(bytes(ACCOUNT_SALT));
	assert_eq!(opened, expected);
	assert_eq!(Message::decode(&opened), Ok(account()));
}

#[test]
fn commitments_and_salts_follow_their_vectors() {
	assert_eq!(sellers().salt(Subject::PaymentAccount, TRADE, RAIL), hash(ACCOUNT_SALT));
	let commitment = payment_account(GENESIS, RAIL, IBAN, &hash(ACCOUNT_SALT));
	assert_eq!(commitment.0, hash(ACCOUNT_COMMITMENT));

	assert_eq!(buyers().salt(Subject::PaymentReference, TRADE, RAIL), hash(REFERENCE_SALT));
	let reference = "付款 2026-11-22/0042";
	let commitment = payment_reference(GENESIS, TRADE, RAIL, reference, &hash(REFERENCE_SALT));
	assert_eq!(commitment.0, hash(REFERENCE_COMMITMENT));
}

#[test]
fn the_page_has_these_vectors() {
	let page = include_str!("../../../docs/reference/channel.md");
	for vector in [
		SELLER_PUBLIC,
		BUYER_PUBLIC,
		BUYER_NEXT,
		ACCOUNT_SALT,
		ACCOUNT_COMMITMENT,
		REFERENCE_SALT,
		REFERENCE_COMMITMENT,
	] {
		assert!(page.contains(&format!("| `{vector}` |")), "{vector}");
	}
	assert!(page.replace('\n', "").contains(SEALED));
}

#[test]
fn what_one_seals_the_other_opens() {
	for plaintext in [&b""[..], b"x", b"ends in zeros\0\0", &[0xff; MAX_PLAINTEXT]] {
		assert_eq!(open(0, &seal(0, plaintext)).as_deref(), Ok(plaintext));
	}
}

#[test]
fn the_same_text_never_seals_to_the_same_bytes() {
	assert_ne!(seal(0, b"Hello"), seal(0, b"Hello"));
}

#[test]
fn the_size_tells_only_its_class() {
	for (length, size) in [(0, 128), (78, 128), (79, 256), (206, 256), (207, 512), (462, 512)] {
		assert_eq!(seal(0, &vec![1; length]).len(), size, "{length} bytes");
	}
	assert_eq!(MAX_PLAINTEXT, 462);
	assert_eq!(SEALED_SIZES.last(), Some(&MAX_SEALED));
	let long = [1; MAX_PLAINTEXT + 1];
	let refused = sellers().seal(&buyers().public(), &to_buyer(), 0, &long);
	assert_eq!(refused, Err(ChannelError::TooLong));
	// Longer than its two bytes of length can say.
	let refused = sellers().seal(&buyers().public(), &to_buyer(), 0, &vec![1; 1 << 17]);
	assert_eq!(refused, Err(ChannelError::TooLong));
}

#[test]
fn nothing_opens_under_another_number_or_in_another_context() {
	let sealed = seal(5, b"Hello");
	let refused = Err(ChannelError::NotAuthentic);
	for seq in [0, 4, 6, u32::MAX] {
		assert_eq!(open(seq, &sealed), refused, "as number {seq}");
	}
	let right = to_buyer();
	let elsewhere = H256([9; 32]);
	let stranger = AccountId32([9; 32]);
	for context in [
		Context { genesis: elsewhere, ..right },
		Context { trade: elsewhere, ..right },
		Context { sender: stranger, ..right },
		Context { recipient: stranger, ..right },
		// Sent back to who wrote it.
		Context { sender: BUYER, recipient: SELLER, ..right },
	] {
		let opened = buyers().open(&sellers().public(), &context, 5, &sealed);
		assert_eq!(opened, refused, "{context:?}");
	}
	assert!(open(5, &sealed).is_ok());
}

#[test]
fn nobody_but_the_recipient_opens_it_not_even_the_sender() {
	let sealed = seal(0, b"Hello");
	let refused = Err(ChannelError::NotAuthentic);
	let others = [
		sellers(),
		ChannelKey::generate(),
		ChannelKey::derive(&[6; 32], GENESIS, 1),
		ChannelKey::derive(&[6; 32], H256([9; 32]), 0),
	];
	for other in others {
		assert_eq!(other.open(&sellers().public(), &to_buyer(), 0, &sealed), refused);
	}
}

#[test]
fn nobody_but_the_sender_can_have_sealed_it() {
	let forger = ChannelKey::generate();
	let forged = forger.seal(&buyers().public(), &to_buyer(), 0, b"Pay to me").unwrap();
	assert_eq!(open(0, &forged), Err(ChannelError::NotAuthentic));
	let opened = buyers().open(&forger.public(), &to_buyer(), 0, &forged);
	assert_eq!(opened.as_deref(), Ok(&b"Pay to me"[..]));
}

#[test]
fn a_single_changed_bit_is_noticed() {
	let sealed = seal(0, b"Hello");
	// X25519 ignores the highest bit of a key, the transcript of HPKE does not.
	let highest_of_the_key = (ENCAPSULATED - 1, 7);
	let one_of_each_byte = (0..sealed.len()).map(|place| (place, place % 8));
	for (place, bit) in one_of_each_byte.chain([highest_of_the_key, (127, 0)]) {
		let mut changed = sealed.clone();
		changed[place] ^= 1 << bit;
		assert_eq!(open(0, &changed), Err(ChannelError::NotAuthentic), "bit {bit} of {place}");
	}
}

#[test]
fn bytes_of_another_size_are_no_message() {
	let sealed = seal(0, b"Hello");
	for length in [0, 1, 31, 32, 47, 48, 127] {
		assert_eq!(open(0, &sealed[..length]), Err(ChannelError::Malformed), "{length}");
	}
	let longer = [&sealed[..], &[0]].concat();
	assert_eq!(open(0, &longer), Err(ChannelError::Malformed));
	let next_size = [&sealed[..], &[0; 128]].concat();
	assert_eq!(open(0, &next_size), Err(ChannelError::NotAuthentic));
}

#[test]
fn a_key_of_small_order_is_refused() {
	let zero = PublicKey([0; 32]);
	let mut one = zero;
	one.0[0] = 1;
	for key in [zero, one] {
		let sealed = sellers().seal(&key, &to_buyer(), 0, b"Hello");
		assert_eq!(sealed, Err(ChannelError::UnusableKey));
		let opened = buyers().open(&key, &to_buyer(), 0, &seal(0, b"Hello"));
		assert_eq!(opened, Err(ChannelError::NotAuthentic));
	}
}

#[test]
fn padding_has_one_form() {
	let padded = pad(b"Hello").unwrap();
	assert_eq!(padded.len(), 80);
	assert_eq!(unpad(&padded), Ok(&b"Hello"[..]));
	let mut dirty = padded.clone();
	*dirty.last_mut().unwrap() = 1;
	let mut beyond = padded.clone();
	beyond[..2].copy_from_slice(&79u16.to_le_bytes());
	let mut shorter = padded.clone();
	shorter[0] = 4;
	for wrong in [&dirty[..], &beyond, &shorter, &[], &[0]] {
		assert_eq!(unpad(wrong), Err(ChannelError::Malformed));
	}
	let mut full = padded;
	full[..2].copy_from_slice(&78u16.to_le_bytes());
	assert_eq!(unpad(&full).map(<[u8]>::len), Ok(78));
}

#[test]
fn a_key_comes_back_from_its_secret_and_from_its_seed() {
	let sealed = seal(0, b"Hello");
	let kept = ChannelKey::from_secret(&buyers().to_secret()).unwrap();
	assert_eq!(kept.public(), buyers().public());
	assert!(kept.open(&sellers().public(), &to_buyer(), 0, &sealed).is_ok());

	let fresh = ChannelKey::generate();
	let kept = ChannelKey::from_secret(&fresh.to_secret()).unwrap();
	assert_eq!(kept.public(), fresh.public());
	assert_ne!(fresh.public(), ChannelKey::generate().public());
}

#[test]
fn keys_differ_by_seed_chain_and_generation() {
	let keys = [
		ChannelKey::derive(&[6; 32], GENESIS, 0),
		ChannelKey::derive(&[6; 32], GENESIS, 1),
		ChannelKey::derive(&[6; 32], H256([9; 32]), 0),
		ChannelKey::derive(&[7; 32], GENESIS, 0),
	];
	for (place, key) in keys.iter().enumerate() {
		assert!(keys[..place].iter().all(|other| other.public() != key.public()), "{place}");
		assert_ne!(*key.to_secret(), [6; 32]);
	}
}

#[test]
fn commitments_depend_on_every_part() {
	let salt = hash(ACCOUNT_SALT);
	let other = H256([9; 32]);
	let account = [
		payment_account(GENESIS, RAIL, IBAN, &salt),
		payment_account(other, RAIL, IBAN, &salt),
		payment_account(GENESIS, RAIL + 256, IBAN, &salt),
		payment_account(GENESIS, RAIL, "DE89370400440532013001", &salt),
		payment_account(GENESIS, RAIL, IBAN, &[0; 32]),
		payment_reference(GENESIS, TRADE, RAIL, IBAN, &salt),
		payment_reference(other, TRADE, RAIL, IBAN, &salt),
		payment_reference(GENESIS, other, RAIL, IBAN, &salt),
		payment_reference(GENESIS, TRADE, RAIL + 256, IBAN, &salt),
		payment_reference(GENESIS, TRADE, RAIL, "", &salt),
		payment_reference(GENESIS, TRADE, RAIL, IBAN, &[0; 32]),
	];
	for (place, commitment) in account.iter().enumerate() {
		assert!(!account[..place].contains(commitment), "{place}");
	}
}

#[test]
fn salts_differ_by_key_subject_object_and_rail() {
	let salts = [
		sellers().salt(Subject::PaymentAccount, TRADE, RAIL),
		buyers().salt(Subject::PaymentAccount, TRADE, RAIL),
		sellers().salt(Subject::PaymentReference, TRADE, RAIL),
		sellers().salt(Subject::PaymentAccount, H256([9; 32]), RAIL),
		sellers().salt(Subject::PaymentAccount, TRADE, RAIL + 1),
	];
	for (place, salt) in salts.iter().enumerate() {
		assert!(!salts[..place].contains(salt), "{place}");
	}
	let again = sellers().salt(Subject::PaymentAccount, TRADE, RAIL);
	assert_eq!(salts[0], again, "who restores the key finds it again");
}

#[test]
fn a_message_opens_the_commitment_it_was_made_for() {
	let on_chain = H256(hash(ACCOUNT_COMMITMENT));
	assert_eq!(account().commitment(GENESIS, TRADE), Some(on_chain));
	let lie = Message::PaymentAccount {
		rail: RAIL,
		account: "DE00000000000000000000".into(),
		salt: hash(ACCOUNT_SALT),
	};
	assert_ne!(lie.commitment(GENESIS, TRADE), Some(on_chain));
	let reference = Message::PaymentReference {
		rail: RAIL,
		reference: "付款 2026-11-22/0042".into(),
		salt: hash(REFERENCE_SALT),
	};
	let on_chain = H256(hash(REFERENCE_COMMITMENT));
	assert_eq!(reference.commitment(GENESIS, TRADE), Some(on_chain));
	assert_eq!(Message::Text(IBAN.into()).commitment(GENESIS, TRADE), None);
}

#[test]
fn bytes_that_are_no_message_are_refused() {
	let text = Message::Text("Hello".into()).encode();
	assert_eq!(Message::decode(&text), Ok(Message::Text("Hello".into())));
	let followed = [&text[..], &[0]].concat();
	let no_utf8 = [0, 1 << 2, 0xff];
	let unknown = [3, 0];
	let cut = &text[..text.len() - 1];
	// Says that it holds a billion bytes.
	let greedy = (0u8, codec::Compact(1_000_000_000u32)).encode();
	for wrong in [&followed[..], &no_utf8, &unknown, cut, &greedy, &[]] {
		assert_eq!(Message::decode(wrong), Err(ChannelError::Malformed), "{wrong:?}");
	}
}

#[test]
fn a_log_shows_nothing_of_a_message() {
	let shown = format!("{:?}", [account(), Message::Text("Hello".into())]);
	assert_eq!(shown, "[PaymentAccount, Text]");
}

/// The longest accounts there are, such as the text behind a QR code, fit beside their salt.
#[test]
fn an_account_of_four_hundred_bytes_fits() {
	let long = Message::PaymentAccount { rail: RAIL, account: "x".repeat(400), salt: [1; 32] };
	assert_eq!(open(0, &seal(0, &long.encode())).map(|bytes| bytes.len()), Ok(437));
}

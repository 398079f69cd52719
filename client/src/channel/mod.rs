// SPDX-License-Identifier: Apache-2.0

//! The channel between the parties of a trade: what one of them seals, nobody but the other opens.
//!
//! A message is sealed by HPKE (RFC 9180) in its authenticated mode, with DHKEM(X25519, HKDF-SHA256),
//! HKDF-SHA256 and ChaCha20-Poly1305, from the channel key of the sender to that of the recipient. It is
//! bound to the chain, the trade, both accounts, the direction and its place among the sender's messages.
//! `docs/reference/channel.md` gives every byte, and says what this protects and what it does not.
//!
//! ```
//! # use tael_client::{AccountId32, channel::{ChannelKey, Context, Message}};
//! # use subxt::utils::H256;
//! let (genesis, trade) = (H256([1; 32]), H256([2; 32]));
//! let (seller, buyer) = (AccountId32([3; 32]), AccountId32([4; 32]));
//! let sellers = ChannelKey::derive(&[5; 32], genesis, 0);
//! let buyers = ChannelKey::derive(&[6; 32], genesis, 0);
//!
//! let context = Context { genesis, trade, sender: seller, recipient: buyer };
//! let sealed = sellers.seal(&buyers.public(), &context, 0, &Message::Text("Hello".into()).encode())?;
//! let opened = buyers.open(&sellers.public(), &context, 0, &sealed)?;
//! assert!(Message::decode(&opened)? == Message::Text("Hello".into()));
//! # Ok::<(), tael_client::channel::ChannelError>(())
//! ```

mod commitments;
mod message;
#[cfg(test)]
mod tests;

pub use commitments::{Salt, Subject, payment_account, payment_reference};
pub use message::Message;

use crate::AccountId32;
use hpke::{
	Deserializable, Kem as _, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305,
	kdf::HkdfSha256, kem::X25519HkdfSha256, single_shot_open, single_shot_seal,
};
use subxt::utils::H256;
use zeroize::Zeroizing;

type Kem = X25519HkdfSha256;
type Kdf = HkdfSha256;
type Aead = ChaCha20Poly1305;
type Secret = <Kem as hpke::Kem>::PrivateKey;
type Public = <Kem as hpke::Kem>::PublicKey;

/// What every message is bound to first.
const INFO: &[u8] = b"tael/c2c/message/v1";
/// What a channel key is derived under.
const KEY_DOMAIN: &[u8] = b"tael/c2c/channel-key/v1";

/// Bytes of the ephemeral key in front of every sealed message.
const ENCAPSULATED: usize = 32;
/// Bytes that sealing adds: the ephemeral key and the tag.
const OVERHEAD: usize = ENCAPSULATED + 16;
/// Bytes in which the length of the plaintext stands.
const PREFIX: usize = 2;

/// The sizes a sealed message can have. An observer learns which of them, and not how long the text is.
pub const SEALED_SIZES: [usize; 3] = [128, 256, 512];
/// The largest sealed message.
pub const MAX_SEALED: usize = 512;
/// The longest plaintext.
pub const MAX_PLAINTEXT: usize = MAX_SEALED - OVERHEAD - PREFIX;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChannelError {
	/// The plaintext does not fit.
	#[error("a message has at most {MAX_PLAINTEXT} bytes")]
	TooLong,
	/// The other side's key is a point with which no secret can be agreed on.
	#[error("the other side has published a key that keeps nothing secret")]
	UnusableKey,
	/// It was not sealed by this sender for this recipient, or not at this place of this trade.
	#[error("not from this sender to this recipient at this place of this trade")]
	NotAuthentic,
	/// The sender's program put together something that is no message.
	#[error("this is no message")]
	Malformed,
}

/// The public half of a channel key, as its owner publishes it on chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
	fn point(&self) -> Result<Public, ChannelError> {
		Public::from_bytes(&self.0).map_err(|_| ChannelError::UnusableKey)
	}
}

/// What a message is bound to, besides the keys and its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Context {
	/// Hash of the chain's first block.
	pub genesis: H256,
	/// The trade.
	pub trade: H256,
	/// The account of who writes.
	pub sender: AccountId32,
	/// The account of who reads.
	pub recipient: AccountId32,
}

impl Context {
	/// All parts but the first have 32 bytes, so no two contexts give the same.
	fn info(&self) -> Vec<u8> {
		let Self { genesis, trade, sender, recipient } = self;
		[INFO, &genesis.0, &trade.0, &sender.0, &recipient.0].concat()
	}
}

/// A key for channels. The memory it lies in is wiped when it is dropped.
pub struct ChannelKey {
	secret: Secret,
	public: Public,
}

impl ChannelKey {
	/// The key that belongs to an account's `seed`: the 32 secret bytes its own key is made from. So who
	/// restores the account has its channel again.
	///
	/// `generation` is 0, and one higher each time the key is replaced. Keys of two chains, of two
	/// generations, and the seed itself tell nothing of each other.
	#[must_use]
	pub fn derive(seed: &[u8; 32], genesis: H256, generation: u32) -> Self {
		let generation = generation.to_le_bytes();
		let parts = [KEY_DOMAIN, &genesis.0, &generation, seed];
		let material = Zeroizing::new(parts.concat());
		let (secret, public) = Kem::derive_keypair(&material);
		Self { secret, public }
	}

	/// A new key, for an account whose seed the program does not see. Keep [`ChannelKey::to_secret`]: nothing
	/// restores it.
	///
	/// # Panics
	/// If the operating system has no random numbers.
	#[must_use]
	pub fn generate() -> Self {
		let (secret, public) = Kem::gen_keypair(&mut rand::rng());
		Self { secret, public }
	}

	/// A key that was kept.
	#[must_use]
	pub fn from_secret(secret: &[u8; 32]) -> Option<Self> {
		let secret = Secret::from_bytes(secret).ok()?;
		let public = Kem::sk_to_pk(&secret);
		Some(Self { secret, public })
	}

	/// The secret half, to be kept where the account's own key is. Clamped, as RFC 7748 has it: salts are
	/// derived from it, so it must be the same bytes in every program.
	#[must_use]
	pub fn to_secret(&self) -> Zeroizing<[u8; 32]> {
		let mut bytes = Zeroizing::new([0; 32]);
		self.secret.write_exact(bytes.as_mut_slice());
		bytes[0] &= 0b1111_1000;
		bytes[31] &= 0b0111_1111;
		bytes[31] |= 0b0100_0000;
		bytes
	}

	/// The public half, for the chain.
	#[must_use]
	pub fn public(&self) -> PublicKey {
		let mut bytes = [0; 32];
		self.public.write_exact(&mut bytes);
		PublicKey(bytes)
	}

	/// Seal `plaintext` for the owner of `to` as number `seq` of what the sender writes in this trade.
	///
	/// Not even the sender can open it again: who wants to show what he wrote keeps it himself.
	///
	/// # Errors
	/// If the plaintext is longer than [`MAX_PLAINTEXT`], or `to` is no key to seal for.
	///
	/// # Panics
	/// If the operating system has no random numbers.
	pub fn seal(
		&self,
		to: &PublicKey,
		context: &Context,
		seq: u32,
		plaintext: &[u8],
	) -> Result<Vec<u8>, ChannelError> {
		let padded = Zeroizing::new(pad(plaintext)?);
		let mode = OpModeS::Auth((self.secret.clone(), self.public.clone()));
		let (ephemeral, ciphertext) = single_shot_seal::<Aead, Kdf, Kem, _>(
			&mode,
			&to.point()?,
			&context.info(),
			&padded,
			&seq.to_le_bytes(),
			&mut rand::rng(),
		)
		.map_err(|_| ChannelError::UnusableKey)?;
		let mut sealed = vec![0; ENCAPSULATED];
		ephemeral.write_exact(&mut sealed);
		sealed.extend(ciphertext);
		Ok(sealed)
	}

	/// Open what the owner of `from` sealed as number `seq` of what he writes in this trade.
	///
	/// # Errors
	/// If it was sealed by somebody else, for somebody else, elsewhere or under another number, or was changed
	/// since; or if what it holds is no message.
	pub fn open(
		&self,
		from: &PublicKey,
		context: &Context,
		seq: u32,
		sealed: &[u8],
	) -> Result<Vec<u8>, ChannelError> {
		if !SEALED_SIZES.contains(&sealed.len()) {
			return Err(ChannelError::Malformed);
		}
		let (ephemeral, ciphertext) =
			sealed.split_at_checked(ENCAPSULATED).ok_or(ChannelError::Malformed)?;
		let ephemeral = <Kem as hpke::Kem>::EncappedKey::from_bytes(ephemeral)
			.map_err(|_| ChannelError::Malformed)?;
		let padded = single_shot_open::<Aead, Kdf, Kem>(
			&OpModeR::Auth(from.point()?),
			&self.secret,
			&ephemeral,
			&context.info(),
			ciphertext,
			&seq.to_le_bytes(),
		)
		.map_err(|_| ChannelError::NotAuthentic)?;
		unpad(&Zeroizing::new(padded)).map(<[u8]>::to_vec)
	}
}

/// Length, text, and zeros up to the smallest size that has room.
fn pad(plaintext: &[u8]) -> Result<Vec<u8>, ChannelError> {
	let room = SEALED_SIZES
		.into_iter()
		.map(|size| size - OVERHEAD)
		.find(|room| plaintext.len() + PREFIX <= *room)
		.ok_or(ChannelError::TooLong)?;
	let length = u16::try_from(plaintext.len()).map_err(|_| ChannelError::TooLong)?;
	let mut padded = Vec::with_capacity(room);
	padded.extend(length.to_le_bytes());
	padded.extend(plaintext);
	padded.resize(room, 0);
	Ok(padded)
}

/// The text within, if the zeros are zeros: a message has one form only.
fn unpad(padded: &[u8]) -> Result<&[u8], ChannelError> {
	let (length, rest) = padded.split_first_chunk::<PREFIX>().ok_or(ChannelError::Malformed)?;
	let length = usize::from(u16::from_le_bytes(*length));
	let (plaintext, zeros) = rest.split_at_checked(length).ok_or(ChannelError::Malformed)?;
	if zeros.iter().any(|byte| *byte != 0) {
		return Err(ChannelError::Malformed);
	}
	Ok(plaintext)
}

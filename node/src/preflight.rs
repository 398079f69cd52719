// SPDX-License-Identifier: Apache-2.0

//! What is looked at before a node starts.
//!
//! The SDK opens its ports late, moves the JSON-RPC server to a random port where its own is taken,
//! and only logs when the metrics server or the network cannot listen. A wallet would then talk to
//! the other node, and an operator would miss his metrics without a word. So the ports are tried
//! first, and a taken one ends the start.

use polkadot_sdk::{sc_network::multiaddr::Protocol, sc_service::Configuration};
use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};
use tael_node::Error;

/// Fails when a port that the node needs is taken.
pub fn ports(config: &mut Configuration) -> Result<(), Error> {
	for address in config.network.listen_addresses.iter().filter_map(tcp_address) {
		free(address, "the peer-to-peer network", "--port")?;
	}
	for endpoint in config.rpc.addr.iter_mut().flatten().filter(|endpoint| !endpoint.is_optional) {
		free(endpoint.listen_addr, "JSON-RPC", "--rpc-port")?;
		endpoint.retry_random_port = false;
	}
	if let Some(prometheus) = &config.prometheus_config {
		free(prometheus.port, "metrics", "--prometheus-port (--no-prometheus does without)")?;
	}
	Ok(())
}

/// Only a taken port is an error here: an address family that the machine does not have is the
/// network's own business.
fn free(address: SocketAddr, purpose: &'static str, flag: &'static str) -> Result<(), Error> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => {
			Err(Error::PortInUse { address, purpose, flag })
		},
		Ok(_) | Err(_) => Ok(()),
	}
}

fn tcp_address(address: &polkadot_sdk::sc_network::Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip = match parts.next()? {
		Protocol::Ip4(ip) => IpAddr::V4(ip),
		Protocol::Ip6(ip) => IpAddr::V6(ip),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

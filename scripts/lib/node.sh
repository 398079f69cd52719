# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# Starting nodes from a script. Sourced after env.sh, never run.

in_use() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port PREFERRED: that port, or one nobody listens on.
free_port() {
	local port=$1 attempt
	for attempt in {1..50}; do
		if ! in_use "$port"; then
			echo "$port"
			return
		fi
		# Below the range from which the system gives ports to outgoing connections.
		port=$((20000 + (RANDOM + attempt) % 10000))
	done
	die "found no free port on this machine"
}

# ask PORT METHOD PARAMS: one JSON-RPC call over plain HTTP; prints the result if it is a string.
ask() {
	local port=$1 body="{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":$3}" answer
	answer=$(
		# Until the node listens, each attempt is refused; that is nothing to tell.
		exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
		printf 'POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n' "$port" >&3
		printf 'Content-Type: application/json\r\nConnection: close\r\n' >&3
		printf 'Content-Length: %d\r\n\r\n%s' "${#body}" "$body" >&3
		timeout 5 cat <&3
	) || return 1
	sed -n 's/.*"result":"\([^"]*\)".*/\1/p' <<<"$answer"
}

# first_block_is_final PORT: whether the node that answers there has a final block after genesis.
first_block_is_final() {
	local genesis final
	genesis=$(ask "$1" chain_getBlockHash '[0]') || return 1
	final=$(ask "$1" chain_getFinalizedHead '[]') || return 1
	[[ -n $genesis && -n $final && $genesis != "$final" ]]
}

# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# What every script shares. Sourced, never run. It changes the environment of the script and nothing else.

TAEL_ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
TAEL_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/tael
# Links to the compiler that scripts/setup chose, where the one on PATH cannot build a runtime.
TAEL_SHIMS=$TAEL_CACHE/toolchain/bin

use_shims() {
	if [[ -x $TAEL_SHIMS/cargo ]]; then
		PATH=$TAEL_SHIMS:${PATH//"$TAEL_SHIMS:"/}
		# Names a rustup toolchain; the compiler behind the links is none.
		unset RUSTUP_TOOLCHAIN
	fi
	export PATH
	hash -r
}

# rustup and cargo put themselves here; a shell that has not read its profile lacks the folder.
if ! command -v cargo >/dev/null && [[ -x ${CARGO_HOME:-$HOME/.cargo}/bin/cargo ]]; then
	PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
fi
use_shims

# Outside the checkout, so that it survives `git clean` and serves several clones.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$TAEL_CACHE/target}
# With the target folder elsewhere, the runtime's builder must be told where the workspace is.
export WASM_BUILD_WORKSPACE_HINT=$TAEL_ROOT
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}

say() { printf '==> %s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
warn() { printf '!!! %s\n' "$*" >&2; }
die() {
	warn "$@"
	exit 1
}

# elapsed SECONDS: the time since then, as people say it.
elapsed() {
	local spent=$((SECONDS - $1))
	if ((spent >= 60)); then
		printf '%d min %02d s' $((spent / 60)) $((spent % 60))
	else
		printf '%d s' "$spent"
	fi
}

#!/usr/bin/env bash
# Makes sure that the machine has the programs that the tests drive: installs the system's packages of those that are missing.
# Where it may not install anything, the tests themselves say what is missing, and fail when CI is set.
set -euo pipefail

has() {
    local program
    for program; do
        command -v "$program" >/dev/null && return
    done
    return 1
}

missing=()
has chromium chromium-browser google-chrome || missing+=(chromium)
has firefox firefox-esr || missing+=(firefox-esr)
has java || missing+=(default-jre-headless)
has gcc || missing+=(gcc libc6-dev)
has taskset || missing+=(util-linux)
has zimcheck || missing+=(zim-tools)
has strace || missing+=(strace)
has nginx || missing+=(nginx-light)
has openssl || missing+=(openssl)
[ ${#missing[@]} = 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
    has sudo && sudo -n true 2>/dev/null || exit 0
    as_root=(sudo -n)
fi
has apt-get || exit 0
echo "installing for the tests: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null

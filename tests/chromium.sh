#!/usr/bin/env bash
# Makes sure that the browser tests have a Chromium: installs the system's package when it is missing and may be installed.
# Where that is not possible the tests themselves say what is missing, and fail when CI is set.
set -uo pipefail
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
as_root=""
if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || exit 0
    as_root="sudo -n"
fi
if command -v apt-get >/dev/null; then
    echo "installing Chromium for the browser tests"
    $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
exit 0

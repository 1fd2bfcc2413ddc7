#!/usr/bin/env bash
# scale_duckdb.sh KIJI: similar paragraphs past one machine, with DuckDB for the shuffle: what is
# sorted, merged, freed of copies and cut into parts is so by SQL.
# Exit code 77: there is no node, or @duckdb/node-api cannot be installed.
set -euo pipefail
kiji=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$here/scale_common.sh"

if ! command -v node npm >/dev/null; then
    echo "skipped: no node and npm"
    exit 77
fi
(cd "$folder" && npm install --silent --no-fund --no-audit @duckdb/node-api >/dev/null 2>&1) || {
    echo "skipped: npm cannot install @duckdb/node-api"
    exit 77
}
cat >"$folder/shuffle.mjs" <<'NODE'
// shuffle.mjs PARTS OUT FILE…: the different lines of all files, sorted by bytes, in as many parts
// OUT/0, OUT/1, …; what has the same first field goes to the same part, and headers go to all.
import { DuckDBInstance } from '@duckdb/node-api';

const [parts, out, ...files] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB', threads: '2' });
const connection = await instance.connect();
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
if (out === '--version') {
  const reader = await connection.runAndReadAll('select version()');
  console.log(`DuckDB ${reader.getRows()[0][0]}`);
  process.exit(0);
}
// A character that no line has parts the columns: each line is one.
const plain = `delim = '\x01', quote = '', escape = '', header = false`;
const lines = `read_csv([${files.map(quoted)}], columns = {'line': 'VARCHAR'}, ${plain},
                        auto_detect = false)`;
for (let part = 0; part < Number(parts); ++part) {
  await connection.run(`
    copy (select distinct line from ${lines}
          where line like '#%' or hash(string_split(line, chr(9))[1]) % ${parts} = ${part}
          order by line)
    to ${quoted(`${out}/${part}`)} (format csv, ${plain.replaceAll(' =', '')})`);
}
NODE

shuffle_by_sql() { # RUN KIND PARTS
    mkdir -p "$1/$2.shuffled"
    node "$folder/shuffle.mjs" "$3" "$1/$2.shuffled" "$1/$2"/*
}
sorted_by_sql() { # OUT FILE…
    local out=$1
    shift
    node "$folder/shuffle.mjs" 1 "$(dirname "$out")" "$@"
    mv "$(dirname "$out")/0" "$out"
}

node "$folder/shuffle.mjs" 1 --version
make_corpus "${KIJI_SCALE_FILES:-400}" "${KIJI_SCALE_PARAGRAPHS:-60}"
one_process
echo "corpus: $(du -sm "$folder/posts" | cut -f1) MB, $(grep -vc '^#' "$folder/all_units") paragraphs"
run=$folder/run
mkdir -p "$run"/{units,bands,candidates,attached,pairs,work}
"$kiji" dedupe stage units <"$folder/names" >"$run/units/0"
"$kiji" dedupe stage bands <"$run/units/0" >"$run/bands/0"
shuffle_by_sql "$run" bands 3
for part in 0 1 2; do
    "$kiji" dedupe stage candidates <"$run/bands.shuffled/$part" >"$run/candidates/$part"
done
sorted_by_sql "$run/work/merged" "$run"/{units,candidates}/*
"$kiji" dedupe stage attach <"$run/work/merged" >"$run/attached/0"
sorted_by_sql "$run/work/merged" "$run"/{units,attached}/*
"$kiji" dedupe stage verify <"$run/work/merged" >"$run/pairs/0"
"$kiji" dedupe stage edges <"$run/pairs/0" >"$run/work/directed"
sorted_by_sql "$run/work/edges" "$run/work/directed"
for turn in $(seq 50); do
    "$kiji" dedupe stage large-star <"$run/work/edges" >"$run/work/directed"
    sorted_by_sql "$run/work/large" "$run/work/directed"
    "$kiji" dedupe stage small-star <"$run/work/large" >"$run/work/directed"
    sorted_by_sql "$run/work/next" "$run/work/directed"
    cmp -s "$run/work/edges" "$run/work/next" && break
    mv "$run/work/next" "$run/work/edges"
done
echo "groups: $turn turns"
same_as_one_process "$run"

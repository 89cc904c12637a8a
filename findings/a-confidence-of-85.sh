#!/usr/bin/env bash
# @duckdb/duckdb-wasm 1.32.0 with apache-arrow 17.0.0, which it stands on
#
# A number that is written with a point is a DECIMAL in DuckDB, and in the table that a query gives it comes without its point: 0.85 is 85, rounded to
# one place it is 9, and a mean, which is a DOUBLE, is right beside them. One would have guessed 0.85 for all of them, or a type that cannot be counted
# with.
# Why it matters: confidences, prices and rounded rates are such numbers, and the factor is another in each column, a power of ten that nothing in the
# value tells. Where a limit of 0.85 is compared with a mean, every mean is below it; costs come out a hundred or ten thousand times too high; the
# option castDecimalToDouble, off by default, is the way around.
#
# Seen (Node 20.20), column (type): value as a number
#   mean (Float64): 0.9166666666666666
#   highest (Decimal, scale 2): 100
#   threshold (Decimal, scale 2): 85
#   rounded (Decimal, scale 1): 9
#   cost (Decimal, scale 4): 3125
#   threshold with castDecimalToDouble: 0.85
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact @duckdb/duckdb-wasm@1.32.0 apache-arrow@17.0.0

cat >try.cjs <<'JS'
const { dirname, join } = require('node:path');
const duckdb = require('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');

const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
const bundle = (name) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: '' });
const ask = async (sql, config) => {
  const database = await duckdb.createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  database.open(config);
  return database.connect().query(sql);
};
const main = async () => {
  const table = await ask(
    `select avg(confidence) as mean, max(confidence) as highest, 0.85 as threshold, round(0.85, 1) as rounded, 125 * 0.0025 as cost
     from (values (0.85), (0.9), (1.0)) as answers (confidence)`,
    {},
  );
  const row = table.get(0);
  for (const { name, type } of table.schema.fields) {
    const told = type.scale === undefined ? String(type) : `Decimal, scale ${type.scale}`;
    console.log(`${name} (${told}): ${Number(row[name])}`);
  }
  const cast = await ask('select 0.85 as threshold', { query: { castDecimalToDouble: true } });
  console.log(`threshold with castDecimalToDouble: ${cast.get(0).threshold}`);
};
main();
JS
cat >expected <<'SEEN'
mean (Float64): 0.9166666666666666
highest (Decimal, scale 2): 100
threshold (Decimal, scale 2): 85
rounded (Decimal, scale 1): 9
cost (Decimal, scale 4): 3125
threshold with castDecimalToDouble: 0.85
SEEN
node --no-warnings try.cjs | tee seen
diff expected seen || {
  echo "no longer as described"
  exit 1
}

'use strict';

// Makes a SQLite database: JSON on standard input, the bytes of the database on standard output.
// The input is { schema: "SQL", tables: [{ name, rows: [[value, ...], ...] }] }; a row has a value for each column of its table.

const initialize = require('./node_modules/sql.js/dist/sql-wasm.js');

async function main() {
  const chunks = [];
  for await (const chunk of process.stdin)
    chunks.push(chunk);
  const { schema, tables } = JSON.parse(Buffer.concat(chunks).toString('utf8'));

  const { Database } = await initialize();
  const database = new Database();
  database.run(schema);
  database.run('BEGIN');
  for (const { name, rows } of tables) {
    if (rows.length === 0)
      continue;
    const insert = database.prepare(`INSERT INTO ${name} VALUES (${rows[0].map(() => '?').join(', ')})`);
    for (const row of rows)
      insert.run(row);
    insert.free();
  }
  database.run('COMMIT');
  // What the inserts left half full is packed, so that the bytes depend on the rows alone.
  database.run('VACUUM');
  process.stdout.write(database.export());
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

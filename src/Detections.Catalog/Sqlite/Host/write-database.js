'use strict';

// Makes a SQLite database: JSON values on standard input, one on each line; the bytes of the database on standard output.
// The first is a text, the schema in SQL. Then each text names a table, and each array behind it is a row: a value for each column.

const v8 = require('v8');

// WebAssembly is compiled once, in the quick way: to compile it anew for speed costs more than it saves up to some 10,000 rules. A V8
// that does not know the flag ignores it.
v8.setFlagsFromString('--liftoff-only');

const initialize = require('./node_modules/sql.js/dist/sql-wasm.js');

class Rows {
  constructor(database) {
    this.database = database;
    this.take = this.takeSchema;
  }

  takeSchema(sql) {
    this.database.run(sql);
    this.database.run('BEGIN');
    this.take = this.takeRow;
  }

  takeRow(value) {
    if (typeof value === 'string') {
      this.insert?.free();
      this.insert = null;
      this.table = value;
    } else {
      this.insert ??= this.database.prepare(`INSERT INTO ${this.table} VALUES (${value.map(() => '?').join(', ')})`);
      this.insert.run(value);
    }
  }

  finish() {
    this.insert?.free();
    this.database.run('COMMIT');
    // What the inserts left half full is packed, so that the bytes depend on the rows alone.
    this.database.run('VACUUM');
  }
}

async function main() {
  const { Database } = await initialize();
  const database = new Database();
  const rows = new Rows(database);
  let rest = '';
  for await (const text of process.stdin.setEncoding('utf8')) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines)
      rows.take(JSON.parse(line));
  }
  rows.finish();
  process.stdout.write(database.export());
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});

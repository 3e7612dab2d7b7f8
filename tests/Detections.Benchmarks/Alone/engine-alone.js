'use strict';
// Parses and binds queries with the engine library and nothing else, in one process, and prints what that took.
//
//   node engine-alone.js LIBRARY-FOLDER QUERIES
//
// QUERIES is a JSON file: [{ text, tables: [{ name, columns: [name, type, ...], open }] }]

const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [libraryFolder, queriesFile] = process.argv.slice(2);
for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  vm.runInThisContext(fs.readFileSync(path.join(libraryFolder, file), 'utf8'), { filename: file });
}
const { KustoCode, GlobalState, Symbols } = Kusto.Language;

const symbols = new Map();
const states = new Map();
const queries = JSON.parse(fs.readFileSync(queriesFile, 'utf8'));
let diagnostics = 0;
for (const { text, tables } of queries) {
  const names = tables.map((table) => table.name).join();
  if (!states.has(names)) {
    states.set(names, GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', tables.map(symbolOf))).WithCache());
  }
  diagnostics += System.Array.getCount(KustoCode.ParseAndAnalyze(text, states.get(names)).GetDiagnostics());
}
console.log(JSON.stringify({ queries: queries.length, diagnostics, seconds: process.uptime(), processorSeconds: (({ user, system }) => (user + system) / 1e6)(process.cpuUsage()), megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));

function symbolOf({ name, columns, open }) {
  if (!symbols.has(name)) {
    const list = [];
    for (let i = 0; i < columns.length; i += 2) {
      list.push(new Symbols.ColumnSymbol(columns[i], Symbols.ScalarTypes.GetSymbol(columns[i + 1]) || Symbols.ScalarTypes.Unknown, null, null, null, null));
    }
    symbols.set(name, new Symbols.TableSymbol.$ctor4(name, list).WithIsOpen(open));
  }
  return symbols.get(name);
}

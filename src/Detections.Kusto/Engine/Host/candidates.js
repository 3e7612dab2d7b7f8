'use strict';
// The names the engine knows where it did not know one: what did-you-mean chooses from.

const { items } = load('lists');
const { LetStatement, SyntaxElement } = Kusto.Language.Syntax;

// To find what is in reach takes the longer the longer a query is. Who has more names to correct gets help with these first.
const MOST_HELPED = 100;

const names = (list) => items(list).map((one) => one.Name);

/** The candidates for diagnostics of one query, in their order. */
module.exports.Candidates = class Candidates {
  static #byCode = new Map([
    ['KS122', (query) => query.#functions()],
    ['KS123', (query) => names(query.#code.Globals.Aggregates)],
    ['KS124', (query) => names(query.#code.Globals.PlugIns)],
    ['KS142', (query, position) => query.#columns(position)],
    ['KS143', (query) => query.#functions()],
    ['KS145', (query, position) => query.#columns(position)],
    ['KS204', (query) => query.#lets()],
    ['KS205', (query) => query.#lets()],
    ['KS211', (query) => query.#functions()],
    ['KS236', (query) => query.#functions()],
    ['KS237', (query) => names(query.#code.Globals.PlugIns)],
  ]);

  #code;
  #letNames = null;
  #helped = 0;

  constructor(code) {
    this.#code = code;
  }

  for(diagnostic) {
    const find = Candidates.#byCode.get(diagnostic.Code);
    return find === undefined || this.#helped++ >= MOST_HELPED ? [] : find(this, diagnostic.Start);
  }

  #functions() {
    const { Functions, Aggregates, Database } = this.#code.Globals;
    return [...names(Functions), ...names(Aggregates), ...names(Database.Functions), ...this.#lets()];
  }

  #columns(position) {
    const scope = this.#code.GetColumnsInScope(position);
    return [...(scope === null ? [] : names(scope.Columns)), ...this.#lets()];
  }

  #lets() {
    this.#letNames ??= letNames(this.#code.Syntax);
    return this.#letNames;
  }
};

function letNames(tree) {
  const found = [];
  SyntaxElement.WalkNodes(tree, (node) => {
    if (Bridge.is(node, LetStatement)) {
      found.push(node.Name.SimpleName);
    }
  });
  return found;
}

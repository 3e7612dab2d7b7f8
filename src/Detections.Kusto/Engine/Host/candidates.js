'use strict';
// The names the engine knows where it did not know one: what did-you-mean chooses from.

const { items } = load('lists');

const names = (list) => items(list).map((one) => one.Name);

const byCode = new Map([
  ['KS122', functions],
  ['KS123', (code) => names(code.Globals.Aggregates)],
  ['KS124', (code) => names(code.Globals.PlugIns)],
  ['KS142', columns],
  ['KS143', functions],
  ['KS145', columns],
  ['KS204', letNames],
  ['KS205', letNames],
  ['KS211', functions],
  ['KS236', functions],
  ['KS237', (code) => names(code.Globals.PlugIns)],
]);

module.exports.candidatesFor = function (diagnostic, code) {
  const find = byCode.get(diagnostic.Code);
  return find === undefined ? [] : find(code, diagnostic.Start);
};

function functions(code) {
  return [...names(code.Globals.Functions), ...names(code.Globals.Aggregates), ...names(code.Globals.Database.Functions), ...letNames(code)];
}

function columns(code, position) {
  const scope = code.GetColumnsInScope(position);
  return [...(scope === null ? [] : names(scope.Columns)), ...letNames(code)];
}

function letNames(code) {
  const found = [];
  Kusto.Language.Syntax.SyntaxElement.WalkNodes(code.Syntax, (node) => {
    if (Bridge.is(node, Kusto.Language.Syntax.LetStatement)) {
      found.push(node.Name.SimpleName);
    }
  });
  return found;
}

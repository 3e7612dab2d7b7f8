'use strict';
// Where the engine does not go on by itself with what nobody declared, so that false errors would follow: a function
// after 'invoke', and the tables a wildcard of 'union' or 'find' fits besides those that are declared.

const { items } = load('lists');
const { Syntax } = Kusto.Language;

const UNKNOWN_FUNCTION = 'KS211';
const READS_TABLES = [Syntax.UnionOperator, Syntax.FindOperator, Syntax.SearchOperator];

/** The names to take as open, with the engine's diagnostics about them; null where there are none. */
module.exports.undeclaredIn = function (code) {
  const unknown = items(code.GetDiagnostics()).filter((one) => one.Code === UNKNOWN_FUNCTION);
  const invoked = unknown.filter((one) => isInvoked(code.Syntax.GetTokenAt(one.Start)));
  const tables = wildcards(code).map((name) => name.replaceAll('*', '(undeclared)'));
  if (invoked.length === 0 && tables.length === 0) {
    return null;
  }
  const functions = new Set(invoked.map((one) => code.Text.substr(one.Start, one.Length)));
  return { tables, functions: [...functions], diagnostics: invoked };
};

function isInvoked(token) {
  const call = token.GetFirstAncestor(Syntax.FunctionCallExpression);
  return call !== null && Bridge.is(call.Parent, Syntax.InvokeOperator);
}

// A bare star fits what the schema holds for it already.
function wildcards(code) {
  if (!code.Text.includes('*') || !/\b(union|find|search)\b/.test(code.Text)) {
    return [];
  }
  const names = new Set();
  Syntax.SyntaxElement.WalkNodes(code.Syntax, (node) => {
    if (Bridge.is(node, Syntax.NameReference) && Bridge.is(node.Name, Syntax.WildcardedName) && node.SimpleName !== '*' && namesTables(node)) {
      names.add(node.SimpleName);
    }
  });
  return [...names];
}

function namesTables(node) {
  const operator = node.GetFirstAncestor(Syntax.QueryOperator);
  return READS_TABLES.some((type) => Bridge.is(operator, type));
}

'use strict';
// A bound query as plain data: the tree in one flat list of numbers, and the tables it points into.

const { items } = load('lists');
const { Symbols, Syntax } = Kusto.Language;

const HALF_CHARACTER = /\p{Surrogate}/u;

const kindNames = new Map();
function kindName(kind) {
  let name = kindNames.get(kind);
  if (name === undefined) {
    kindNames.set(kind, name = System.Enum.toString(Syntax.SyntaxKind, kind));
  }
  return name;
}

// What a class is never changes; asking the runtime is slow.
function classTest(type) {
  const known = new Map();
  return (object) => {
    let answer = known.get(object.constructor);
    if (answer === undefined) {
      known.set(object.constructor, answer = Bridge.is(object, type));
    }
    return answer;
  };
}

const isExpression = classTest(Syntax.Expression);
const isColumn = classTest(Symbols.ColumnSymbol);
const isTable = classTest(Symbols.TableSymbol);
const isTuple = classTest(Symbols.TupleSymbol);
const isFunction = classTest(Symbols.FunctionSymbol);
const isVariable = classTest(Symbols.VariableSymbol);
const isParameter = classTest(Symbols.ParameterSymbol);
const isScalar = classTest(Symbols.ScalarSymbol);
const isDynamic = classTest(Symbols.DynamicSymbol);

module.exports.Exporter = class Exporter {
  constructor(code) {
    this.code = code;
    this.globals = code.Globals;
    this.kinds = [];
    this.kindIndex = new Map();
    this.symbols = [];
    this.symbolIndex = new Map();
    this.constants = [];
    this.tree = [];
  }

  export() {
    this.#element(this.code.Syntax);
    const result = this.#symbol(this.code.ResultType);
    return { kinds: this.kinds, symbols: this.symbols, constants: this.constants, tree: this.tree, result };
  }

  // A missing child is -1. A token is kind, start, width. A node is kind, start, width, number of children, symbol,
  // type, constant (each -1 where there is none), then its children. `kinds` tells tokens from nodes.
  #element(element) {
    const tree = this.tree;
    if (element === null || element === undefined) {
      tree.push(-1);
      return;
    }
    // TextStart and Width, which each would look for the first token.
    const trivia = element.TriviaWidth;
    tree.push(this.#kind(element), element.TriviaStart + trivia, element.FullWidth - trivia);
    if (element.IsToken) {
      return;
    }
    const count = element.ChildCount;
    const bound = isExpression(element);
    tree.push(count, this.#symbol(element.ReferencedSymbol), bound ? this.#symbol(element.ResultType) : -1, bound ? this.#constant(element) : -1);
    for (let i = 0; i < count; i++) {
      this.#element(element.GetChild(i));
    }
  }

  // [name, slot names] for a node, [name] for a token. The items of a list have no slot names.
  #kind(element) {
    const key = element.IsToken ? element.Kind : element.constructor;
    let byKind = this.kindIndex.get(key);
    if (byKind === undefined) {
      this.kindIndex.set(key, byKind = new Map());
    }
    let index = byKind.get(element.Kind);
    if (index === undefined) {
      byKind.set(element.Kind, index = this.kinds.length);
      this.kinds.push(element.IsToken ? [kindName(element.Kind)] : [kindName(element.Kind), slotNames(element)]);
    }
    return index;
  }

  #constant(expression) {
    if (!expression.IsConstant) {
      return -1;
    }
    this.constants.push(constantValue(expression.ConstantValue));
    return this.constants.length - 1;
  }

  #symbol(symbol) {
    if (symbol === null || symbol === undefined) {
      return -1;
    }
    let index = this.symbolIndex.get(symbol);
    if (index === undefined) {
      index = this.symbols.length;
      this.symbolIndex.set(symbol, index);
      this.symbols.push(null);
      this.symbols[index] = this.#describe(symbol);
    }
    return index;
  }

  #describe(symbol) {
    const all = (list) => items(list).map((one) => this.#symbol(one));
    if (isColumn(symbol)) {
      return ['column', symbol.Name, this.#symbol(symbol.Type), this.#symbol(this.globals.GetTable(symbol)), all(symbol.OriginalColumns)];
    }
    if (isTable(symbol)) {
      return ['table', symbol.Name, all(symbol.Columns), symbol.IsOpen, this.globals.IsDatabaseTable(symbol)];
    }
    if (isTuple(symbol)) {
      return ['tuple', all(symbol.Columns)];
    }
    if (isFunction(symbol)) {
      return ['function', symbol.Name, this.#origin(symbol)];
    }
    if (isVariable(symbol)) {
      return ['variable', symbol.Name, this.#symbol(symbol.Type)];
    }
    if (isParameter(symbol)) {
      return ['parameter', symbol.Name, this.#symbol(symbol.Type)];
    }
    if (isScalar(symbol)) {
      return ['scalar', isDynamic(symbol) ? 'dynamic' : symbol.Name];
    }
    return ['other', symbol.Name, System.Enum.toString(Symbols.SymbolKind, symbol.Kind)];
  }

  #origin(symbol) {
    if (this.globals.IsBuiltInFunction(symbol)) {
      return 'builtIn';
    }
    if (this.globals.IsAggregateFunction(symbol)) {
      return 'aggregate';
    }
    if (this.globals.GetPlugIn(symbol.Name) === symbol) {
      return 'plugIn';
    }
    return this.globals.IsDatabaseFunction(symbol) ? 'database' : 'local';
  }
};

function slotNames(node) {
  if (Bridge.is(node, Syntax.SyntaxList)) {
    return [];
  }
  const names = [];
  for (let i = 0, count = node.ChildCount; i < count; i++) {
    names.push(node.GetName(i) || '');
  }
  return names;
}

// Dates and spans as ticks of 100 ns, and whole numbers, are strings: they do not fit a JavaScript number.
function constantValue(value) {
  if (value === null || value === undefined) {
    return null;
  }
  const plain = value.$boxed ? Bridge.unbox(value) : value;
  if (typeof plain === 'string') {
    // Of a text with one half of a character nothing is said: none that is written can hold it.
    return HALF_CHARACTER.test(plain) ? null : plain;
  }
  if (typeof plain === 'boolean') {
    return plain;
  }
  if (typeof plain === 'number') {
    return Number.isFinite(plain) ? plain : String(plain);
  }
  if (plain instanceof Date) {
    return System.DateTime.getTicks(plain).toString();
  }
  return Bridge.is(plain, System.TimeSpan) ? plain.getTicks().toString() : plain.toString();
}

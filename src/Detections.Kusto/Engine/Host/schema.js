'use strict';
// Kusto symbols for what a query can touch. Definitions come once a worker, under a key; queries name them by key.

const { items } = load('lists');
const { Symbols, GlobalState } = Kusto.Language;

// What search, find and union * see besides: a workspace holds tables that nobody declared.
const ANYTHING_ELSE = new Symbols.TableSymbol.$ctor4('(undeclared)', []).WithIsOpen(true);

// Arguments of any number and type, for a function whose parameters nobody knows.
const ANY_ARGUMENTS = [new Symbols.Parameter.ctor(
  'argument', Symbols.ParameterTypeKind.Any, Symbols.ArgumentKind.Expression, undefined, undefined, false, undefined, 0, Kusto.Language.FunctionHelpers.MaxRepeat)];

// The columns every watchlist has come with its definition; an undeclared one is open.
const OPEN_TABLE = new Symbols.TableSymbol.ctor().WithIsOpen(true);

// What ParseAndAnalyze asks for in any case, so that it need not make a state of its own for each query.
const START = GlobalState.Default.WithParseOptions(GlobalState.Default.ParseOptions.WithAlwaysProduceEndTokens(true));

// Rules of a repository share few sets of tables; the bound keeps memory flat over a very large one.
const MOST_STATES = 256;

module.exports.Schema = class Schema {
  #definitions = new Map();
  #globals = new Map();

  define(definitions) {
    for (const definition of definitions) {
      this.#definitions.set(definition.key, definition);
    }
  }

  /** The state to analyze with when a query can touch the definitions under these keys. */
  globalsFor(keys) {
    const name = keys.join();
    let globals = this.#globals.get(name);
    if (globals === undefined) {
      if (this.#globals.size === MOST_STATES) {
        this.#globals.clear();
      }
      this.#globals.set(name, globals = this.#build(keys));
    }
    return globals;
  }

  /** The same with tables and functions of these names besides, of which nothing else is known. */
  globalsWithOpen(keys, { tables, functions }) {
    return this.#build(keys, [...tables.map(openTable), ...functions.map(openFunction)]);
  }

  #build(keys, open = []) {
    const used = keys.map((key) => this.#definitions.get(key));
    const watchlists = new Map(used.filter((one) => one.kind === 'watchlist').map((one) => [one.name.toLowerCase(), symbolOf(one)]));
    const members = [ANYTHING_ELSE, ...open];
    for (const one of used) {
      if (one.kind === 'function') {
        members.push(functionSymbol(one, watchlists, () => database));
      } else if (one.kind === 'table') {
        members.push(symbolOf(one));
      }
    }
    const database = new Symbols.DatabaseSymbol.ctor('workspace', members);
    return START.WithDatabase(database).WithCache();
  }
};

function openTable(name) {
  return new Symbols.TableSymbol.$ctor4(name, []).WithIsOpen(true);
}

function openFunction(name) {
  return new Symbols.FunctionSymbol.$ctor6(name, OPEN_TABLE, ANY_ARGUMENTS, null);
}

function symbolOf(definition) {
  definition.symbol ??= tableSymbol(definition.name, definition.columns, definition.open);
  return definition.symbol;
}

function tableSymbol(name, columns, open) {
  return new Symbols.TableSymbol.$ctor4(name, columnSymbols(columns)).WithIsOpen(open);
}

// Columns are written name, type, name, type, ...
function columnSymbols(columns) {
  const symbols = [];
  for (let i = 0; i < columns.length; i += 2) {
    symbols.push(new Symbols.ColumnSymbol(columns[i], scalarType(columns[i + 1]), null, null, null, null));
  }
  return symbols;
}

function scalarType(name) {
  return Symbols.ScalarTypes.GetSymbol(name) || Symbols.ScalarTypes.Unknown;
}

function functionSymbol(definition, watchlists, currentDatabase) {
  const { name, parameters, body, output } = definition;
  if (body !== undefined) {
    return new Symbols.FunctionSymbol.$ctor16(name, parameters, body, null);
  }
  const declared = definition.anyArguments ? ANY_ARGUMENTS : declaredParameters(name, parameters);
  const returning = (result, tabularity) => new Symbols.FunctionSymbol.$ctor1(name, result, tabularity, declared);
  switch (output.kind) {
    case 'scalar':
      return new Symbols.FunctionSymbol.$ctor6(name, scalarType(output.type), declared, null);
    case 'tabular':
      definition.symbol ??= tableSymbol('', output.columns, output.open);
      return new Symbols.FunctionSymbol.$ctor6(name, definition.symbol, declared, null);
    case 'database':
      return returning(() => databaseSymbol(currentDatabase(), output), Symbols.Tabularity.Other);
    case 'inputPlus':
      return returning((context) => extended(context, columnSymbols(output.columns)), Symbols.Tabularity.Tabular);
    case 'watchlist':
      return returning((context) => watchlistOf(context, watchlists), Symbols.Tabularity.Tabular);
    default:
      throw new Error(`Unknown function output '${output.kind}'.`);
  }
}

// Kusto itself reads the parameter list; only the result is ours.
function declaredParameters(name, parameters) {
  return new Symbols.FunctionSymbol.$ctor16(name, parameters, '{ 0 }', null).Signatures.getItem(0).Parameters;
}

function databaseSymbol(current, { foreign, open }) {
  return new Symbols.DatabaseSymbol.$ctor1('', foreign ? null : current.Members, open);
}

function extended(context, added) {
  const input = Bridge.as(System.Array.getItem(context.ArgumentTypes, 0), Symbols.TableSymbol);
  if (input === null) {
    return OPEN_TABLE;
  }
  const names = new Set(added.map((column) => column.Name));
  const kept = items(input.Columns).filter((column) => !names.has(column.Name));
  return new Symbols.TableSymbol.$ctor3([...kept, ...added]).WithIsOpen(input.IsOpen);
}

function watchlistOf(context, watchlists) {
  const argument = items(context.Arguments)[0];
  const alias = argument === undefined ? null : argument.ConstantValue;
  return (typeof alias === 'string' && watchlists.get(alias.toLowerCase())) || OPEN_TABLE;
}

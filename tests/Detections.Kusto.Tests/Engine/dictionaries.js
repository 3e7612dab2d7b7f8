'use strict';
// Does the same at random to dictionaries of the runtime as it is and with the shortcuts, and prints where they first differ.
//
//   node dictionaries.js BRIDGE SHORTCUTS SEQUENCES

const fs = require('fs');
const vm = require('vm');

const [bridge, shortcuts, sequences] = process.argv.slice(2);

function runtime(withShortcuts) {
  const context = vm.createContext({});
  vm.runInContext(fs.readFileSync(bridge, 'utf8'), context);
  if (withShortcuts) {
    vm.runInContext(`{${fs.readFileSync(shortcuts, 'utf8')}}`, context);
  }
  return vm.runInContext('Bridge.init(); System', context);
}

// A generator of random numbers that gives the same ones in every run (mulberry32).
let state = 42;
function random(below) {
  state = (state + 0x6D2B79F5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

const OPERATIONS = ['add', 'setItem', 'remove', 'tryGetValue', 'containsKey', 'getItem', 'clear', 'removeThroughInterface', 'clearThroughInterface'];

function interfaceMember(dictionary, pattern) {
  for (const name in dictionary) {
    if (pattern.test(name)) {
      return name;
    }
  }
  throw new Error(`There is no member ${pattern}.`);
}

function apply(dictionary, [operation, key, value]) {
  try {
    switch (operation) {
      case 'tryGetValue': {
        const found = {};
        return [dictionary.tryGetValue(key, found), found.v];
      }
      case 'clear':
        return value % 4 === 0 ? dictionary.clear() : null;
      case 'clearThroughInterface':
        return value % 4 === 0 ? dictionary[interfaceMember(dictionary, /ICollection\$1.*\$clear$/)]() : null;
      case 'removeThroughInterface':
        return dictionary[interfaceMember(dictionary, /IDictionary\$2.*\$remove$/)](key);
      default:
        return dictionary[operation](key, value);
    }
  } catch (error) {
    return String(error.Message ?? error.message ?? error);
  }
}

function content(dictionary) {
  const entries = [];
  const enumerator = dictionary.GetEnumerator();
  while (enumerator.moveNext()) {
    entries.push([enumerator.Current.key, enumerator.Current.value]);
  }
  return [dictionary.Count, entries, keys(dictionary)];
}

function keys(dictionary) {
  const found = [];
  const enumerator = dictionary.Keys.GetEnumerator();
  while (enumerator.moveNext()) {
    found.push(enumerator.Current);
  }
  return found;
}

const runtimes = [runtime(false), runtime(true)];
const made = {
  text: (System, capacity) => new (System.Collections.Generic.Dictionary$2(System.String, System.Int32)).$ctor4(capacity),
  number: (System, capacity) => new (System.Collections.Generic.Dictionary$2(System.Int32, System.String)).$ctor4(capacity),
  object: (System, capacity) => new (System.Collections.Generic.Dictionary$2(System.Object, System.Int32)).$ctor4(capacity),
  ignoringCase: (System, capacity) => new (System.Collections.Generic.Dictionary$2(System.String, System.Int32)).$ctor5(capacity, System.StringComparer.OrdinalIgnoreCase),
};
const kinds = Object.keys(made);
let operations = 0;
let mapped = 0;
for (let sequence = 0; sequence < Number(sequences); sequence++) {
  const kind = kinds[random(kinds.length)];
  const capacity = random(3) * 5;
  const [plain, shortened] = runtimes.map((one) => made[kind](one, capacity));
  for (let step = 0, steps = random(60); step < steps; step++) {
    const name = 'k' + random(12) + (random(2) === 0 ? '' : 'K');
    const operation = [OPERATIONS[random(OPERATIONS.length)], random(40) === 0 ? null : kind === 'number' ? random(12) : name, random(1000)];
    const [one, other] = [plain, shortened].map((dictionary) => JSON.stringify([apply(dictionary, operation), content(dictionary)]));
    operations++;
    if (one !== other) {
      console.log(`${kind} ${JSON.stringify(operation)}: ${one} and with shortcuts ${other}`);
      process.exit(1);
    }
  }
  mapped += Object.prototype.toString.call(shortened.simpleBuckets) === '[object Map]' ? 1 : 0;
}
console.log(JSON.stringify({ operations, mapped }));

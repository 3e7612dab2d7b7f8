'use strict';
// The library is C# compiled to JavaScript by Bridge.NET, whose runtime finds types, interfaces and properties by name at every
// use. Here it remembers what cannot change. Each function gives what the original gives, and asks it in every case it does not know:
// tests hold the answers of both against each other. Comes between the runtime and the library, whose classes it marks.

const { is, as, cast, hasValue, ref, geti, getEnumerator, property, define } = Bridge;
const { getItem, getCount } = System.Array;
const { getCachedType } = Bridge.Class;

// Classes defined from now on carry what is known of them. Values of other kinds (strings, arrays, boxed numbers) have no such
// key, and are left to the original.
const FACTS = '$detectionsFacts';

class ClassFacts {
  types = new Map();
  countBy = new Map();
  itemBy = new Map();
}

Bridge.define = function (...args) {
  const type = define.apply(this, args);
  if (typeof type === 'function' && type.prototype && !type.$isGenericTypeDefinition && !type.$isArrayEnumerator) {
    Object.defineProperty(type.prototype, FACTS, { value: new ClassFacts() });
  }
  return type;
};

function isOf(object, { types }, type) {
  let answer = types.get(type);
  if (answer === undefined) {
    answer = is(object, type);
    // A type with a test of its own may look at the value, not only at its class.
    if (typeof type === 'function' && type.$is === undefined && !type.$literal) {
      types.set(type, answer);
    }
  }
  return answer;
}

Bridge.is = function (object, type, ignoreFunction, allowNull) {
  const facts = object == null || ignoreFunction === true ? undefined : object[FACTS];
  return facts === undefined ? is(object, type, ignoreFunction, allowNull) : isOf(object, facts, type);
};

Bridge.as = function (object, type, allowNull) {
  const facts = object == null ? undefined : object[FACTS];
  if (facts === undefined) {
    return as(object, type, allowNull);
  }
  return isOf(object, facts, type) ? object : null;
};

Bridge.cast = function (object, type, allowNull) {
  const facts = object == null ? undefined : object[FACTS];
  return facts !== undefined && isOf(object, facts, type) ? object : cast(object, type, allowNull);
};

Bridge.hasValue = (object) => object != null && (object[FACTS] !== undefined || hasValue(object));

Bridge.referenceEquals = (one, other) => one === other || (!Bridge.hasValue(one) && !Bridge.hasValue(other));

// The names under which a class implements an interface for items of a type.
function memberNames(before, after) {
  const names = new Map();
  return (type) => {
    let name = names.get(type);
    if (name === undefined) {
      names.set(type, name = before + Bridge.getTypeAlias(type) + after);
    }
    return name;
  };
}

const listItemName = memberNames('System$Collections$Generic$IList$1$', '$getItem');
const countMethodName = memberNames('System$Collections$Generic$ICollection$1$', '$getCount');
const countName = memberNames('System$Collections$Generic$ICollection$1$', '$Count');
const enumeratorName = memberNames('System$Collections$Generic$IEnumerable$1$', '$GetEnumerator');

// Which member of a list the original would come to; null where it does more than to ask one.
function itemMember(list, type) {
  const isMethod = (name) => typeof list[name] === 'function';
  if (type && isMethod(listItemName(type))) {
    return listItemName(type);
  }
  return type && Bridge.getDefaultValue(type) != null ? null : ['get', 'getItem'].find(isMethod) ?? null;
}

function countMember(list, type) {
  if ([...(type ? [countMethodName(type)] : []), 'System$Collections$ICollection$getCount'].some((name) => typeof list[name] === 'function')) {
    return null;
  }
  return [...(type ? [countName(type)] : []), 'System$Collections$ICollection$Count', 'Count'].find((name) => list[name] !== undefined) ?? null;
}

System.Array.getItem = function (list, index, type) {
  const facts = list[FACTS];
  if (facts === undefined) {
    return type && Array.isArray(list) ? list[index] : getItem(list, index, type);
  }
  let name = facts.itemBy.get(type);
  if (name === undefined) {
    facts.itemBy.set(type, name = itemMember(list, type));
  }
  return name === null ? getItem(list, index, type) : list[name](index);
};

System.Array.getCount = function (list, type) {
  const facts = list[FACTS];
  if (facts === undefined) {
    return Array.isArray(list) ? list.length : getCount(list, type);
  }
  let name = facts.countBy.get(type);
  if (name === undefined) {
    facts.countBy.set(type, name = countMember(list, type));
  }
  return name === null ? getCount(list, type) : list[name];
};

Bridge.getEnumerator = function (sequence, type) {
  if (arguments.length === 2 && typeof type === 'function' && sequence !== null && typeof sequence === 'object') {
    const name = enumeratorName(type);
    if (typeof sequence[name] === 'function') {
      return sequence[name]();
    }
  }
  return getEnumerator.apply(this, arguments);
};

class FieldReference {
  constructor(object, name) {
    this.object = object;
    this.name = name;
  }

  get v() {
    return this.object[this.name];
  }

  set v(value) {
    this.object[this.name] = value;
  }
}

Bridge.ref = (object, name) => typeof name === 'string' || typeof name === 'number' ? new FieldReference(object, name) : ref(object, name);

const shortNames = new Map();
Bridge.geti = function (scope, name, general) {
  if (scope[name] !== undefined) {
    return name;
  }
  if (general && scope[general] != undefined) {
    return general;
  }
  const full = general || name;
  let short = shortNames.get(full);
  if (short === undefined) {
    shortNames.set(full, short = geti({}, full));
  }
  return short;
};

Bridge.Class.getCachedType = function (generic, args) {
  if (args.length !== 1) {
    return getCachedType(generic, args);
  }
  const byArgument = generic.$detectionsByArgument ??= new Map();
  let found = byArgument.get(args[0]);
  if (found === undefined) {
    found = getCachedType(generic, args);
    if (found !== null) {
      byArgument.set(args[0], found);
    }
  }
  return found;
};

// A property without code of its own gets accessors of its own: shared ones are never compiled for one property.
Bridge.property = function (scope, name, value, statics, type, alias) {
  const accessors = property.call(this, scope, name, value, statics, type, alias);
  if (value && (value.get || value.set)) {
    return accessors;
  }
  const field = JSON.stringify(Bridge.getTypeAlias(type) + '$' + name);
  accessors.get = new Function('value', `return function () { const own = this.$init[${field}]; return own === undefined ? value : own; };`)(value);
  accessors.set = new Function('value', `this.$init[${field}] = value;`);
  Object.defineProperty(scope, name, accessors);
  return accessors;
};

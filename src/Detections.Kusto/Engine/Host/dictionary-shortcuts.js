'use strict';
// The runtime's Dictionary keeps keys of text and numbers as properties of an object, makes all the entries it may come to need ahead,
// and makes them again each time it grows. Here such keys are in a Map, and an entry comes with its value. What a dictionary holds, in
// which order, and what it throws is as it was. Comes between the runtime and the library, whose dictionaries it changes.

const { define } = Bridge;
const { Dictionary$2 } = System.Collections.Generic;

Bridge.define = function (...args) {
  const type = define.apply(this, args);
  const generic = args[3];
  if (generic !== undefined && generic.fn === Dictionary$2) {
    shorten(type.prototype, ...generic.args);
  }
  return type;
};

class Entry {
  hashCode = 1;
  next = -1;

  constructor(key, value) {
    this.key = key;
    this.value = value;
  }
}

function isMapped(dictionary) {
  return dictionary.simpleBuckets instanceof Map;
}

// Before its first entry, and after clear, a dictionary becomes one with a Map; null for one with keys of another kind.
function indexToInsert(dictionary) {
  if (isMapped(dictionary)) {
    return dictionary.simpleBuckets;
  }
  if (!dictionary.isSimpleKey || dictionary.count > 0) {
    return null;
  }
  start(dictionary);
  return dictionary.simpleBuckets;
}

function start(dictionary) {
  dictionary.simpleBuckets = new Map();
  dictionary.buckets = [];
  dictionary.entries = [];
  dictionary.count = 0;
  dictionary.freeList = -1;
  dictionary.freeCount = 0;
}

// As the original does: what was removed last is taken first.
function place(dictionary, entry) {
  if (dictionary.freeCount === 0) {
    dictionary.entries.push(entry);
    return dictionary.count++;
  }
  const free = dictionary.freeList;
  dictionary.freeList = dictionary.entries[free].next;
  dictionary.freeCount--;
  dictionary.entries[free] = entry;
  return free;
}

function shorten(type, keyType, valueType) {
  replace(type, 'FindEntry', (original) => function (key) {
    return isMapped(this) && key != null ? this.simpleBuckets.get(key) ?? -1 : original.call(this, key);
  });

  replace(type, 'Insert', (original) => function (key, value, add) {
    const index = key == null ? null : indexToInsert(this);
    if (index === null) {
      original.call(this, key, value, add);
      return;
    }
    const found = index.get(key);
    if (found === undefined) {
      index.set(key, place(this, new Entry(key, value)));
    } else if (add) {
      System.ThrowHelper.ThrowArgumentException(System.ExceptionResource.Argument_AddingDuplicate);
    } else {
      this.entries[found].value = value;
    }
    this.version = (this.version + 1) | 0;
  });

  replace(type, 'remove', (original) => function (key) {
    if (!isMapped(this) || key == null) {
      return original.call(this, key);
    }
    const found = this.simpleBuckets.get(key);
    if (found === undefined) {
      return false;
    }
    this.simpleBuckets.delete(key);
    const entry = this.entries[found];
    entry.hashCode = -1;
    entry.next = this.freeList;
    entry.key = Bridge.getDefaultValue(keyType);
    entry.value = Bridge.getDefaultValue(valueType);
    this.freeList = found;
    this.freeCount++;
    this.version = (this.version + 1) | 0;
    return true;
  });

  replace(type, 'clear', (original) => function () {
    if (!isMapped(this)) {
      original.call(this);
    } else if (this.count > 0) {
      start(this);
      this.version = (this.version + 1) | 0;
    }
  });
}

// A method also stands under the names by which interfaces call it.
function replace(type, method, replacement) {
  const original = type[method];
  const replaced = replacement(original);
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type))) {
    if (value === original) {
      type[name] = replaced;
    }
  }
}

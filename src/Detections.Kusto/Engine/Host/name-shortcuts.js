'use strict';
// The library's text names its classes in full, 47,000 times: Kusto.Language.Syntax.SyntaxToken is found by four steps through
// objects, at every use. Here each class gets a variable, which is set when the class is first used and then stays.
//
// A class can be asked for before it is defined, and its first use runs its static constructor: until its name is a plain property, the
// full name is gone through.

const START = /^Bridge\.assembly\("Kusto\.Language\.Bridge",function\([\w$,]*\)\{"use strict";/;
const DEFINITION = /Bridge\.definei?\("(Kusto\.Language\.[\w$.]+)"/g;
const STRING_OR_NAME = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|(?<![\w$.])Kusto\.Language(?:\.[\w$]+)+/g;

/** The text of the library with its classes in variables; as it is where it does not begin as expected. */
module.exports.withClassVariables = function (library) {
  if (!START.test(library)) {
    return library;
  }
  const classes = new Set(Array.from(library.matchAll(DEFINITION), ([, name]) => name));
  const numbers = new Map();

  function shorten(path) {
    const name = classIn(path, classes);
    if (name === null) {
      return path;
    }
    if (!numbers.has(name)) {
      numbers.set(name, numbers.size);
    }
    const number = numbers.get(name);
    return `($class${number}||class${number}())${path.slice(name.length)}`;
  }

  const shortened = library.replace(STRING_OR_NAME, (found) => found[0] === 'K' ? shorten(found) : found);
  return shortened.replace(START, (start) => start + Array.from(numbers, declaration).join(''));
};

// A path goes on behind the class: to a member, or to a class inside.
function classIn(path, classes) {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    if (classes.has(path.slice(0, end))) {
      return path.slice(0, end);
    }
  }
  return null;
}

function declaration([name, number]) {
  const [, owner, own] = /^(.+)\.([^.]+)$/.exec(name);
  return `var $class${number};function class${number}(){const found=${name};`
    + `if(Object.getOwnPropertyDescriptor(${owner},"${own}").value===found)$class${number}=found;return found}`;
}

'use strict';
// How deeply the brackets of a query are nested. Told before it is parsed: the engine binds nothing beyond a few hundred
// levels, and the parser takes 20 seconds for 20,000 before its stack is full.

const { items } = load('lists');

const DEEPEST = 1000;
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

module.exports.isNestedTooDeeply = function (text) {
  if (!hasManyBrackets(text)) {
    return false;
  }
  let depth = 0;
  for (const token of items(Kusto.Language.Parsing.TokenParser.ParseTokens(text, null))) {
    if (OPENING.has(token.Text) && ++depth > DEEPEST) {
      return true;
    }
    if (CLOSING.has(token.Text)) {
      depth--;
    }
  }
  return false;
};

// Nearly no query does, and then it need not be taken apart twice.
function hasManyBrackets(text) {
  let count = 0;
  for (const unit of text) {
    count += OPENING.has(unit) ? 1 : 0;
  }
  return count > DEEPEST;
}

'use strict';
// Kusto's own analyzers each walk the whole tree for nodes of one type. The tree does not change, so one walk does for all.

const { SyntaxElement } = Kusto.Language.Syntax;
const { ListExtensions, EmptyReadOnlyList$1 } = Kusto.Language.Utils;

// Of the last element that was asked; the one before is no longer analyzed.
let lastElement = null;
let elements = null;
let byType = null;

SyntaxElement.GetDescendants = function (type, element, predicate, includeSelf) {
  if (element !== lastElement) {
    lastElement = element;
    elements = preorder(element);
    byType = new Map();
  }
  let fitting = byType.get(type);
  if (fitting === undefined) {
    byType.set(type, fitting = elements.filter((one) => Bridge.is(one, type)));
  }
  const found = new (System.Collections.Generic.List$1(type)).ctor();
  for (const one of fitting) {
    if ((includeSelf || one !== element) && (predicate == null || predicate(one))) {
      found.add(one);
    }
  }
  return found.Count === 0 ? EmptyReadOnlyList$1(type).Instance : ListExtensions.ToReadOnly(type, found);
};

function preorder(root) {
  const found = [];
  SyntaxElement.WalkElements(root, (element) => found.push(element));
  return found;
}

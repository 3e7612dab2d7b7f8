'use strict';

/** The items of a .NET list as an array; an empty one for null. */
module.exports.items = function (list) {
  if (list === null || list === undefined) {
    return [];
  }
  if (Array.isArray(list)) {
    return list;
  }
  const count = System.Array.getCount(list);
  const array = new Array(count);
  for (let i = 0; i < count; i++) {
    array[i] = System.Array.getItem(list, i);
  }
  return array;
};

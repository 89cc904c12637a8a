/**
 * Grouping that appends: copying a group for every member that joins it takes a minute where groups hold a hundred
 * thousand. Map.groupBy comes with Node 21; until then this is the one place.
 */

/** Items under their keys; keys and items keep the order in which they come. */
export function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) addToGroup(groups, keyOf(item), item);
  return groups;
}

/** Appends one item to the group of a key, for loops that do more than group. */
export function addToGroup<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

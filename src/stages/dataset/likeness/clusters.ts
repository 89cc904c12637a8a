/** Pairs joined into clusters: a union-find over the places of a table, and the clusters it leaves. */

export interface Clusters {
  join(one: number, two: number): void;
  joined(one: number, two: number): boolean;
  /** The first member of the cluster of this place. */
  root(at: number): number;
  /** Clusters of at least two, each in order, by their first member. */
  groups(): number[][];
}

export function clustersOf(size: number): Clusters {
  const parent = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) parent[at] = at;
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    // Every step on the way now points to the top.
    for (let step = at; parent[step] !== top; ) {
      const above = parent[step]!;
      parent[step] = top;
      step = above;
    }
    return top;
  };
  return {
    join(one, two) {
      const [first, second] = [root(one), root(two)];
      // The earlier question stands for the cluster.
      if (first < second) parent[second] = first;
      else parent[first] = second;
    },
    root,
    joined: (one, two) => root(one) === root(two),
    groups() {
      const found = new Map<number, number[]>();
      for (let at = 0; at < size; at += 1) {
        const top = root(at);
        if (top === at) continue;
        const group = found.get(top);
        if (group === undefined) found.set(top, [top, at]);
        else group.push(at);
      }
      return [...found.values()].sort((one, two) => one[0]! - two[0]!);
    },
  };
}

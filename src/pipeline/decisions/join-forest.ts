/** Things that become one, step by step, and who joined them. Things are numbers from 0. */
export interface JoinForest {
  readonly parents: number[];
  /** By the thing that was hung under its parent: who did it, and the how-manieth join it was. */
  readonly joins: Map<number, { readonly by: string; readonly step: number }>;
  readonly sizes: number[];
}

/** Each of `count` things on its own. */
export function startForest(count: number): JoinForest {
  return {
    parents: Array.from({ length: count }, (_, index) => index),
    joins: new Map(),
    sizes: Array.from({ length: count }, () => 1),
  };
}

/** The thing that stands for all that are one with this one. */
export function findRoot({ parents }: JoinForest, thing: number): number {
  let root = thing;
  for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) root = parent;
  return root;
}

/** Joins two roots; the larger stands for both and is returned, with the other. */
export function joinRoots(
  forest: JoinForest,
  a: number,
  b: number,
  by: string,
): { readonly root: number; readonly other: number } {
  const [root, other] = (forest.sizes[a] ?? 1) >= (forest.sizes[b] ?? 1) ? [a, b] : [b, a];
  forest.parents[other] = root;
  forest.sizes[root] = (forest.sizes[root] ?? 1) + (forest.sizes[other] ?? 1);
  forest.joins.set(other, { by, step: forest.joins.size });
  return { root, other };
}

/** Who made two things one, that are one: the last join on the way between them, where later joins are nearer the root. */
export function findJoiner(forest: JoinForest, a: number, b: number): string {
  let [left, right, by] = [a, b, ''];
  while (left !== right) {
    const [leftJoin, rightJoin] = [forest.joins.get(left), forest.joins.get(right)];
    const isLeft = (leftJoin?.step ?? Infinity) < (rightJoin?.step ?? Infinity);
    const join = isLeft ? leftJoin : rightJoin;
    if (join === undefined) return by;
    by = join.by;
    if (isLeft) left = forest.parents[left] ?? left;
    else right = forest.parents[right] ?? right;
  }
  return by;
}

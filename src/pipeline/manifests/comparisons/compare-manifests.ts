import type { Item, Manifest } from '../../manifest.ts';
import { compareFields } from './compare-fields.ts';
import { compareWarnings } from './compare-warnings.ts';
import type {
  ComparedItem,
  EntryChange,
  GalleryChange,
  ItemChange,
  ItemChangeKind,
  ManifestChanges,
} from './manifest-changes.ts';
import { type EntryPair, matchEntries } from './match-entries.ts';

/** What differs between two manifests of one gallery, item by item; `before: null`: there was none yet. */
export function compareManifests(before: Manifest | null, after: Manifest): ManifestChanges {
  const pairs = matchEntries(before, after);
  const groups = groupItems(before?.items ?? [], after.items, pairs);
  return {
    items: groups.map(describeGroup),
    entries: pairs.flatMap(describeEntry),
    gallery: before === null ? [] : compareGalleries(before, after),
    warnings: compareWarnings(before?.warnings ?? [], after.warnings),
    isReordered: isReordered(groups),
  };
}

interface ItemGroup {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

/** Items belong together that share an entry, directly or through others. */
function groupItems(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly EntryPair[],
): readonly ItemGroup[] {
  // One list: the later items, then the earlier ones; the parent of each leads to the first of its group.
  const parents = Array.from({ length: after.length + before.length }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) root = parent;
    return root;
  };
  for (const pair of pairs) {
    const left = pair.before?.item ?? null;
    const right = pair.after?.item ?? null;
    if (left === null || right === null) continue;
    const [low, high] = [rootOf(right), rootOf(after.length + left)].toSorted((a, b) => a - b);
    if (low !== undefined && high !== undefined) parents[high] = low;
  }
  const groups = new Map<number, { readonly before: Item[]; readonly after: Item[] }>();
  for (const [at, item] of [...after, ...before].entries()) {
    const root = rootOf(at);
    const group = groups.get(root) ?? { before: [], after: [] };
    (at < after.length ? group.after : group.before).push(item);
    groups.set(root, group);
  }
  return [...groups.values()];
}

function describeGroup({ before, after }: ItemGroup): ItemChange {
  const [first, ...otherBefore] = before;
  const [second, ...otherAfter] = after;
  const isPair = otherBefore.length === 0 && otherAfter.length === 0;
  const fields = isPair && first !== undefined && second !== undefined ? compareFields(first, second) : [];
  const warnings = compareWarnings(
    before.flatMap((item) => item.warnings),
    after.flatMap((item) => item.warnings),
  );
  const isSame = fields.length === 0 && warnings.gone.length === 0 && warnings.new.length === 0;
  return {
    kind: kindOf(before.length, after.length, isSame),
    before: before.map(toCompared),
    after: after.map(toCompared),
    fields,
    warnings,
  };
}

function kindOf(before: number, after: number, isSame: boolean): ItemChangeKind {
  if (before === 0) return 'added';
  if (after === 0) return 'gone';
  if (before === 1 && after === 1) return isSame ? 'same' : 'changed';
  if (before === 1) return 'split';
  return after === 1 ? 'merged' : 'regrouped';
}

function toCompared({ id, position, caption, credit, entries }: Item): ComparedItem {
  return {
    id,
    position,
    caption: caption.text,
    credit: credit.line,
    entries: entries.map(({ index }) => index),
  };
}

function describeEntry({ before, after }: EntryPair): readonly EntryChange[] {
  if (after === null)
    return before === null ? [] : [{ kind: 'withdrawn', text: before.text, reason: before.reason }];
  const { text, reason } = after;
  if (before === null) return [{ kind: 'arrived', text, reason }];
  const changes: EntryChange[] = [];
  if (before.text !== text) changes.push({ kind: 'rewritten', text, reason });
  if (before.item !== null && after.item === null) changes.push({ kind: 'left-out', text, reason });
  if (before.item === null && after.item !== null) changes.push({ kind: 'brought-back', text, reason });
  if (before.item === null && after.item === null && before.reason !== reason)
    changes.push({ kind: 'other-reason', text, reason });
  return changes;
}

function compareGalleries(before: Manifest, after: Manifest): readonly GalleryChange[] {
  const changes: GalleryChange[] = [];
  if (before.headline !== after.headline)
    changes.push({ field: 'headline', before: before.headline, after: after.headline });
  const [day, otherDay] = [before.referenceDate, after.referenceDate];
  if (day.value !== otherDay.value || day.basis !== otherDay.basis)
    changes.push({ field: 'referenceDate', before: day, after: otherDay });
  const [report, otherReport] = [before.decisions, after.decisions];
  if (JSON.stringify(report) !== JSON.stringify(otherReport))
    changes.push({ field: 'decisions', before: report, after: otherReport });
  if (before.producer.rules !== after.producer.rules)
    changes.push({ field: 'rules', before: before.producer.rules, after: after.producer.rules });
  return changes;
}

function isReordered(groups: readonly ItemGroup[]): boolean {
  // Groups come in the order of the later items: what is one item in both must rise in the earlier ones as well.
  const positions = groups.flatMap(({ before, after }) =>
    before.length === 1 && after.length === 1 ? before.map(({ position }) => position) : [],
  );
  return positions.some((position, at) => position < (positions[at - 1] ?? 0));
}

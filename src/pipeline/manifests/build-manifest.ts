import { ExpectedError } from '../../errors.ts';
import type { SettledSettings } from '../cleaning-settings.ts';
import { decideItem } from '../decisions/decide-item.ts';
import type { EntryGroup } from '../duplicates/group-duplicates.ts';
import type { Gallery } from '../gallery.ts';
import type { DecisionReport, LeftOut, Manifest, ReferenceDate } from '../manifest.ts';
import type { Rules } from '../rules.ts';
import { buildItem, type HouseStyle } from './build-item.ts';
import { contentDigest } from './content-digest.ts';
import { producerVersion } from './producer-version.ts';

export interface ManifestParts {
  readonly gallery: Gallery;
  readonly referenceDate: ReferenceDate;
  readonly groups: readonly EntryGroup[];
  readonly leftOut: readonly LeftOut[];
  readonly decisions: DecisionReport;
  readonly settings: SettledSettings;
  readonly rules: Rules;
}

/** Writes down what was found: every entry of the gallery stands in exactly one item or in `leftOut`. */
export function buildManifest(parts: ManifestParts): Manifest {
  const { gallery, groups, leftOut, decisions, settings, rules } = parts;
  const entries = gallery.entries.length;
  const placed = entries - leftOut.length;
  return {
    manifestVersion: '1',
    id: gallery.id ?? galleryId(gallery),
    headline: gallery.headline,
    source: gallery.source,
    referenceDate: parts.referenceDate,
    items: decideItems(numberItems(groups, houseStyle(parts)), groups, rules),
    leftOut,
    report: { entries, items: groups.length, collapsed: placed - groups.length },
    warnings: gallery.warnings,
    decisions,
    producer: { name: 'cutline', version: producerVersion, rules: contentDigest([rules.digest, settings]) },
  };
}

function galleryId(gallery: Gallery): string {
  const content = gallery.entries.map(({ text, credit, photo }) => [text, credit, photo?.uri ?? null]);
  return `gallery-${contentDigest([gallery.headline, content]).slice(0, 16)}`;
}

function houseStyle({ settings, rules, referenceDate }: ManifestParts): HouseStyle {
  const { datelines, creditStyle } = settings;
  const style = creditStyle === null ? null : rules.creditStyles.get(creditStyle);
  if (style === undefined) {
    const names = [...rules.creditStyles.keys()].join(', ');
    throw new ExpectedError(
      'SETTINGS_INVALID',
      `no credit style is called '${creditStyle}'; there are ${names}`,
    );
  }
  return { datelines, creditStyle: style, referenceDay: referenceDate.value };
}

function numberItems(groups: readonly EntryGroup[], style: HouseStyle): Manifest['items'] {
  const seen = new Map<string, number>();
  return groups.map((group, index) => {
    const item = buildItem(group, index + 1, style);
    const count = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, count);
    // Two photos can carry the same words: the second is told apart by its number.
    return count === 1 ? item : { ...item, id: `${item.id}-${count}` };
  });
}

function decideItems(
  items: Manifest['items'],
  groups: readonly EntryGroup[],
  rules: Rules,
): Manifest['items'] {
  return items.map((item, at) => {
    const group = groups[at];
    return group === undefined ? item : decideItem(item, group.decided, rules);
  });
}

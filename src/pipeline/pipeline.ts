import { readGallery, type GalleryInput } from '../formats/read-gallery.ts';
import { settleSettings, type CleaningSettings } from './cleaning-settings.ts';
import { inferReferenceDate } from './dates/infer-reference-date.ts';
import { inferRelativeDates } from './dates/infer-relative-dates.ts';
import type { Decision } from './decisions/decision.ts';
import { findStale } from './decisions/find-stale.ts';
import { nameEntries } from './decisions/name-entries.ts';
import { reportDecisions } from './decisions/report-decisions.ts';
import { groupDuplicates, type EntryGroup } from './duplicates/group-duplicates.ts';
import type { Gallery } from './gallery.ts';
import type { Manifest, ReferenceDate } from './manifest.ts';
import { buildManifest } from './manifests/build-manifest.ts';
import { leaveOut } from './manifests/leave-out.ts';
import { prepareEntry } from './prepare-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { forOneGallery } from './remember-texts.ts';
import type { Rules } from './rules.ts';

/**
 * What happens to a gallery, from the bytes as received to the clean manifest. The same bytes under the same
 * settings, rules and editors' decisions give the same manifest: no clock, no randomness, nothing read from outside.
 * Throws an `ExpectedError` when the input is no gallery at all; everything odd inside one is a warning.
 */
export async function runPipeline(
  input: GalleryInput,
  settings: CleaningSettings,
  rules: Rules,
  decisions: readonly Decision[] = [],
): Promise<Manifest> {
  return (await traceGallery(input, settings, rules, decisions)).manifest;
}

/** How a manifest came about: what was received and decided, and which entries were taken for one photo and why. */
export interface Trail {
  readonly decisions: readonly Decision[];
  readonly gallery: Gallery;
  readonly groups: readonly EntryGroup[];
  readonly manifest: Manifest;
}

/** The same as `runPipeline`, with every step on the way. */
export async function traceGallery(
  input: GalleryInput,
  settings: CleaningSettings,
  rules: Rules,
  decisions: readonly Decision[] = [],
): Promise<Trail> {
  const own = forOneGallery(rules);
  return cleanGallery(await readGallery(input, own, settings), settings, own, decisions);
}

/** A gallery as received → its manifest: one pass over each entry on its own, one over all of them together. */
export function cleanGallery(
  gallery: Gallery,
  given: CleaningSettings,
  rules: Rules,
  decisions: readonly Decision[],
): Trail {
  const settings = settleSettings(given, rules.house);
  const stated = statedReferenceDate(gallery, settings);
  const prepared = gallery.entries.map((entry) => prepareEntry(entry, rules, stated.value));
  const keys = prepared.map(({ key }) => key);
  const named = nameEntries(decisions, keys);
  const { kept, leftOut } = leaveOut(prepared, named);
  const sifted = findStale(named, leftOut);
  const entries = stated.value === null ? inferRelativeDates(kept) : kept;
  const { groups, overruled } = groupDuplicates(entries, sifted.live, rules.thresholds);
  const referenceDate = stated.value === null ? inferredReferenceDate(entries) : stated;
  const photos = groups.map(({ decided }) => decided);
  const report = reportDecisions(sifted, photos, leftOut, overruled);
  const parts = { gallery, referenceDate, groups, leftOut, decisions: report, settings, rules };
  return { gallery, decisions, groups, manifest: buildManifest(parts) };
}

function statedReferenceDate(gallery: Gallery, settings: CleaningSettings): ReferenceDate {
  if (settings.referenceDate !== null) return { value: settings.referenceDate, basis: 'given' };
  if (gallery.referenceDate !== null) return { value: gallery.referenceDate, basis: 'metadata' };
  return { value: null, basis: 'none' };
}

function inferredReferenceDate(entries: readonly PreparedEntry[]): ReferenceDate {
  const value = inferReferenceDate(entries);
  return value === null ? { value: null, basis: 'none' } : { value, basis: 'inferred' };
}

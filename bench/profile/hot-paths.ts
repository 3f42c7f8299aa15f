import type * as readHtmlGalleryModule from '../../src/formats/html/read-html-gallery.ts';
import type * as groupDuplicatesModule from '../../src/pipeline/duplicates/group-duplicates.ts';
import type * as prepareEntryModule from '../../src/pipeline/prepare-entry.ts';
import type * as rulesModule from '../../src/rules.ts';
import { makeGalleryPage } from '../../test/generators/gallery-page.ts';
import { makeWireCaptions } from '../../test/generators/wire-captions.ts';
import { loadBuilt } from '../framework/load-built.ts';
import { prepareEntries, toEntries } from '../parts/prepare-entries.ts';

/** Where a gallery's time goes: prepared once, then the same work over and over. */
interface HotPath {
  readonly name: string;
  readonly prepare: () => Promise<() => unknown>;
}

export const hotPaths: readonly HotPath[] = [
  {
    name: 'grouping',
    prepare: async () => {
      const { groupDuplicates } = await loadBuilt<typeof groupDuplicatesModule>(
        'pipeline/duplicates/group-duplicates',
      );
      const entries = await prepareEntries(makeWireCaptions(500, 7));
      return () => groupDuplicates(entries, []);
    },
  },
  {
    name: 'caption-reading',
    prepare: async () => {
      const { prepareEntry } = await loadBuilt<typeof prepareEntryModule>('pipeline/prepare-entry');
      const rules = await loadRules();
      const entries = toEntries(makeWireCaptions(300, 5));
      return () => entries.map((entry) => prepareEntry(entry, rules, '2026-06-01'));
    },
  },
  {
    name: 'page-reading',
    prepare: async () => {
      const { readFormat } = await loadBuilt<typeof readHtmlGalleryModule>('formats/html/read-html-gallery');
      const rules = await loadRules();
      const text = makeGalleryPage(22, 4);
      const input = { bytes: Buffer.from(text), name: 'page.html', uri: null, mediaType: 'text/html' };
      return () => readFormat({ text, json: null }, input, rules);
    },
  },
];

async function loadRules() {
  const rules = await loadBuilt<typeof rulesModule>('rules');
  return rules.loadRules();
}

import { expect, test } from 'vitest';
import { tellHistory } from '../../dashboard/src/gallery/runs/tell-history.ts';

const at = (minute: number) => `2026-05-04T12:${String(minute).padStart(2, '0')}:00.000Z`;

const done = (minute: number, action: string, detail: Readonly<Record<string, string | boolean>>) => ({
  createdAt: at(minute),
  actor: 'Ada Quill',
  action,
  galleryId: 'gal_1',
  runId: `run_${minute}`,
  detail,
});

const published = (version: number, minute: number) => ({
  galleryId: 'gal_1',
  source: 'wire',
  version,
  kind: 'published' as const,
  runId: `run_v${version}`,
  manifestDigest: null,
  href: null,
  reason: null,
  createdAt: at(minute),
});

const decision = {
  id: 'dec_1',
  galleryId: 'gal_1',
  kind: 'credit' as const,
  entries: [],
  value: 'Ida Brandt/AP',
  who: 'Ada Quill',
  when: at(4),
  note: 'she called',
  undoneAt: null,
  undoneBy: null,
  stale: null,
};

const audit = [
  done(4, 'decided', { decision: 'dec_1', kind: 'credit' }),
  done(3, 'rerun-asked', { reason: 'would commas do', isPreview: true }),
  done(0, 'received', { source: 'wire', name: 'quay.txt', revision: '1' }),
];

test('what people did and what was published is told in order, with why', () => {
  const publications = [published(1, 1), published(2, 5)];
  const entries = tellHistory({ audit, isWhole: true, publications, decisions: [decision] });
  expect(entries.map(({ who, what, why }) => [who, what, why])).toEqual([
    [null, 'Version 2 was published', null],
    ['Ada Quill', 'decided: credit “Ida Brandt/AP”', 'she called'],
    ['Ada Quill', 'asked for a preview', 'would commas do'],
    [null, 'Version 1 was published', null],
    ['Ada Quill', 'handed in revision 1', null],
  ]);
  expect(entries[0]?.since).toBe('run_v1');
});

test('what was published before the oldest that is told waits for it', () => {
  const publications = [published(1, 1), published(2, 5)];
  const entries = tellHistory({ audit: audit.slice(0, 2), isWhole: false, publications, decisions: [] });
  expect(entries.map(({ what }) => what)).toEqual([
    'Version 2 was published',
    'decided: credit',
    'asked for a preview',
  ]);
});

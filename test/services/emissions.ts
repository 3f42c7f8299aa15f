import type { Emission } from '../../src/outputs/emission.ts';
import type { Publication } from '../../src/storage/publications.ts';

/** A publication like many, different where the test says so. */
export function makeEmission(
  changes: Partial<Publication> = {},
  manifest: string | null = '{"items":1}\n',
): Emission {
  return {
    deliveryId: 'dlv_1',
    publication: {
      galleryId: 'gal_1',
      source: 'wire',
      version: 1,
      kind: 'published',
      runId: 'run_1',
      manifestDigest: 'd1',
      reason: null,
      createdAt: '2026-05-04T10:00:00.000Z',
      ...changes,
    },
    manifest,
  };
}

import type { Flag, Manifest } from '../../pipeline/manifest.ts';
import type { ListingTerms } from './print-terms.ts';

/** What a list shows of a gallery's published manifest, beside the headline. */
export interface ManifestSummary {
  readonly entries: number;
  readonly items: number;
  readonly collapsed: number;
  readonly warnings: number;
  /** Of any item, each once. */
  readonly flags: readonly Flag[];
  /** Of the items' credits, each once, in their order; a few at most. */
  readonly agencies: readonly string[];
  /** Of the first photo that there is a thumbnail of; SHA-256, hexadecimal. */
  readonly photoDigest: string | null;
}

/** What a manifest is listed with and found by. */
export interface ManifestListing extends Pick<ListingTerms, 'texts' | 'flags' | 'warnings'> {
  readonly summary: ManifestSummary;
}

/** A manifest → what lists know of it. */
export function summariseManifest(manifest: Manifest): ManifestListing {
  const { items, report } = manifest;
  const warnings = [...manifest.warnings, ...items.flatMap((item) => item.warnings)];
  const flags = [...new Set(items.flatMap((item) => item.flags))];
  const agencies = new Set(items.flatMap(({ credit }) => credit.agency ?? []));
  return {
    texts: textsOf(manifest),
    flags,
    warnings: [...new Set(warnings.map(({ code }) => code))],
    summary: {
      ...report,
      warnings: warnings.length,
      flags,
      agencies: [...agencies].slice(0, maxAgencies),
      photoDigest: items.find(({ photo }) => photo?.sha256 != null)?.photo?.sha256 ?? null,
    },
  };
}

const maxAgencies = 5;

function textsOf({ headline, items }: Manifest): readonly string[] {
  const texts = items.flatMap(({ caption, credit }) => [caption.text, credit.line ?? '']);
  return [...new Set([headline ?? '', ...texts])].filter((text) => text !== '');
}

import type { Manifest } from '../../pipeline/manifest.ts';
import { toNinjs } from './write-ninjs.ts';

/** A manifest → ninjs 2.2, whose names are those of 3.1 in small letters. */
export function writeFormat(manifest: Manifest): string {
  return `${JSON.stringify(withSmallNames(toNinjs(manifest, '2.2')), null, 2)}\n`;
}

function withSmallNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSmallNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name.toLowerCase(), withSmallNames(field)]),
  );
}

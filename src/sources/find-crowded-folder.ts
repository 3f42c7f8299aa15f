import { sep } from 'node:path';
import type { Source } from './source.ts';

/** The first source whose drop folder is another's, or lies in it: a file there would be two sources' at once. `null`: none. */
export function findCrowdedFolder(
  sources: readonly Source[],
): { readonly at: number; readonly why: string } | null {
  const found = sources.flatMap((source, at) => {
    const other = sources.slice(0, at).find((earlier) => sharesFolder(source, earlier));
    return other === undefined ? [] : [{ at, why: `it lies in, or holds, the folder of '${other.name}'` }];
  });
  return found[0] ?? null;
}

function sharesFolder({ folder: a }: Source, { folder: b }: Source): boolean {
  if (a === null || b === null) return false;
  return isWithin(a.path, b.path) || isWithin(b.path, a.path);
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

import type { FoundPicture } from './found-picture.ts';

type Versioned = Pick<FoundPicture, 'version' | 'versionCreated'>;

/** Which of two versions of an item is newer: by their numbers where both have one, else by their times; 0 where neither tells. */
export function compareVersions(a: Versioned, b: Versioned): number {
  const [first, second] = [numberOf(a.version), numberOf(b.version)];
  if (first !== null && second !== null && first !== second) return first - second;
  const [earlier, later] = [timeOf(a.versionCreated), timeOf(b.versionCreated)];
  return earlier === null || later === null ? 0 : earlier - later;
}

function numberOf(version: string | null): number | null {
  return version !== null && /^\s*\d{1,15}(?:\.\d{1,6})?\s*$/u.test(version) ? Number(version) : null;
}

function timeOf(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

import type { DownloadRules } from '../downloads/allowed-hosts.ts';
import { findSource, type Sources } from './source.ts';

/** From where photos may be fetched for a source's galleries: its own hosts, and those that hold for all. */
export function photoDownloadsFor(
  { photoDownloads, sources }: { readonly photoDownloads: DownloadRules; readonly sources: Sources },
  sourceName: string,
): DownloadRules {
  const own = findSource(sources, sourceName)?.photoHosts ?? [];
  return { hosts: [...photoDownloads.hosts, ...own] };
}

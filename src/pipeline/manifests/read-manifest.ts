import type { Manifest } from '../manifest.ts';

/** A manifest's bytes, as `printManifest` wrote them → the manifest; those from before there were decisions rest on none. */
export function readManifest(body: string): Manifest {
  const manifest = JSON.parse(body) as Manifest;
  return {
    ...manifest,
    items: manifest.items.map((item) => ({ ...item, decisions: restsOn(item) })),
    leftOut: manifest.leftOut.map((left) => ({ ...left, decisions: restsOn(left) })),
    decisions: { ...noDecisions, ...manifest.decisions },
  };
}

const noDecisions: Manifest['decisions'] = { applied: [], stale: [], overruled: [] };

function restsOn({ decisions }: { readonly decisions?: readonly string[] }): readonly string[] {
  return decisions ?? [];
}

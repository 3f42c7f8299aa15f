import { load } from 'cheerio';
import { isTag } from 'domhandler';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readJsonLd } from '../../../src/formats/html/read-json-ld.ts';
import { oddManifest } from '../../generators/manifest.ts';
import { cleanDocument } from '../../services/read-document.ts';
import { writeManifest } from '../../services/write-manifest.ts';

const boats = {
  headline: 'Boats <wait>',
  entries: [
    {
      caption: 'A ferry waits in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)',
      photo: { uri: 'https://wire.example/ferry.jpg' },
    },
    {
      caption: '3of9A ferry waits in Ostrand on May 4, 2026. (AP Photo/Ida Brandt) less',
      photo: { uri: 'https://wire.example/ferry.jpg' },
    },
    { caption: '=2 boats lie on the mud near Port Alder. (AP)', photo: { uri: 'mud flat.jpg' } },
    { caption: '' },
  ],
};

describe('a table', () => {
  test('opens in a spreadsheet: its mark, its line ends, a row for each item', async () => {
    const manifest = await cleanDocument(boats);
    const table = await writeManifest('csv', manifest);
    expect(table.startsWith('\u{FEFF}position,photo,caption,credit,photographer,')).toBe(true);
    expect(table.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    const { data } = Papa.parse<Record<string, string>>(table.slice(1).trim(), { header: true });
    expect(data).toHaveLength(manifest.items.length);
    expect(data[0]).toMatchObject({
      position: '1',
      caption: 'A ferry waits in Ostrand on May 4, 2026.',
      credit: 'AP Photo/Ida Brandt',
      photographer: 'Ida Brandt',
      date: '2026-05-04',
      headline: 'Boats <wait>',
      entries: '0 1',
    });
    expect(data[1]).toMatchObject({ caption: "'=2 boats lie on the mud near Port Alder." });
  });

  test('has no cell that a spreadsheet would reckon', async () => {
    await fc.assert(
      fc.asyncProperty(oddManifest, async (manifest) => {
        const table = await writeManifest('csv', manifest);
        const { data } = Papa.parse<string[]>(table.slice(1), { skipEmptyLines: true });
        expect(data).toHaveLength(manifest.items.length + 1);
        expect(data.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
      }),
    );
  });
});

describe('JSON-LD', () => {
  test('says of an image what search engines ask for, and only what is known', async () => {
    const manifest = await cleanDocument(boats);
    const written = JSON.parse(await writeManifest('json-ld', manifest)) as {
      associatedMedia: Record<string, unknown>[];
    };
    expect(written).toMatchObject({ '@type': 'ImageGallery', name: 'Boats <wait>' });
    const [ferry, mud] = written.associatedMedia;
    expect(ferry).toMatchObject({
      '@type': 'ImageObject',
      contentUrl: 'https://wire.example/ferry.jpg',
      creditText: 'AP Photo/Ida Brandt',
      creator: [{ '@type': 'Person', name: 'Ida Brandt' }],
      dateCreated: '2026-05-04',
    });
    expect(mud).toMatchObject({
      contentUrl: 'mud%20flat.jpg',
      creditText: 'AP',
      creator: [{ '@type': 'Organization', name: 'AP' }],
    });
    for (const image of written.associatedMedia)
      for (const unknown of ['license', 'acquireLicensePage', 'copyrightNotice'])
        expect(image).not.toHaveProperty(unknown);
  });

  test('stands in a page whose markup it cannot leave', async () => {
    await fc.assert(
      fc.asyncProperty(oddManifest, async (manifest) => {
        const written = await writeManifest('json-ld', manifest);
        const page = load(`<script type="application/ld+json">${written}</script><p>end</p>`);
        expect(page('script')).toHaveLength(1);
        expect(page('p').text()).toBe('end');
        expect(readJsonLd(page).entries.map(({ text }) => text)).toEqual(
          // Of a picture without words its file tells that it is one.
          manifest.items.flatMap(({ caption, photo }) => {
            const text = caption.text.trim();
            return text === '' && photo === null ? [] : [text];
          }),
        );
      }),
    );
  });
});

describe('the change report', () => {
  test('shows what came in beside what goes out, with the words marked that differ', async () => {
    const report = load(await writeManifest('html', await cleanDocument(boats)));
    expect(report('h1').text()).toBe('Boats <wait>');
    const [ferry, mud] = report('tbody tr').toArray();
    expect(report(ferry).find('.entry')).toHaveLength(2);
    expect(report(ferry).find('td:first-child del').first().text()).toContain('(AP Photo/Ida Brandt)');
    expect(report(ferry).find('.caption').text()).toBe('A ferry waits in Ostrand on May 4, 2026.');
    expect(report(ferry).find('dd').first().text()).toBe('AP Photo/Ida Brandt');
    expect(report(mud).find('.caption').text()).toBe('=2 boats lie on the mud near Port Alder.');
    expect(report('h2 + ul li').text()).toContain('entry 3: empty');
    expect(report('body > p').first().text()).toBe(
      '4 entries received, 2 photos published, 1 repeat collapsed, 1 left out.',
    );
  });

  test('runs nothing and loads nothing, whatever stands in the gallery', async () => {
    await fc.assert(
      fc.asyncProperty(oddManifest, async (manifest) => {
        const report = load(await writeManifest('html', manifest));
        const elements = report('*').toArray().filter(isTag);
        const names = new Set(elements.map(({ name }) => name));
        for (const name of ['script', 'img', 'iframe', 'link', 'a', 'b', 'object', 'form'])
          expect([name, names.has(name)]).toEqual([name, false]);
        const attributes = elements.flatMap(({ attribs }) => Object.keys(attribs));
        expect(attributes.filter((name) => /^on|^src|^href|^style/u.test(name))).toEqual([]);
        expect(report('tbody tr')).toHaveLength(manifest.items.length);
      }),
    );
  });

  test('does not compare for ever what has nothing in common', async () => {
    const words = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(' ');
    const manifest = await cleanDocument({ entries: [{ caption: words('a') }] });
    const [item] = manifest.items;
    if (item === undefined) throw new Error('no item');
    const changed = { ...item, caption: { ...item.caption, text: words('b') } };
    const start = performance.now();
    const report = await writeManifest('html', { ...manifest, items: [changed] });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(report).toContain('b19999');
  });
});

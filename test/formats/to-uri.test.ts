import { toUri } from '../../src/formats/to-uri.ts';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test.each([
  ['https://wire.example/net 1.jpg', 'https://wire.example/net%201.jpg'],
  ['https://wire.example/100%.jpg#a#b', 'https://wire.example/100%25.jpg#a%23b'],
  ['https://desk:key@wire.example:8443/a', 'https://desk:key@wire.example:8443/a'],
  ['https://[2001:db8::1]/a[1]', 'https://[2001:db8::1]/a%5B1%5D'],
  ['urn:newsml:wire.example:20260504:ab-1:1', 'urn:newsml:wire.example:20260504:ab-1:1'],
  ['a1:?page', null],
  ['a1:#part', null],
  ['a1:?  ', null],
  ['https://desk%@wire.example/a', null],
  ['javascript:alert(1)', null],
  ['pier 1.jpg', null],
  ['C:pier.jpg', null],
])('%s is the URI %s', (text, uri) => {
  expect(toUri(text)).toBe(uri);
});

const marks = fc.constantFrom(...Array.from('a0:/?#%[]@.-+\\{ \t\0üé😀'));
const ends = fc.string({ unit: marks, maxLength: 14 });

test('whatever is given, a URI is one by its grammar and stays as it is', () => {
  const isUri = fullFormats.uri as (text: string) => boolean;
  const starts = fc.constantFrom('', 'a0:', 'https://x', 'file:', 'urn:');
  fc.assert(
    fc.property(starts, ends, (start, end) => {
      const uri = toUri(`${start}${end}`);
      fc.pre(uri !== null);
      expect([uri, isUri(uri), toUri(uri)]).toEqual([uri, true, uri]);
    }),
    { numRuns: 3000 },
  );
});

test('a long address is read at once, however it is made', () => {
  for (const mark of ['a', ':', '%41', '@', '/', 'a:']) {
    const started = process.cpuUsage();
    toUri(`https://${mark.repeat(50_000)}`);
    toUri(`a1://${mark.repeat(50_000)}[`);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  }
});

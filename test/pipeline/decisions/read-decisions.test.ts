import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDecisions } from '../../../src/pipeline/decisions/read-decisions.ts';

const key = `entry-${'0a'.repeat(16)}`;
const merge = {
  id: 'd1',
  kind: 'merge',
  entries: [key, `${key}#2`],
  who: 'Runa Holt',
  when: '2026-05-04T10:00:00Z',
};
const caption = { ...merge, kind: 'caption', value: 'A ferry leaves.' };
const date = { ...merge, kind: 'date' };

const schema = JSON.parse(readFileSync('schemas/decision.schema.json', 'utf8')) as object;
const isDecision = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  schema,
);

describe('a list of decisions', () => {
  test('is read with what may be absent filled in', () => {
    const list = [merge, { ...caption, id: 'd2', value: ' A ferry leaves. ', note: 'by phone' }];
    expect(readDecisions(list, 'desk.json')).toEqual([
      { ...merge, value: null, note: null },
      { ...caption, id: 'd2', value: 'A ferry leaves.', note: 'by phone' },
    ]);
    expect(readDecisions([], 'desk.json')).toEqual([]);
  });

  test.each([
    ['2026', true],
    ['2026-05', true],
    ['2026-05-04', true],
    ['2024-02-29', true],
    ['2026-13', false],
    ['0900', false],
    ['May 4', false],
  ])('with the date %s is taken: %s', (value, isTaken) => {
    expect(isDecision({ ...date, value })).toBe(isTaken);
    const read = () => readDecisions([{ ...date, value }], 'desk.json');
    expect(isTaken ? read() : [read]).toHaveLength(1);
  });

  test.each<[string, object, RegExp]>([
    ['no id', { ...merge, id: ' ' }, /\/0\/id must be a text/],
    [
      'a kind that is none',
      { ...merge, kind: 'join' },
      /\/0\/kind must be one of keep-apart, merge, leave-out, cap/,
    ],
    ['no entries', { ...merge, entries: [] }, /\/0\/entries must be a list of the keys/],
    [
      'an entry that is no key',
      { ...merge, entries: [key, '7'] },
      /\/0\/entries\/1 must be the key of an entry/,
    ],
    ['a copy that cannot be', { ...merge, entries: [`${key}#0`] }, /\/0\/entries\/0 must be the key/],
    ['too many entries', { ...merge, entries: Array(1001).fill(key) }, /\/0\/entries may name 1000 entries/],
    [
      'one entry to keep apart',
      { ...merge, kind: 'keep-apart', entries: [key] },
      /\/0\/entries must name two/,
    ],
    ['a value where there is none', { ...merge, value: 'x' }, /\/0\/value must be null: merge has none/],
    ['no value where there is one', { ...merge, kind: 'credit' }, /\/0\/value must be a text/],
    ['a date that is none', { ...date, value: '2026-13' }, /\/0\/value must be a day, month or year/],
    ['an instant without a zone', { ...merge, when: '2026-05-04T10:00:00' }, /\/0\/when must be an instant/],
    ['a long note', { ...merge, note: 'x'.repeat(20_001) }, /\/0\/note may have 20000 characters/],
    ['a field that it has not', { ...merge, entry: key }, /\/0\/entry is no field of a decision: id, kind/],
  ])('is refused with its place, as by the schema: %s', (_name, decision, message) => {
    expect(isDecision(decision)).toBe(false);
    expect(() => readDecisions([decision], 'desk.json')).toThrow(
      expect.objectContaining({
        code: 'INPUT_UNREADABLE',
        message: expect.stringMatching(message) as string,
      }),
    );
  });

  test('is refused for what only the calendar or the whole list shows', () => {
    expect(() => readDecisions([{ ...date, value: '2026-02-30' }], 'desk.json')).toThrow(
      /\/0\/value must be a day/,
    );
    expect(() => readDecisions([merge, merge], 'desk.json')).toThrow(
      'desk.json is no list of decisions: /1/id is the id of decision /0 too: "d1"',
    );
    expect(() => readDecisions({ decisions: [] }, 'desk.json')).toThrow(
      /the list must be a list of decisions/,
    );
    expect(() => readDecisions([7], 'desk.json')).toThrow(/\/0 must be an object/);
    expect(() => readDecisions(Array(10_001).fill(merge), 'desk.json')).toThrow(/may have 10000 decisions/);
  });

  test.each([merge, { ...merge, kind: 'leave-out', entries: [key], note: null, value: null }, caption])(
    'of $kind is what the schema says',
    (decision) => {
      isDecision(decision);
      expect(isDecision.errors ?? []).toEqual([]);
    },
  );
});

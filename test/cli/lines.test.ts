import { expect, test } from 'vitest';
import { runCutline } from './run-cutline.ts';

function lines(stdout: string): readonly Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('parse answers a line a line, with the metadata that came beside a caption', async () => {
  const questions = [
    {
      caption: 'A baker opens her shop in Tarn Hollow on Friday. (AP Photo/Ida Brandt)',
      referenceDate: '2021-03-06',
    },
    { caption: 'A baker opens her shop in Tarn Hollow.', metadata: { byline: 'Ida Brandt', credit: 'AP' } },
  ];
  const { status, stdout } = await runCutline(
    ['parse'],
    questions.map((each) => JSON.stringify(each)).join('\n'),
  );
  expect(status).toBe(0);
  expect(lines(stdout)).toMatchObject([
    {
      caption: { text: 'A baker opens her shop in Tarn Hollow on Friday.' },
      credit: { line: 'AP Photo/Ida Brandt', creators: ['Ida Brandt'], agency: 'AP' },
      date: { value: '2021-03-05', basis: 'relative' },
    },
    { credit: { creators: ['Ida Brandt'], agency: 'AP' } },
  ]);
});

test('parse reads one caption as its argument', async () => {
  const { stdout } = await runCutline(['parse', 'A baker opens her shop. (Reuters)']);
  expect(JSON.parse(stdout)).toMatchObject({
    caption: { text: 'A baker opens her shop.' },
    credit: { agency: 'Reuters' },
  });
});

test('a line that cannot be read is answered in its place and ends with 1', async () => {
  const { status, stdout, stderr } = await runCutline(
    ['parse'],
    '{"caption":"A dog."}\nnot json\n{"caption":7}\n{"caption":"A cat."}\n',
  );
  expect(status).toBe(1);
  expect(lines(stdout).map((line) => Object.keys(line)[0])).toEqual(['caption', 'error', 'error', 'caption']);
  expect(stderr).toMatch(/stdin line 2: not JSON.*\n.*stdin line 3: "caption" must be a string/);
});

test('compare says whether two captions are of one photo, and why', async () => {
  const pairs = [
    { a: 'A baker opens her shop in Tarn Hollow. (AP)', b: 'A baker opens her shop in Tarn Hollow.' },
    { a: 'A baker opens her shop in Tarn Hollow.', b: 'A baker sweeps the street in Tarn Hollow.' },
  ];
  const { status, stdout } = await runCutline(
    ['compare'],
    pairs.map((each) => JSON.stringify(each)).join('\n'),
  );
  expect(status).toBe(0);
  const [same, different] = lines(stdout);
  expect(same).toMatchObject({ same: true, relation: 'exact', score: 1 });
  expect(different).toMatchObject({ same: false, relation: null });
  expect(different?.['reason']).not.toBe('');
});

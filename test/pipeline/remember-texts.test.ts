import { expect, test } from 'vitest';
import { forOneGallery, rememberTexts } from '../../src/pipeline/remember-texts.ts';
import { loadRules } from '../../src/rules.ts';

const rules = loadRules();

/** A reading that tells the texts it was asked, with an answer of `null` for short ones. */
function watchReading() {
  const asked: string[] = [];
  const read = rememberTexts((text) => {
    asked.push(text);
    return text.length < 3 ? null : { length: text.length };
  });
  return { asked, read };
}

test('each text of a gallery is read once, whatever it was found to be', () => {
  const { asked, read } = watchReading();
  const gallery = forOneGallery(rules);
  const answers = ['(AP)', 'x', '(AP)', 'x'].map((text) => read(text, gallery));
  expect(answers).toEqual([{ length: 4 }, null, { length: 4 }, null]);
  expect(asked).toEqual(['(AP)', 'x']);
});

test('galleries do not share what was read, and other rules remember nothing', () => {
  const { asked, read } = watchReading();
  for (const each of [forOneGallery(rules), forOneGallery(rules), rules, rules]) read('(AP)', each);
  expect(asked).toHaveLength(4);
});

test('two readings of one text stay two', () => {
  const gallery = forOneGallery(rules);
  const long = rememberTexts((text) => `${text}${text}`);
  const short = rememberTexts((text) => text.slice(1));
  expect([long('ab', gallery), short('ab', gallery), long('ab', gallery)]).toEqual(['abab', 'b', 'abab']);
});

test('the rules of a gallery are the rules', () => {
  expect(forOneGallery(rules)).toEqual(rules);
});

/** Function words that one language uses often and the others hardly; four or more characters of evidence decide. */
const functionWords: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'en',
    new Set(
      'the and of in on at with for from is are was were by his her their to as an who during after before near'.split(
        ' ',
      ),
    ),
  ],
  ['es', new Set('el los las del una un en con por para su que al tras junto está y desde'.split(' '))],
  [
    'de',
    new Set(
      'der die das den dem ein eine einer und mit im am auf bei von zu für steht ist nach an'.split(' '),
    ),
  ],
  ['fr', new Set('le les des du une un et dans sur avec pour au aux est à lors par près'.split(' '))],
  ['pt', new Set('os as do da dos das uma um em no na com por para ao após durante e'.split(' '))],
  [
    'it',
    new Set('il lo gli della del dei delle una un nel nella con per alla al durante di e sono'.split(' ')),
  ],
];

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['ru', /\p{Script=Cyrillic}{4}/u],
  ['el', /\p{Script=Greek}{4}/u],
  ['ar', /\p{Script=Arabic}{3}/u],
  ['he', /\p{Script=Hebrew}{3}/u],
  ['th', /\p{Script=Thai}{3}/u],
  ['hi', /\p{Script=Devanagari}{3}/u],
];

const sampled = 600;
const minVotes = 2;

/** The language of a caption as a BCP 47 tag, or `null` where its words do not tell. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampled);
  const script = scripts.find(([, pattern]) => pattern.test(sample));
  if (script !== undefined) return script[0];
  const words = sample.toLowerCase().split(/[^\p{L}]+/u);
  const votes = functionWords
    .map(([language, list]) => ({ language, count: words.filter((word) => list.has(word)).length }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = votes;
  if (first === undefined || first.count < minVotes || first.count <= (second?.count ?? 0)) return null;
  return first.language;
}

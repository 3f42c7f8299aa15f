import { randomFrom } from './random-from.ts';

/**
 * So many captions as a wire's day brings them: stories of a dozen photos that share their background, each photo once or
 * several times over: whole, cut off, without its credit, misspelt, dressed otherwise; and now and then the next frame of a
 * scene, which one word tells from it. Equal seeds give equal captions.
 */
export function makeWireCaptions(count: number, seed = 1): readonly string[] {
  const random = randomFrom(seed);
  const captions: string[] = [];
  while (captions.length < count) {
    const story = makeStory(random);
    let scene = makeScene(story, random);
    for (let left = 3 + Math.floor(random() * 18); left > 0; left -= 1) {
      for (const copy of copiesOf(scene, story, random)) captions.push(copy);
      scene = random() < 0.15 ? { ...scene, object: makeObject(random) } : makeScene(story, random);
    }
  }
  return captions.slice(0, count);
}

interface Story {
  readonly place: string;
  readonly day: number;
  readonly photographers: readonly string[];
  readonly background: string;
  readonly people: readonly string[];
}

interface Scene {
  readonly person: string;
  readonly verb: string;
  readonly object: string;
  readonly where: string;
  readonly photographer: string;
}

type Random = () => number;

function makeStory(random: Random): Story {
  const place = `${makeName(random)}${pick(['', ', Maine', ', Ardenne', ' Harbor', ' Hollow'], random)}`;
  const subject = `the ${pick(qualities, random)} ${pick(nouns, random)}`;
  const background = pick(
    [
      `Officials say ${subject} may cost ${2 + Math.floor(random() * 90)} million, and work is expected to last into July.`,
      `Residents of ${place} have argued about ${subject} for ${2 + Math.floor(random() * 30)} years. ${makeName(random)} ${makeName(random)} called it a disgrace.`,
      `Storms have cut the coast road three times this spring, and ${subject} was closed on Sunday.`,
    ],
    random,
  );
  return {
    place,
    background,
    day: 1 + Math.floor(random() * 27),
    photographers: list(2, () => `${pick(givens, random)} ${makeName(random)}`),
    people: list(6, () => `${pick(givens, random)} ${makeName(random)}`),
  };
}

function makeScene({ people, photographers }: Story, random: Random): Scene {
  const person = random() < 0.3 ? `A ${pick(trades, random)}` : pick(people, random);
  return {
    person: random() < 0.25 ? `${person}, ${19 + Math.floor(random() * 70)},` : person,
    verb: pick(verbs, random),
    object: makeObject(random),
    where: `${pick(prepositions, random)} the ${pick(nouns, random)}`,
    photographer: pick(photographers, random),
  };
}

function makeObject(random: Random): string {
  return `${pick(['a', 'the', 'two', 'his', 'her'], random)} ${pick(qualities, random)} ${pick(nouns, random)}`;
}

/** What arrives of one photo: one caption mostly, several where a page repeats them. */
function copiesOf(scene: Scene, { place, day, background }: Story, random: Random): readonly string[] {
  const { person, verb, object, where, photographer } = scene;
  const date = `${pick(['', '', 'Monday, '], random)}May ${day}, 2026`;
  const shown = `${person} ${verb} ${object} ${where} in ${place}, ${date}.`;
  const whole = `${shown} ${background} (AP Photo/${photographer})`;
  const copies = [
    () => whole,
    () => `${whole.slice(0, Math.floor(whole.length * (0.35 + 0.5 * random())))}… more`,
    () => `${shown} ${background}`,
    () => `${shown} (AP Photo/${photographer})`,
    () => misspell(whole, random),
    () => `FILE - ${whole}`,
    () => `${whole.replaceAll('’', '&#8217;').replaceAll(',', '&#44;')} less`,
  ];
  const more = random() < 0.45 ? 0 : Math.ceil(random() * 3);
  return [whole, ...list(more, () => pick(copies, random)())];
}

/** A letter doubled in one of the longer words. */
function misspell(caption: string, random: Random): string {
  const words = [...caption.matchAll(/\p{Ll}{6,}/gu)];
  const word = words[Math.floor(random() * words.length)];
  if (word === undefined) return caption;
  const at = word.index + 3;
  return caption.slice(0, at) + caption.charAt(at - 1) + caption.slice(at);
}

/** A name that is rare, as names are: of one of some 30,000. */
function makeName(random: Random): string {
  const name = `${pick(beginnings, random)}${pick(middles, random)}${pick(ends, random)}`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Common ones are picked more often, as words are. */
function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(values.length * random() ** 1.5)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}

function list<Value>(length: number, make: () => Value): readonly Value[] {
  return Array.from({ length }, make);
}

const words = (text: string): readonly string[] => text.split(' ');

const beginnings = words(
  'bar cal dor el fen gar hol ib jor kel lor mar nor os pen quil ros sal tor ul ves wal yar zel bran cor din eff fal grim',
);
const middles = words(
  'a e i o an en in on ar er ir or al el il ol as es is os and end ing orn ath eth imb omb urg ast',
);
const ends = words(
  'by den feld gate ham holt kin lund mere ner quist rick sen ster ton vale wick worth zer bank croft dale fax man mont ridge son stad thorpe wood',
);
const givens = words(
  'Ida Runa Ivo Salma Tomas Noor Agnes Dario Esther Keziah Ulf Osmo Lene Tove Arne Maren Petra Silas Bo Cosima Edgar Fenna Gustav Hedda Jonas Katya Linus Mirko Nadia Olav',
);
const trades = words(
  'ferryman baker goalkeeper midwife welder violinist beekeeper firefighter nurse teacher mechanic farmer fisherman gardener carpenter postman tailor conductor diver rider',
);
const verbs = words(
  'lifts repairs inspects paints carries measures watches sweeps counts loads cleans holds pushes examines decorates guards washes sorts feeds unfolds stacks welds photographs climbs',
);
const prepositions = words('beside behind near under above outside inside past');
const qualities = words(
  'old broken striped new wooden burned wet giant painted empty borrowed rusty frozen flooded stranded yellow hollow forgotten famous narrow collapsed crowded silent patched medieval floating secondhand handmade overturned temporary',
);
const nouns = words(
  'bridge crate clock umbrella bell boat cart ladder sandbag megaphone window door chapel market fence tractor kite lantern statue fountain trophy banner drum violin barrel net crane tower mill quay stage oven bicycle tent wagon lighthouse orchard stove piano telescope mosaic anchor carousel greenhouse stretcher generator wheelbarrow scaffold turbine accordion pulpit',
);

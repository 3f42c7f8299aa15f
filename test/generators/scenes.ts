import fc from 'fast-check';

/** What a made-up photo shows. */
export interface Scene {
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly age: number;
  readonly verb: string;
  readonly object: string;
  readonly side: string;
  readonly place: string;
  readonly day: number;
  readonly photographer: string;
  readonly background: string;
}

const titles = ['Ferryman', 'Baker', 'Mayor', 'Goalkeeper', 'Midwife', 'Welder'];
const givens = ['Ivo', 'Runa', 'Esther', 'Dario', 'Salma', 'Tomas'];
const families = ['Castell', 'Holt', 'Quillfeather', 'Pennington', 'Idrisova', 'Arkell'];
const verbs = ['lifts', 'repairs', 'inspects', 'paints', 'carries', 'measures'];
const objects = [
  'a crate of lemons',
  'the broken clock',
  'two sandbags',
  'a striped umbrella',
  'the old bell',
];
const sides = ['left', 'right', 'north', 'south'];
const places = ['Tarn Hollow', 'Port Alder, Maine', 'Ostrand', 'Sorrel Bay'];
const photographers = ['Ida Brandt', 'Ulf Marrow', 'Keziah Stone'];
const backgrounds = [
  'Storms have cut the coast road three times this spring, and repairs are expected to last into July.',
  'The town voted in March to keep the harbor open through the winter.',
  'Some 300 workers walked out after talks over a second furnace broke down.',
];

export const sceneArbitrary: fc.Arbitrary<Scene> = fc.record({
  title: fc.constantFrom(...titles),
  given: fc.constantFrom(...givens),
  family: fc.constantFrom(...families),
  age: fc.integer({ min: 19, max: 89 }),
  verb: fc.constantFrom(...verbs),
  object: fc.constantFrom(...objects),
  side: fc.constantFrom(...sides),
  place: fc.constantFrom(...places),
  day: fc.integer({ min: 1, max: 27 }),
  photographer: fc.constantFrom(...photographers),
  background: fc.constantFrom(...backgrounds),
});

/** A scene as a wire would write it. */
export function writeScene(scene: Scene): string {
  const { title, given, family, age, verb, object, side, place, day, photographer, background } = scene;
  return `${title} ${given} ${family}, ${age}, ${verb} ${object} on the ${side} bank in ${place} on May ${day}, 2026. ${background} (AP Photo/${photographer})`;
}

/** Another of the same kind. */
function next(words: readonly string[], word: string): string {
  return words[(words.indexOf(word) + 1) % words.length] ?? word;
}

/** One change that makes another photo. */
export const mutations: readonly { readonly name: string; readonly mutate: (scene: Scene) => Scene }[] = [
  { name: 'given name', mutate: (scene) => ({ ...scene, given: next(givens, scene.given) }) },
  { name: 'family name', mutate: (scene) => ({ ...scene, family: next(families, scene.family) }) },
  { name: 'age', mutate: (scene) => ({ ...scene, age: scene.age + 1 }) },
  { name: 'verb', mutate: (scene) => ({ ...scene, verb: next(verbs, scene.verb) }) },
  { name: 'object', mutate: (scene) => ({ ...scene, object: next(objects, scene.object) }) },
  { name: 'side', mutate: (scene) => ({ ...scene, side: next(sides, scene.side) }) },
  { name: 'place', mutate: (scene) => ({ ...scene, place: next(places, scene.place) }) },
  { name: 'day', mutate: (scene) => ({ ...scene, day: scene.day + 1 }) },
  {
    name: 'photographer',
    mutate: (scene) => ({ ...scene, photographer: next(photographers, scene.photographer) }),
  },
];

/** What a copy goes through on its way. */
export const dressings: readonly { readonly name: string; readonly dress: (caption: string) => string }[] = [
  { name: 'nothing', dress: (caption) => caption },
  { name: 'white space', dress: (caption) => ` ${caption.replaceAll(' ', '\u00a0 ')}\n` },
  { name: 'soft hyphens', dress: (caption) => caption.replaceAll('er', 'e\u00adr') },
  { name: 'entities', dress: (caption) => caption.replaceAll(',', '&#44;').replaceAll('(', '&lpar;') },
  { name: 'tags', dress: (caption) => `<p><b>${caption.replace('. ', '.</b><br>')}</p>` },
  { name: 'capitals', dress: (caption) => caption.replace(/^[^.]+/, (scene) => scene.toUpperCase()) },
  { name: 'credit gone', dress: (caption) => caption.replace(/ \(AP.*$/, '') },
  { name: 'credit in front', dress: (caption) => caption.replace(/^(.*) (\(AP[^)]*\))$/, '$2 $1') },
  { name: 'credit shortened', dress: (caption) => caption.replace(/\(AP Photo[^)]*\)/, '(AP)') },
  { name: 'credit turned', dress: (caption) => caption.replace(/\(AP Photo\/([^)]*)\)/, 'Photo: $1, AP') },
  {
    name: 'cut in the background',
    dress: (caption) => `${caption.slice(0, caption.indexOf('2026.') + 20)}…`,
  },
  {
    name: 'cut in the scene',
    dress: (caption) => `${caption.slice(0, Math.floor(caption.indexOf('2026') * 0.8))}... more`,
  },
  { name: 'counter', dress: (caption) => `3of12${caption}` },
  { name: 'less', dress: (caption) => `${caption} less` },
  {
    name: 'copyright',
    dress: (caption) => `${caption} Copyright 2026 The Associated Press. All rights reserved.`,
  },
  { name: 'promo', dress: (caption) => `${caption} More photos at ostrandcourier.example/photos.` },
  { name: 'background gone', dress: (caption) => caption.replace(/2026\. .* \(AP/, '2026. (AP') },
  { name: 'weekday added', dress: addWeekday },
  {
    name: 'month shortened to day first',
    dress: (caption) => caption.replace(/May (\d+), 2026/, '$1 May 2026'),
  },
  { name: 'a letter doubled', dress: (caption) => caption.replace('bank', 'bankk') },
  { name: 'a word doubled', dress: (caption) => caption.replace(' on the ', ' on the the ') },
  { name: 'age gone', dress: (caption) => caption.replace(/, \d+,/, '') },
  { name: 'file mark', dress: (caption) => `FILE - ${caption}` },
  { name: 'dateline', dress: (caption) => `OSTRAND, ARDENNE - MAY 03: ${caption}` },
];

function addWeekday(caption: string): string {
  return caption.replace(/May (\d+), 2026/, (date, day: string) => {
    const weekday = new Date(Date.UTC(2026, 4, Number(day))).toLocaleDateString('en-US', {
      weekday: 'long',
      timeZone: 'UTC',
    });
    return `${weekday}, ${date}`;
  });
}

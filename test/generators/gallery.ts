import fc from 'fast-check';

/** A made-up gallery with the truth about it: which entries are of which photo. */
export interface MadeGallery {
  readonly entries: readonly MadeEntry[];
}

export interface MadeEntry {
  readonly caption: string;
  /** Equal numbers are one photo. */
  readonly photo: number;
}

const people = [
  'Ferryman Ivo Castell',
  'Baker Runa Holt',
  'Mayor Esther Quill',
  'Goalkeeper Dario Penn',
  'Midwife Salma Idris',
  'Welder Tomas Arkell',
  'Violinist Noor Valdis',
  'Beekeeper Agnes Thorne',
];
const actions = [
  'lifts a crate of lemons onto a cart',
  'looks up at the broken clock',
  'shakes hands with two neighbors',
  'sweeps broken glass from the steps',
  'waits under a striped umbrella',
  'counts sandbags along the wall',
  'speaks through a borrowed megaphone',
  'carries a wet dog down a ladder',
];
const places = ['in Tarn Hollow', 'on the pier of Ostrand', 'near Port Alder, Maine', 'in Sorrel Bay'];
const days = ['Monday, May 4, 2026', 'Tuesday, May 5, 2026', 'Wednesday, May 6, 2026'];
const photographers = ['Ida Brandt', 'Ulf Marrow', 'Keziah Stone'];
const background =
  'Storms have cut the coast road three times this spring, and repairs are expected to last into July.';

/** How a copy of a caption arrives. */
const copyStyles: readonly ((whole: string, credit: string) => string)[] = [
  (whole, credit) => `${whole} (${credit})`,
  (whole) => whole,
  (whole, credit) => `  ${whole.replaceAll(' ', '  ')}\u00a0(${credit}) `,
  (whole, credit) => `3of9${whole} (${credit})`,
  (whole) => `${whole.slice(0, Math.floor(whole.length * 0.8))}… more`,
  (whole, credit) => `${whole.replaceAll('\u2019', '&#8217;').replaceAll(',', '&#44;')} (${credit}) less`,
  (whole, credit) => `${whole} ${credit}`,
];

interface Scene {
  readonly person: number;
  readonly action: number;
  readonly place: number;
  readonly day: number;
  readonly photographer: number;
}

const sceneArbitrary: fc.Arbitrary<Scene> = fc.record({
  person: fc.nat(people.length - 1),
  action: fc.nat(actions.length - 1),
  place: fc.nat(places.length - 1),
  day: fc.nat(days.length - 1),
  photographer: fc.nat(photographers.length - 1),
});

/** Galleries of one to six photos with one to four copies each, all sharing their background sentence. */
export const madeGallery: fc.Arbitrary<MadeGallery> = fc
  .uniqueArray(sceneArbitrary, {
    minLength: 1,
    maxLength: 6,
    selector: ({ person, action }) => `${person} ${action}`,
  })
  .chain((scenes) =>
    fc.tuple(
      ...scenes.map((scene, photo) =>
        fc
          .array(fc.nat(copyStyles.length - 1), { minLength: 1, maxLength: 4 })
          .map((styles) => styles.map((style) => ({ photo, caption: writeCaption(scene, style) }))),
      ),
    ),
  )
  .chain((copies) => fc.shuffledSubarray(copies.flat(), { minLength: copies.flat().length }))
  .map((entries) => ({ entries }));

function writeCaption({ person, action, place, day, photographer }: Scene, style: number): string {
  const scene = `${people[person]} ${actions[action]} ${places[place]} on ${days[day]}.`;
  const copy = copyStyles[style];
  if (copy === undefined) throw new Error(`no copy style ${style}`);
  return copy(`${scene} ${background}`, `AP Photo/${photographers[photographer]}`);
}

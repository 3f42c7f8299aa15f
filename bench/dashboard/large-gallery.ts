const people = ['Ida Brandt', 'Ulf Marrow', 'Osmo Kett', 'Lene Farrow', 'Tove Sand', 'Arne Holt'];
const places = ['Ostrand', 'Garrow City', 'Osmund Harbor', 'Santa Orla', 'Verrin', 'Corby'];
const deeds = [
  'mends a net on the quay',
  'carries loaves to the market',
  'waits for the last ferry',
  'paints the door of the chapel',
  'counts crates of herring',
  'repairs the clock of the tower',
];

/** A gallery of so many entries, each photo twice: once with its credit and once cut off. */
export function largeGallery(entries: number) {
  return {
    headline: 'A long day at the harbor',
    entries: Array.from({ length: entries }, (_, place) => ({ caption: caption(place) })),
  };
}

function caption(place: number): string {
  const photo = Math.floor(place / 2);
  const scene = `${pick(people, photo)} ${pick(deeds, Math.floor(photo / people.length))} number ${photo} in ${pick(places, photo * 5)}`;
  const background = 'The towns on both shores of the lake have talked about the dam for eleven years.';
  const full = `${scene}, on May ${(photo % 28) + 1}, 2026. ${background}`;
  return place % 2 === 0 ? `${full} (AP Photo/${pick(people, photo + 1)})` : `${full.slice(0, -30)}… more`;
}

function pick(words: readonly string[], place: number): string {
  return words[place % words.length] ?? '';
}

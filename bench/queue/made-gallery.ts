/** A gallery of 22 entries as text, of eleven photos that came twice; each number gives another. */
export function makeGalleryText(number: number): string {
  const town = towns[number % towns.length] ?? 'Port Alder';
  const captions = scenes.map(
    (scene, at) =>
      `${scene} in ${town} on Monday, May 4, 2026. (AP Photo/${names[(number + at) % names.length]})`,
  );
  const repeated = captions.map((caption) => caption.replace('Monday, May 4, 2026', 'Monday, 4 May 2026'));
  return `The river at its highest in ${town}, day ${number}\n\n${[...captions, ...repeated].join('\n\n')}\n`;
}

const towns = ['Port Alder', 'Tarn Hollow', 'Ostrand', 'Hellvik', 'Montalto', 'Quarry Bend'];
const names = ['Ilse Marrow', 'Ruth Okafor', 'Ida Brandt', 'Tomas Reyle', 'Jon Veitch'];
const scenes = [
  'A deckhand ties up the last ferry of the morning',
  'Commuters wait on the pier for a bus that does not come',
  'Volunteers fill sandbags behind the old grain store',
  'A boy carries his dog across the flooded square',
  'The mayor speaks to residents from the steps of the school',
  'Firefighters pump water out of the hospital cellar',
  'A baker hands out bread by lamplight after the power failed',
  'Cows stand on a knoll that became an island overnight',
  'An engineer reads the gauge under the railway bridge',
  'Two nuns look at the water from a convent window',
  'Soldiers unload blankets at the sports hall',
];

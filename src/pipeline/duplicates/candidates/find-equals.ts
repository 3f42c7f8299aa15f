/** All pairs of places whose keys are equal, but of keys that more than `most` have; `null` is equal to nothing. */
export function findEquals(
  keys: readonly (string | null)[],
  most: number,
  note: (a: number, b: number) => void,
): void {
  const placesOf = new Map<string, number[]>();
  keys.forEach((key, place) => {
    if (key === null) return;
    const equal = placesOf.get(key);
    if (equal === undefined) placesOf.set(key, [place]);
    else equal.push(place);
  });
  for (const places of placesOf.values()) {
    if (places.length > most) continue;
    places.forEach((place, at) => {
      for (const other of places.slice(0, at)) note(other, place);
    });
  }
}

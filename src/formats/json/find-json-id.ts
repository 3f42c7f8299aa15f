/** The id of a gallery in our own shape, or of any other object that has one. */
export function findJsonId(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' && id.trim() !== '' ? id : null;
}

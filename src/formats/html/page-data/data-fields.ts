/** An object of a page's data, its keys without case, hyphens and underscores: `alt_text`, `altText` → `alttext` */
export type DataFields = ReadonlyMap<string, unknown>;

/** A value → its fields; none where it is no object. */
export function fieldsOf(value: unknown): DataFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).map(([key, field]) => [key.toLowerCase().replace(/[-_]/gu, ''), field]),
  );
}

/** The first of the named fields that gives something, or `null`. */
export function firstField<Found>(
  fields: DataFields,
  names: readonly string[],
  read: (field: unknown, name: string) => Found | null,
): Found | null {
  for (const name of names) {
    const found = fields.has(name) ? read(fields.get(name), name) : null;
    if (found !== null) return found;
  }
  return null;
}

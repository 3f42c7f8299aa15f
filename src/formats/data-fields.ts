/** An object of a document, its keys without case, hyphens and underscores: `alt_text`, `altText` → `alttext` */
export type DataFields = ReadonlyMap<string, unknown>;

/** A value → its fields; none where it is no object. */
export function fieldsOf(value: unknown): DataFields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([key, field]) => [foldKey(key), field]));
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

/** The field of this name, however it is written; `undefined` where there is none. */
export function fieldAt(fields: DataFields, name: string): unknown {
  return fields.get(foldKey(name));
}

/** The first of these fields that is a text with something in it, exactly as it stands there, or `null`. */
export function textAt(fields: DataFields, ...names: readonly string[]): string | null {
  return firstField(fields, names.map(foldKey), asText);
}

/** The first of these fields that holds texts: a text, a list of texts, or things with a `name`. */
export function namesAt(fields: DataFields, ...names: readonly string[]): readonly string[] {
  for (const name of names) {
    const found = listAt(fields, name).flatMap(
      (each) => asText(each) ?? textAt(fieldsOf(each), 'name') ?? [],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** A list, or what stands alone where a list belongs; nothing for nothing. */
export function listAt(fields: DataFields, name: string): readonly unknown[] {
  const value = fieldAt(fields, name);
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

function asText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function foldKey(key: string): string {
  const name = key.toLowerCase();
  return name.includes('_') || name.includes('-') ? name.replace(/[-_]/gu, '') : name;
}

import { ExpectedError } from '../errors.ts';

/** A value of a rule file with its place, read by dotted paths. */
export class RuleFile {
  readonly #place: string;
  readonly #value: unknown;

  constructor(place: string, value: unknown) {
    this.#place = place;
    this.#value = value;
  }

  value(path: string): unknown {
    const [head = '', ...rest] = path.split('.');
    // A form may hold a dot of its own ("RollingNews.ie"), so the rest is one key.
    const found = field(this.#value, head);
    return rest.length === 0 ? found : field(found, rest.join('.'));
  }

  text(path: string): string {
    const value = this.value(path);
    if (typeof value === 'string' && value !== '') return value;
    throw this.#invalid(path, 'must be a text');
  }

  texts(path: string): readonly string[] {
    const value = this.value(path);
    if (Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '')) return value;
    throw this.#invalid(path, 'must be a list of texts');
  }

  keys(path: string): readonly string[] {
    const value = this.value(path);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.keys(value);
    throw this.#invalid(path, 'must be an object');
  }

  objects(path: string): readonly RuleFile[] {
    const value = this.value(path);
    if (!Array.isArray(value)) throw this.#invalid(path, 'must be a list of objects');
    return value.map((each: unknown, index) => new RuleFile(`${this.#place} ${path}[${index}]`, each));
  }

  #invalid(path: string, why: string): ExpectedError {
    return new ExpectedError('RULES_INVALID', `${this.#place}: "${path}" ${why}`);
  }
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

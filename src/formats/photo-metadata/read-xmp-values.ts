import { Parser } from 'htmlparser2';
import type { MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { maxFieldLength, maxFieldValues } from './clean-field.ts';
import { rdfRoot, usualPrefixes, xmpProperties } from './xmp-properties.ts';

/** A value of a property; `language` where there are several of one text. */
export interface XmpValue {
  readonly text: string;
  readonly language: string | null;
}

export interface XmpValues {
  readonly values: ReadonlyMap<keyof MetadataFields, readonly XmpValue[]>;
  readonly problem: string | null;
}

/**
 * The properties of an XMP packet that are read, each as an element, as an attribute or as a list. Entities of its own are
 * not expanded; a packet that is cut off gives what came before.
 */
export function readXmpValues(packet: string): XmpValues {
  const reading: Reading = { values: new Map(), prefixes: new Map(usualPrefixes), path: [], open: null };
  let depth = 0;
  let problem: string | null = noRdf;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth += 1;
        if (depth <= maxDepth) openElement(reading, tag, attributes);
        else {
          problem = tooDeep;
          parser.pause();
        }
      },
      ontext(text) {
        if (reading.open !== null && reading.open.text.length < maxFieldLength) reading.open.text += text;
      },
      onclosetag(_tag, isImplied) {
        depth -= 1;
        if (reading.path.length === 1 && problem !== tooDeep) problem = isImplied ? cutOff : null;
        closeElement(reading, isImplied);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(packet);
  return { values: reading.values, problem };
}

const noRdf = 'its XMP block holds no RDF';
const cutOff = 'its XMP block is cut off';
/** Elements inside each other: RDF, description, property, list, item, and the structures in items. */
const maxDepth = 64;
const tooDeep = `its XMP block has more than ${maxDepth} elements inside each other`;

interface Reading {
  readonly values: Map<keyof MetadataFields, readonly XmpValue[]>;
  readonly prefixes: Map<string, string>;
  /** The elements around the place, from RDF on; outside of it nothing counts. */
  readonly path: string[];
  /** The value whose text is met now. */
  open: { text: string; readonly language: string | null } | null;
}

/** How deep in the path, RDF being 1, descriptions, properties and the items of properties that are lists stand. */
const descriptionDepth = 2;
const propertyDepth = 3;
const itemDepth = 5;

function openElement(reading: Reading, tag: string, attributes: Readonly<Record<string, string>>): void {
  const { path, prefixes } = reading;
  learnPrefixes(attributes, prefixes);
  const name = expand(tag, prefixes);
  if (path.length === 0 && name !== rdfRoot) return;
  path.push(name);
  if (path.length === descriptionDepth) {
    for (const key of prefixed(attributes))
      addValue(reading, expand(key, prefixes), { text: attributes[key] ?? '', language: null });
  }
  const holdsText = path.length === propertyDepth || path.length === itemDepth;
  reading.open = holdsText ? { text: '', language: attributes['xml:lang'] ?? null } : null;
}

/** What was not closed is not whole, and is no value. */
function closeElement(reading: Reading, isImplied: boolean): void {
  if (reading.open !== null && !isImplied) addValue(reading, reading.path[propertyDepth - 1], reading.open);
  reading.open = null;
  reading.path.pop();
}

function addValue({ values }: Reading, name: string | undefined, value: XmpValue): void {
  const field = xmpProperties.get(name ?? '');
  if (field === undefined) return;
  const known = values.get(field) ?? [];
  if (known.length < maxFieldValues) values.set(field, [...known, value]);
}

const maxPrefixes = 200;

function learnPrefixes(attributes: Readonly<Record<string, string>>, prefixes: Map<string, string>): void {
  for (const key of prefixed(attributes))
    if (key.startsWith('xmlns:') && prefixes.size < maxPrefixes)
      prefixes.set(key.slice(6), attributes[key] ?? '');
}

/** The names that can mean anything to us. */
function prefixed(attributes: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(attributes).filter((key) => key.includes(':'));
}

/** `dc:creator` → the namespace's address and the name; without a known prefix the name itself, which is none of ours. */
function expand(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : `${prefixes.get(name.slice(0, colon)) ?? ''}${name.slice(colon + 1)}`;
}

import { readGallery } from '../../src/formats/read-gallery.ts';
import {
  completeSettings,
  defaultSettings,
  type GivenSettings,
} from '../../src/pipeline/cleaning-settings.ts';
import type { Gallery } from '../../src/pipeline/gallery.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';

const rules = loadRules();

/** A value as the JSON document that a sender would send → the gallery as received. */
export function readDocument(value: unknown, inputFormat: string | null = null): Promise<Gallery> {
  return readGallery(toInput(JSON.stringify(value)), rules, { ...defaultSettings, inputFormat });
}

/** The same → its manifest. */
export function cleanDocument(value: unknown, inputFormat: string | null = null): Promise<Manifest> {
  return cleanText(JSON.stringify(value), inputFormat);
}

/** A text or bytes as received → its manifest. */
export function cleanText(
  content: string | Uint8Array,
  inputFormat: string | null = null,
): Promise<Manifest> {
  return runPipeline(toInput(content), { ...defaultSettings, inputFormat }, rules);
}

function toInput(content: string | Uint8Array) {
  return { bytes: Buffer.from(content), name: 'made.json', uri: null, mediaType: null };
}

/** A text or bytes as received → the gallery as received. */
export function readText(document: string | Uint8Array, settings: GivenSettings = {}): Promise<Gallery> {
  return readGallery(toInput(document), rules, completeSettings(settings));
}

/** The codes of a gallery's warnings, each once. */
export function codesOf({ warnings }: Gallery): readonly string[] {
  return [...new Set(warnings.map(({ code }) => code))];
}

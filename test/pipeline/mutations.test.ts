import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';
import { dressings, mutations, sceneArbitrary, writeScene, type Scene } from '../generators/scenes.ts';

const rules = loadRules();
// A seed of its own for every run, which fast-check prints when something fails.
const galleries = { numRuns: 1000 };

/** How many photos a gallery of these captions has. */
async function countItems(captions: readonly string[]): Promise<number> {
  const bytes = Buffer.from(JSON.stringify({ entries: captions.map((caption) => ({ caption })) }));
  const input = { bytes, name: 'made.json', uri: null, mediaType: null };
  return (await runPipeline(input, defaultSettings, rules)).items.length;
}

describe('a thousand made galleries', () => {
  test('a changed name, number, day, verb or side is another photo', async () => {
    await fc.assert(
      fc.asyncProperty(sceneArbitrary, fc.constantFrom(...mutations), async (scene, { name, mutate }) => {
        const other: Scene = mutate(scene);
        expect({ name, items: await countItems([writeScene(scene), writeScene(other)]) }).toEqual({
          name,
          items: 2,
        });
      }),
      galleries,
    );
  });

  test('typing, entities, cuts, counters and moved credits are the same photo', async () => {
    await fc.assert(
      fc.asyncProperty(sceneArbitrary, fc.constantFrom(...dressings), async (scene, { name, dress }) => {
        const caption = writeScene(scene);
        expect({ name, items: await countItems([caption, dress(caption)]) }).toEqual({ name, items: 1 });
      }),
      galleries,
    );
  });
});

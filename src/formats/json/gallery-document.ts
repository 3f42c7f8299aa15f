import { z } from 'zod';

const text = z.string().max(200_000);

const pixels = z.int().min(1).max(1_000_000).nullable().optional();

const photo = z
  .union([text, z.object({ uri: text, width: pixels, height: pixels })])
  .describe('The address or file name of the photo, with its size in pixels; equal ones are one photo.');

const entry = z
  .object({
    caption: text.describe('As received: an inline credit, a counter, "less" may stand in it.'),
    credit: text.nullable().optional().describe('The credit where it stands in a field of its own.'),
    byline: text.nullable().optional().describe("The photographer's name in a field of its own."),
    bylineTitle: text
      .nullable()
      .optional()
      .describe('What the photographer is to the sender: STF, STRINGER, SPECIAL.'),
    source: text.nullable().optional().describe('Who sent the photo, where the credit does not say.'),
    instructions: text.nullable().optional().describe('Restrictions, and the credit that must be printed.'),
    date: text.nullable().optional().describe('When the photo was made, in a field of its own.'),
    photo: photo.nullable().optional(),
  })
  .describe('One caption as received.');

/** Our own simple shape of a gallery. Fields it does not know are warnings. */
export const galleryDocument = z
  .object({
    id: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe("The gallery's own id; without it one is derived from the content."),
    headline: text.nullable().optional(),
    referenceDate: z.iso.date().nullable().optional().describe('The day the gallery was sent, YYYY-MM-DD.'),
    uri: text.nullable().optional().describe('Where the gallery is published.'),
    entries: z.array(entry).describe('The captions in their order.'),
  })
  .describe('A gallery as received.');

export type DocumentEntry = z.infer<typeof entry>;

import type { Warning } from '../../pipeline/gallery.ts';
import type { Slot } from './list-slots.ts';

/** What a desk must know of single pictures: embargoes, captions in other languages, what was not read. */
export function warnOfSlots(slots: readonly Slot[]): readonly Warning[] {
  return slots.flatMap(({ item, isMissing }, entry) => {
    const { embargo, otherLanguages, hasParts, caption, guid } = item;
    return [
      ...(embargo === null ? [] : [{ code: 'embargoed', message: `embargoed until ${embargo}`, entry }]),
      ...(otherLanguages.length === 0
        ? []
        : [
            {
              code: 'other-languages',
              message: `the caption stands in ${otherLanguages.join(', ')} too`,
              entry,
            },
          ]),
      ...(hasParts
        ? [{ code: 'parts-ignored', message: 'nothing was read from its parts (partMeta)', entry }]
        : []),
      ...(isMissing && caption === null
        ? [
            {
              code: 'caption-missing',
              message: `the package lists ${guid ?? 'an item'}, which did not come with it`,
              entry,
            },
          ]
        : []),
    ];
  });
}

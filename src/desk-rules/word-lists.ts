/** A list of words of the rule files that a desk may add to and take from. */
export interface WordList {
  /** The file under `rules/` without its ending, and the place in it. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** In the order in which a desk is shown them. */
export const wordLists = [
  {
    id: 'captions.interfaceLeads',
    title: 'Interface words',
    about: 'Buttons and labels of pages that stand before a caption: cut off.',
  },
  {
    id: 'captions.tails',
    title: 'Tails',
    about: 'What stands behind a caption and is none of it: cut off.',
  },
  {
    id: 'captions.promoStarts',
    title: 'Promotion',
    about: 'With these words begins what points to other pages: cut from there on.',
  },
  {
    id: 'captions.cameraCaptions',
    title: 'Camera captions',
    about: 'What cameras write for a caption: no caption at all.',
  },
  {
    id: 'captions.correctionLeads',
    title: 'Correction words',
    about: "Begin a desk's note of what was corrected, which is told beside the caption.",
  },
  {
    id: 'captions.fileLeads',
    title: 'File leads',
    about: 'Say in front of a caption that the photo is from the files.',
  },
  {
    id: 'credits.labels.whole',
    title: 'Credit labels',
    about: 'Stand in front of a credit, whatever follows: dropped.',
  },
  {
    id: 'credits.labels.bare',
    title: 'Credit labels with a colon',
    about: 'Stand in front of a credit before a colon, a dash or dots: dropped.',
  },
  {
    id: 'credits.fillers.dropped',
    title: 'Filler, dropped',
    about: 'Stands where a name would in a credit and names nobody: dropped.',
  },
  {
    id: 'credits.fillers.printed',
    title: 'Filler, printed',
    about: 'Names nobody, but is kept in the printed credit line.',
  },
  {
    id: 'credits.notices.starts',
    title: 'Notices',
    about: 'Follow a credit and are not of it: cut from there on.',
  },
  {
    id: 'credits.notCredits',
    title: 'No credits',
    about: 'Words in brackets that place a person in the picture.',
  },
  {
    id: 'credits.organisations',
    title: 'Organisations',
    about: 'Papers, offices and houses by their names, as they are printed.',
  },
  {
    id: 'credits.organisationWords',
    title: "Words of organisations' names",
    about: 'A name that holds one is no person.',
  },
  {
    id: 'names.given',
    title: 'Given names',
    about: 'Behind one of them stands a family name, whatever else the word may mean.',
  },
] as const satisfies readonly WordList[];

export type WordListId = (typeof wordLists)[number]['id'];

export const wordListIds = wordLists.map(({ id }) => id);

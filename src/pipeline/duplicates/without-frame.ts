import { gameDateline, withoutDateline } from '../captions/without-dateline.ts';

/**
 * A caption without what the wire sets around its scene, the date kept:
 * `FILE - In this Oct. 3, 2018, file photo, Tobias Finch turns a vase.` → `Tobias Finch turns a vase, Oct. 3, 2018.`
 */
export function withoutFrame(text: string): string {
  const bare = withoutDateline(text.replace(fileLead, '').replace(photoShows, ''))
    .replace(fromVideo, '')
    .replace(givenOut, '');
  const match = inThisPhoto.exec(bare);
  if (match === null) return withDay(bare, gameDateline.exec(text)?.[1] ?? '');
  const [frame, before = '', after = ''] = match;
  return withDay(bare.slice(frame.length), `${before} ${after}`.trim());
}

/** The day at the end of the first sentence, where wires set it. */
function withDay(text: string, date: string): string {
  if (date === '') return text;
  const end = /[.!?](?=\s|$)/u.exec(text)?.index ?? text.length;
  return `${text.slice(0, end)}, ${date}${text.slice(end)}`;
}

/** `FILE - `, `(FILES) ` */
const fileLead = /^\(?(?:FILES?|FILED|FILE PHOTO|ARCHIV|ARCHIVO|COMBO)\)?\s*[-–—:]\s*/u;

/** `Photo shows: `, `Pictured: ` */
const photoShows = /^(?:(?:This |The )?(?:photo|picture|image) shows|pictured|shown)\s?:\s/iu;

/** `In this photo provided by the Ostrand Zoo, ` */
const givenOut =
  /^[Ii]n\s(?:this|an?)\s(?:undated\s|handout\s)?(?:image|photo|picture|photograph)\s(?:provided|released|supplied|made available|posted|distributed)\sby\s[^,.]{3,70},\s(?=\p{L}|["“])/u;

/** `In this image taken from video, `, `In this frame grab from video, ` */
const fromVideo =
  /^[Ii]n\s(?:this|an?)\s(?:image|photo|picture|frame|frame grab|still|still image|screenshot|screen grab|video frame)\s(?:taken\s|made\s|captured\s)?from\s(?:a\s)?video(?:\sfootage)?,\s(?=\p{L}|["“])/u;

/** A date by its shape alone: `Tuesday, June 8, 2021`, `Aug. 2016`, `1974`. */
const day = String.raw`(?:\p{L}{3,9}\.?,?\s){0,2}(?:\d{1,2},?\s)?(?:19|20)\d{2}`;
/** `In this Oct. 3, 2018, file photo, `, `In this photo taken Tuesday, June 8, 2021, ` */
const inThisPhoto = new RegExp(
  `^[Ii]n\\s(?:this|an?)\\s(?:(${day}),?\\s)?(?:(?:file|handout|undated|aerial)\\s)*(?:photo|photograph|image|picture)(?:\\s(?:taken|made|dated|shot|from)\\s(?:on\\s)?(${day}))?,\\s(?=\\p{L}|["“])`,
  'u',
);

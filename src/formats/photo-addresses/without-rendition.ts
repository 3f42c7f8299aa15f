import { isSizeName, withoutSizeSuffix } from './size-names.ts';

/** What sites put into a path to ask for a size, in an order: each is taken out. */
const renditionMarks: readonly { readonly mark: RegExp; readonly without: string }[] = [
  // BLOX keeps the renditions of one photo in a folder of its id: /34a1c2d4-…-3c4b5a/5b674c1a01e2f.hires.jpg
  {
    mark: /(\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[0-9a-f]{10,16}\.(?:image|hires|preview)\.[a-z]{3,4}$/i,
    without: '$1',
  },
  // The Guardian names its crops by their width: /<40 hexadecimal digits>/0_100_3000_1800/master/3000.jpg
  { mark: /(\/[0-9a-f]{40})(?:\/[^/]{1,40}){0,3}\/\d{3,4}\.[a-z]{3,4}$/i, without: '$1' },
  // A resizing service in the path: /resize/800x600/, /dims4/default/ab12/2147483647/strip/true/, /w_800,h_600/
  {
    mark: /\/(?:resize|crop|thumbnail|fit|fill|scale|strip|quality|format)\/[^/]{1,40}(?=\/)/gi,
    without: '',
  },
  { mark: /\/dims4?\/[^/]{1,40}\/[^/]{1,40}(?:\/\d{1,20})?(?=\/)/i, without: '' },
  {
    mark: /\/(?=[^/]*(?:[wh]_\d|q_\d|[qf]_auto|c_(?:fi|li|sc|cr|th|pa|lf)))(?:[a-z]{1,3}_[\w.:-]{1,30},?){1,10}(?=\/)/gi,
    without: '',
  },
  { mark: /\/(?:resizer|unsafe)(?:\/[\w-]{20,60}=)?(?=\/)/i, without: '' },
  // Scripts fill the width in: /pier_{width}x.jpg
  { mark: /\{[a-z]{1,20}\}/gi, without: '1000' },
  {
    mark: /\/(?:filters:[^/]{1,200}|smart|fit-in|-?\d{1,5}x-?\d{1,5}|[wh]\d{2,5}|s\d{3,4})(?=\/)/gi,
    without: '',
  },
  // The BBC sets the width in front of its store: /news/480/cpsprodpb/
  { mark: /\/\d{3,4}(?=\/cpsprodpb\/)/, without: '' },
  // A crop: /0_100_3000_1800/
  { mark: /\/\d{1,5}(?:[_,]\d{1,5}){3}(?=\/)/g, without: '' },
  // Der Spiegel: /4d1f2a11_w948_r1.5_fpx50_fpy45.jpg
  {
    mark: /(?:_(?:w\d{2,4}|r\d(?:\.\d{1,3})?|fp[xy]\d{1,3}(?:\.\d{1,3})?)){2,6}(?=\.[a-z]{3,4}$)/i,
    without: '',
  },
  { mark: /(?:\.(?:jpe?g|jfif|png|webp|avif|gif|heic|tiff?|bmp)){1,3}$/i, without: '' },
];

/** The path of a rendition → that of its photo: `/pier-1024x683.jpg` → `/pier`, `/FREE_1140/ash_t800.jpg` → `/ash` */
export function withoutRendition(path: string): string {
  const plain = renditionMarks.reduce((rest, { mark, without }) => rest.replace(mark, without), path);
  const segments = plain.split('/');
  const file = segments.pop() ?? '';
  const folders = segments.filter((folder) => !isSizeName(folder));
  if (isSizeName(file)) return withoutSizeFile(folders.join('/')) ?? `${folders.join('/')}/${file}`;
  return [...folders, withoutSizeSuffix(file.replace(/^(?:thumb|thumbnail|tn|mini)[-_](?=.)/i, ''))].join(
    '/',
  );
}

/**
 * `/photos/03/42/2290114/1/` in front of `square_small.jpg`: the photo is its folder, if that has a number or a file's name.
 * The number behind that is a version where folders spread the ids, else perhaps a photo's place in its gallery.
 */
function withoutSizeFile(folder: string): string | null {
  const spread = /^(.*\/\d{2}\/\d{2}\/\d{6,})\/\d{1,2}$/u.exec(folder);
  if (spread?.[1] !== undefined) return spread[1];
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const isId = /\d{5}|^[0-9a-f-]{8,}$|^(?=.*\d)[\w-]{10,}$|\.(?:jpe?g|png|webp)$/iu.test(name);
  return isId || /\d{5,}\/\d{1,3}$/u.test(folder) ? folder : null;
}

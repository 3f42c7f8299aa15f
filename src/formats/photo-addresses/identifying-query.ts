/** What sites put into a query to ask for a size, a quality or a fresh copy. None of it says which photo it is. */
const askedFor: ReadonlySet<string> = new Set(
  (
    'w h width height wid hei fw fh cw ch maxw maxh maxwidth maxheight max-w max-h minw minh size sz s imwidth imheight imdensity ' +
    'q quality qlt qual output-quality fit auto fm fmt format output-format ext type crop rect precrop trim pad canvas ar aspect ' +
    'aspect_ratio dpr zoom scale scl mode resize resize_to downsize downscale upscale enlarge strip ssl sharp sharpen usm op_usm ' +
    'op_sharpen blur bg bgcolor background background-color optimize optimise compress progressive interlace lossy smart gravity ' +
    'position focus align ll pl sq sig signature sign auth token expires v ver version rev cb cache cachebuster nocache bust ts _ ' +
    'timestamp ixid ixlib impolicy im webp rotate rendition variant disable'
  ).split(' '),
);

/** A query → the part of it that can say which photo it is, in a fixed order: `w=800&i=1154&r=LYN` → `i=1154&r=LYN` */
export function identifyingQuery(query: string): string {
  return query
    .replace(/&amp;/gu, '&')
    .split('&')
    .filter((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return value !== '' && !askedFor.has(name.toLowerCase()) && !/^utm_|^\$/u.test(name);
    })
    .toSorted()
    .join('&');
}

import sharp from 'sharp';

/** A made-up picture: a sky, a ground, and things standing on it; the same seed gives the same one. */
export function makePhoto(
  seed: number,
  options: { readonly moved?: number; readonly width?: number } = {},
): Promise<Buffer> {
  const { moved = 0, width = 960 } = options;
  const height = Math.round((width * 2) / 3);
  return sharp(Buffer.from(drawScene(seed, moved, width, height)))
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `moved`: how far the things have moved since the first frame of a burst, in hundredths of the width. */
function drawScene(seed: number, moved: number, width: number, height: number): string {
  const next = numbers(seed);
  const grey = () => Math.floor(next() * 256);
  const colour = () => `rgb(${grey()},${grey()},${grey()})`;
  const horizon = height * (0.3 + next() * 0.4);
  const things = Array.from({ length: 10 + Math.floor(next() * 14) }, () => {
    const x = next() * width + ((next() - 0.5) * moved * width) / 50;
    const y = next() * height + ((next() - 0.5) * moved * height) / 100;
    const size = width * (0.03 + next() * 0.2);
    const kind = next();
    if (kind < 0.35) return `<circle cx="${x}" cy="${y}" r="${size / 2}" fill="${colour()}"/>`;
    if (kind < 0.7)
      return `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.4 + next() * 2)}" fill="${colour()}"/>`;
    return `<path d="M${x} ${y} l${size} ${size / 2} l${-size * next() * 2} ${size} z" fill="${colour()}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><linearGradient id="sky" x1="0" y1="0" x2="${next()}" y2="1"><stop offset="0" stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/><rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${colour()}"/>${things.join('')}</svg>`;
}

/** What happens to a photo between the camera and the desk. */
export const edits: readonly { readonly name: string; readonly edit: (photo: Buffer) => Promise<Buffer> }[] =
  [
    { name: 'JPEG 50', edit: (photo) => sharp(photo).jpeg({ quality: 50 }).toBuffer() },
    { name: 'JPEG 20', edit: (photo) => sharp(photo).jpeg({ quality: 20 }).toBuffer() },
    { name: 'WebP 60', edit: (photo) => sharp(photo).webp({ quality: 60 }).toBuffer() },
    { name: 'half size', edit: (photo) => sharp(photo).resize(480).jpeg().toBuffer() },
    { name: '160 pixels', edit: (photo) => sharp(photo).resize(160).jpeg().toBuffer() },
    { name: 'gamma 1.5', edit: (photo) => sharp(photo).gamma(1.5).jpeg().toBuffer() },
    { name: 'grey', edit: (photo) => sharp(photo).greyscale().jpeg().toBuffer() },
    { name: 'small watermark', edit: (photo) => addText(photo, 'OSTRAND', 0.06, 0.92) },
    { name: 'banner 8 %', edit: (photo) => addBanner(photo, 0.08) },
    { name: 'crop 2 %', edit: (photo) => crop(photo, 0.02) },
    { name: 'crop 5 %', edit: (photo) => crop(photo, 0.05) },
    { name: 'crop 10 %', edit: (photo) => crop(photo, 0.1) },
    { name: 'crop 15 %', edit: (photo) => crop(photo, 0.15) },
    { name: 'pad 3 %', edit: (photo) => pad(photo, 0.03) },
  ];

/** Pictures that are not the same photo, though they look it. */
export const lookalikes: readonly {
  readonly name: string;
  readonly make: (seed: number) => Promise<Buffer>;
}[] = [
  { name: 'next frame of a burst', make: (seed) => makePhoto(seed, { moved: 4 }) },
  { name: 'a moment later', make: (seed) => makePhoto(seed, { moved: 12 }) },
  {
    name: 'mirrored',
    make: async (seed) =>
      sharp(await makePhoto(seed))
        .flop()
        .jpeg()
        .toBuffer(),
  },
];

/** As a camera makes it: with the noise of its sensor, which is most of a file's bytes. */
export async function addGrain(photo: Buffer): Promise<Buffer> {
  const { width, height } = await size(photo);
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const;
  const grain = await sharp({ create: { width, height, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer();
  return sharp(photo)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

async function size(photo: Buffer): Promise<{ readonly width: number; readonly height: number }> {
  const { width, height } = await sharp(photo).metadata();
  return { width, height };
}

async function addText(photo: Buffer, text: string, part: number, place: number): Promise<Buffer> {
  const { width, height } = await size(photo);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="${width * 0.03}" y="${height * place}" font-size="${height * part}" fill="white" fill-opacity="0.7">${text}</text></svg>`;
  return sharp(photo)
    .composite([{ input: Buffer.from(svg) }])
    .jpeg()
    .toBuffer();
}

async function addBanner(photo: Buffer, part: number): Promise<Buffer> {
  const { width, height } = await size(photo);
  const tall = Math.round(height * part);
  const banner = await sharp({ create: { width, height: tall, channels: 3, background: '#d01020' } })
    .png()
    .toBuffer();
  return sharp(photo)
    .composite([{ input: banner, top: height - tall, left: 0 }])
    .jpeg()
    .toBuffer();
}

/** Off every side the same part. */
async function crop(photo: Buffer, part: number): Promise<Buffer> {
  const { width, height } = await size(photo);
  const [left, top] = [Math.round(width * part), Math.round(height * part)];
  return sharp(photo)
    .extract({ left, top, width: width - 2 * left, height: height - 2 * top })
    .jpeg()
    .toBuffer();
}

async function pad(photo: Buffer, part: number): Promise<Buffer> {
  const { width } = await size(photo);
  const edge = Math.round(width * part);
  return sharp(photo)
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#ffffff' })
    .jpeg()
    .toBuffer();
}

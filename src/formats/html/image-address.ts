import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';

/** Where an image's file is: lazy pages keep it in another attribute and show a placeholder. */
export function imageAddress(image: Cheerio<Element>): string | undefined {
  const lazy = image.attr('data-src') ?? image.attr('data-lazy-src') ?? image.attr('data-original');
  const set = (image.attr('srcset') ?? image.attr('data-srcset'))?.split(',')[0]?.trim().split(/\s+/u)[0];
  const plain = image.attr('src');
  return plain !== undefined && plain !== '' && !isPlaceholder(plain) ? plain : (lazy ?? set ?? plain);
}

/** Nothing but an empty picture that keeps the place of one. */
export function isPlaceholder(address: string): boolean {
  return (
    address.startsWith('data:') ||
    /(?:^|\/)(?:pixel|spacer|placeholder|blank|transparent|lazy|loading|1x1)[./_-]/iu.test(address)
  );
}

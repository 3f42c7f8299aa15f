import { makeWireCaptions } from './wire-captions.ts';

/**
 * A paper's page with a gallery of so many photos, as pages are: the gallery is a small part of it, the rest is styles and
 * scripts, a menu, teasers with small pictures, comments and a footer.
 */
export function makeGalleryPage(photos: number, seed = 1): string {
  const captions = makeWireCaptions(photos, seed);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A long day at the harbor - Ostrand Courier</title>
<meta property="og:title" content="A long day at the harbor"><meta property="og:image" content="https://cdn.ostrandcourier.example/1.jpg">
<style>${repeat(150, (at) => `.block-${at}{margin:0 auto;padding:${at}px;color:#3${at % 10}3}`)}</style>
<script>${repeat(250, (at) => `window.dataLayer=window.dataLayer||[];dataLayer.push({event:"load",slot:${at}});`)}</script>
</head><body>
<header><nav><ul>${repeat(90, (at) => `<li class="menu-item depth-${at % 3}"><a href="/section/${at}" data-track="nav">Section ${at}</a></li>`)}</ul></nav></header>
<main><article><h1>A long day at the harbor</h1><p class="byline">By Keziah Stone</p>
${repeat(12, (at) => `<p>Paragraph ${at} of the story tells what happened on the quay and <a href="/story/${at}">what the town made of it</a> on the next day.</p>`)}
<div class="gallery">${captions.map(figure).join('\n')}</div></article>
<aside>${repeat(40, teaser)}</aside>
<section class="comments">${repeat(60, (at) => `<div class="comment"><span class="author">Reader ${at}</span><p>I was there, and it was not like that at all.</p><button>Reply</button></div>`)}</section></main>
<footer><ul>${repeat(50, (at) => `<li><a href="/about/${at}">About ${at}</a></li>`)}</ul></footer>
<script type="application/json">${JSON.stringify({ ads: Array.from({ length: 200 }, (_, at) => ({ slot: `slot-${at}`, sizes: [300, 250] })) })}</script>
</body></html>`;
}

function repeat(count: number, make: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => make(at)).join('\n');
}

function figure(caption: string, at: number): string {
  const address = `https://cdn.ostrandcourier.example/photos/2026/05/${at}.jpg`;
  const escaped = caption.replaceAll('"', '&quot;');
  return `<figure class="slide" data-index="${at}"><picture><source srcset="${address}?w=1200 1200w, ${address}?w=600 600w">
<img src="${address}?w=600" alt="${escaped}" width="600" height="400" loading="lazy"></picture>
<figcaption><span class="count">${at + 1}</span> <span class="text">${escaped}</span></figcaption></figure>`;
}

function teaser(at: number): string {
  return `<div class="teaser"><a href="/story/${at}"><img src="https://cdn.ostrandcourier.example/thumbs/${at}.jpg?w=120" alt="" width="120" height="80"></a>
<h3><a href="/story/${at}">What else happened in the county, part ${at}</a></h3><p>The council meets again on Thursday.</p></div>`;
}

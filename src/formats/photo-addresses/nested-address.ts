const maxNesting = 4;
const maxAddressLength = 4000;

/**
 * A resizing service carries the photo's own address: in its query or at the end of its path. The innermost one is the photo's.
 * `/_next/image?url=%2Fpier.jpg&w=640` → `/pier.jpg`, `/cdn-cgi/image/width=80/https://desk.example/pier.jpg` → what follows `80/`
 */
export function nestedAddress(address: string): string {
  let inner = address.slice(0, maxAddressLength);
  for (let depth = 0; depth < maxNesting; depth += 1) {
    const next = addressInQuery(inner) ?? addressInPath(inner);
    if (next === null) return inner;
    inner = next;
  }
  return inner;
}

const carriers =
  /[?&](?:url|src|image|img|image_?url|u|uri|source|file|path|href|media|original)=([^&#]{4,4000})/giu;

function addressInQuery(address: string): string | null {
  if (!/[?&]/u.test(address)) return null;
  const namesFile = isImageFile(address.replace(/[?#].*$/su, ''));
  for (const [, value = ''] of address.matchAll(carriers)) {
    const nested = decodeAll(value);
    if (isImageFile(nested) && nested.includes('/')) return nested;
    // Where the path names a file, an address without one is that of a page: `pier.jpg?url=https://desk.example/story`
    if (!namesFile && /^(?:https?:)?\/\/[^/]+\/./iu.test(nested)) return nested;
  }
  return null;
}

function addressInPath(address: string): string | null {
  if (!/\/https?(?::|%3a)/iu.test(address)) return null;
  const path = address.replace(/[?#].*$/su, '').toLowerCase();
  const start = Math.max(
    ...['/http://', '/https://', '/http%3a%2f%2f', '/https%3a%2f%2f'].map((mark) => path.lastIndexOf(mark)),
  );
  return start < 0 ? null : decodeAll(address.slice(start + 1));
}

/** Does an address end in the name of an image's file? */
export function isImageFile(address: string): boolean {
  return /\.(?:jpe?g|jfif|png|webp|avif|gif|heic|tiff?|bmp)(?:$|[?#!:])/iu.test(address);
}

/** Services nest services, and each encodes the address once more. */
function decodeAll(text: string): string {
  let decoded = text;
  for (let round = 0; round < maxNesting && /%2f|%3a|%25/iu.test(decoded); round += 1)
    decoded = decodeOrKeep(decoded);
  return decoded;
}

/** `Net%201` → `Net 1`; what is not percent-encoded stays as it is. */
export function decodeOrKeep(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

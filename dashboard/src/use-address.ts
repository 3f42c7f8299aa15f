import { useCallback, useEffect, useState } from 'react';

/** Which gallery the address names; `/galleries/<id>`, so that a desk can send it on. */
export function useAddress() {
  const [galleryId, setGalleryId] = useState(readAddress);
  useEffect(() => {
    const follow = () => setGalleryId(readAddress());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const openGallery = useCallback((id: string | null) => {
    window.history.pushState(null, '', id === null ? '/' : `/galleries/${encodeURIComponent(id)}`);
    setGalleryId(id);
  }, []);
  return { galleryId, openGallery };
}

function readAddress(): string | null {
  const match = /^\/galleries\/([^/]+)$/.exec(window.location.pathname);
  return match?.[1] === undefined ? null : decodeURIComponent(match[1]);
}

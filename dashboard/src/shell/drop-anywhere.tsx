import { type ReactNode, useRef } from 'react';
import { useDrop } from 'react-aria';
import { useLocation } from 'wouter';
import { itemType } from '../gallery/decisions/item-type.ts';
import { readDropped } from '../galleries/read-dropped.ts';
import { submitGalleries } from '../galleries/submit-galleries.ts';
import { tellProblem } from './notices.tsx';

/** Files, folders and text that are dropped on any page are cleaned. */
export function DropAnywhere({ children }: { readonly children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const { dropProps, isDropTarget } = useDrop({
    ref,
    // An item of a gallery that is dragged to another is none of ours.
    getDropOperation: (types) => (types.has(itemType) ? 'cancel' : 'copy'),
    onDrop: ({ items }) => {
      void readDropped(items)
        .then((galleries) => submitGalleries(galleries, null))
        .then((path) => {
          if (path !== null) navigate(path);
        })
        .catch(tellProblem);
    },
  });
  return (
    <div {...dropProps} role="presentation" ref={ref} className="desk">
      {children}
      {isDropTarget && (
        <p className="drop-here" role="status">
          Drop to clean: a file, photos, a folder, a zip archive
        </p>
      )}
    </div>
  );
}

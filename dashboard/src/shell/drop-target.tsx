import { useRef } from 'react';
import { useDrop } from 'react-aria';
import { useLocation } from 'wouter';
import { readDropped } from '../galleries/read-dropped.ts';
import { submitGalleries } from '../galleries/submit-galleries.ts';
import { tellProblem } from './notice-queue.ts';

/** Lies over the page while something is dragged over it, and has cleaned what is dropped. */
export function DropTarget() {
  const ref = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  const { dropProps } = useDrop({
    ref,
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
    <div {...dropProps} role="status" ref={ref} className="drop-here">
      Drop to clean: a file, photos, a folder, a zip archive
    </div>
  );
}

import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { GalleryWithRuns, Rerun, Run } from '../../../../src/client/api-schemas.ts';
import { PreviewedRerun } from './previewed-rerun.tsx';
import { RerunForm } from './rerun-form.tsx';

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
  readonly onClose: () => void;
}

/** What is asked for, but who asks. */
export type AskedRerun = Pick<Rerun, 'reason' | 'settings'> & { readonly revision?: number };

/** Cleans one gallery again with other settings: a preview shows what would change before it is published. */
export function RerunDialog({ gallery, runs, onClose }: Props) {
  const [asked, setAsked] = useState<AskedRerun>({ reason: '' });
  const [previewId, setPreviewId] = useState<string | null>(null);
  return (
    <ModalOverlay isOpen isDismissable={previewId === null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={previewId === null ? 'modal' : 'modal wide'}>
        <Dialog>
          <Heading slot="title">
            {previewId === null ? 'Clean this gallery again' : 'What would change'}
          </Heading>
          {previewId === null ? (
            <RerunForm
              gallery={gallery}
              now={runs.find(({ isPreview }) => !isPreview)?.settings ?? null}
              asked={asked}
              onAsk={setAsked}
              onPreview={setPreviewId}
              onClose={onClose}
            />
          ) : (
            <PreviewedRerun
              galleryId={gallery.id}
              asked={asked}
              previewId={previewId}
              onBack={() => setPreviewId(null)}
              onClose={onClose}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { PausableQueue } from '../../../src/client/health-schemas.ts';
import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tell, tellProblem } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';

interface Props {
  readonly queue: PausableQueue;
  /** Whether it is to be stopped, or to go on. */
  readonly isPaused: boolean;
  readonly onClose: () => void;
}

/** Asks before a queue is stopped or goes on. */
export function PauseDialog({ queue, isPaused, onClose }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const confirm = () => {
    setIsBusy(true);
    void setPaused(queue, isPaused).finally(onClose);
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog role="alertdialog" className="react-aria-Dialog stack">
          <Heading slot="title">{isPaused ? `Pause ${queue}?` : `Resume ${queue}?`}</Heading>
          <p>
            {isPaused ? `${consequences[queue]} What is in work goes on.` : 'What waits is taken up again.'}
          </p>
          <div className="actions">
            <Button onPress={onClose} autoFocus>
              Cancel
            </Button>
            <Button className={isPaused ? 'danger' : 'primary'} isDisabled={isBusy} onPress={confirm}>
              {isPaused ? 'Pause' : 'Resume'}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const consequences: Readonly<Record<PausableQueue, string>> = {
  galleries: 'Galleries are still taken in and acknowledged, and none is cleaned.',
  photos: 'No photo is looked at; galleries that wait for theirs wait on.',
  polls: 'No feed is polled; what appears there comes in later.',
  upkeep: 'Reruns of many galleries ask for no more, and nothing old is removed.',
  deliveries: 'Nothing is carried to the outputs; the newest of each gallery is when it is resumed.',
};

async function setPaused(queue: PausableQueue, isPaused: boolean): Promise<void> {
  try {
    const { isApplied } = await client.setPaused(queue, isPaused, who());
    const done = `${queue} ${isPaused ? 'is paused' : 'goes on'}.`;
    tell(isApplied ? done : `${done} The queue is away and is told when it is back.`);
    await queries.invalidateQueries({ queryKey: ['health'] });
  } catch (error) {
    tellProblem(error);
  }
}

import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { settlementKeys } from './doubt-actions.tsx';

/** Which key does what. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const keys = [
    ...settlementKeys.map(({ key, name }) => [key, name] as const),
    ['e', 'Give the date or credit that is missing or wrong'],
    ['s', 'Skip: look at it after everything else'],
    ['z', 'Take back what was done last, and what before that'],
    ['↑ ↓', 'In the list: another doubt'],
    ['?', 'This list'],
  ] as const;
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="react-aria-Dialog stack">
          <Heading slot="title">Keys</Heading>
          <dl className="keys">
            {keys.map(([key, name]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
          <div className="actions">
            <Button onPress={onClose}>Close</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

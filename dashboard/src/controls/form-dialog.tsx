import type { ReactNode } from 'react';
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface Props {
  readonly title: string;
  /** Whether it can be sent. */
  readonly isComplete: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly submitLabel: string;
  /** What else can be done, before the buttons that every form has. */
  readonly others?: ReactNode;
  readonly children: ReactNode;
}

/** A question with its fields, sent by enter; escape and a press beside it close it. */
export function FormDialog({ title, isComplete, onClose, onSubmit, submitLabel, others, children }: Props) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit();
            }}
          >
            <Heading slot="title">{title}</Heading>
            {children}
            <div className="actions">
              {others}
              <Button onPress={onClose}>Cancel</Button>
              <Button type="submit" className="primary" isDisabled={!isComplete}>
                {submitLabel}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

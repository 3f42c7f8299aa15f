import type { ReactNode } from 'react';
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface Props {
  readonly title: string;
  readonly isComplete: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly submitLabel?: string;
  /** What else can be done with the row. */
  readonly others?: ReactNode;
  readonly children: ReactNode;
}

/** One question with its fields: a row of a table to be changed on this page, or something to be done. */
export function RowDialog({
  title,
  isComplete,
  onClose,
  onSubmit,
  submitLabel = 'Take this over',
  others,
  children,
}: Props) {
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

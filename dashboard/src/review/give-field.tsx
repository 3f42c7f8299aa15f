import { useState } from 'react';
import {
  Button,
  Dialog,
  Form,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import type { Doubt } from '../../../src/client/review-schemas.ts';

interface Props {
  readonly doubt: Doubt;
  readonly field: 'date' | 'credit';
  readonly onGive: (value: string) => void;
  readonly onClose: () => void;
}

const day = '[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?';

/** An editor's own date or credit for the item in doubt. */
export function GiveField({ doubt, field, onGive, onClose }: Props) {
  const [side] = doubt.sides;
  const [value, setValue] = useState(side?.[field] ?? '');
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              onClose();
              onGive(value.trim());
            }}
          >
            <Heading slot="title">{`The ${field} of item ${side?.position ?? ''}`}</Heading>
            <p dir="auto">{side?.text}</p>
            <TextField
              value={value}
              onChange={setValue}
              autoFocus
              isRequired
              {...(field === 'date' && { pattern: day })}
            >
              <Label>{field === 'date' ? 'Date: YYYY, YYYY-MM or YYYY-MM-DD' : 'Print this credit'}</Label>
              <Input dir="auto" />
            </TextField>
            <div className="actions">
              <Button onPress={onClose}>Cancel</Button>
              <Button type="submit" className="primary" isDisabled={value.trim() === ''}>
                Print this
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

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

interface Props {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks by which name the records are to call the person at this browser. */
export function NameDialog({ name, onName, onClose }: Props) {
  const [value, setValue] = useState(name);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              onName(value.trim());
              onClose();
            }}
          >
            <Heading slot="title">Your name</Heading>
            <TextField value={value} onChange={setValue} maxLength={200} isRequired autoFocus>
              <Label>As the records keep it, beside what you decide and ask for</Label>
              <Input />
            </TextField>
            <div className="actions">
              <Button onPress={onClose}>Cancel</Button>
              <Button type="submit" className="primary" isDisabled={value.trim() === ''}>
                Keep it
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

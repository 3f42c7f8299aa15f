import { Button, Dialog, DialogTrigger, Heading, Modal } from 'react-aria-components';

interface Props {
  /** What the button says, and the one that confirms. */
  readonly label: string;
  readonly question: string;
  readonly className?: string;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what cannot be taken back: it asks first. */
export function ConfirmButton({
  label,
  question,
  className = 'danger',
  isDisabled = false,
  onConfirm,
}: Props) {
  return (
    <DialogTrigger>
      <Button className={className} isDisabled={isDisabled}>
        {label}
      </Button>
      <Modal className="modal" isDismissable>
        <Dialog role="alertdialog">
          {({ close }) => (
            <div className="stack">
              <Heading slot="title">{label}</Heading>
              <p>{question}</p>
              <div className="actions">
                <Button slot="close" autoFocus>
                  Cancel
                </Button>
                <Button
                  className={className}
                  onPress={() => {
                    close();
                    onConfirm();
                  }}
                >
                  {label}
                </Button>
              </div>
            </div>
          )}
        </Dialog>
      </Modal>
    </DialogTrigger>
  );
}

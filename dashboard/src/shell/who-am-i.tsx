import { Button, Dialog, DialogTrigger, Input, Label, Popover, TextField } from 'react-aria-components';
import { useWho } from './who.ts';

/** Under which name decisions and reruns are kept. */
export function WhoAmI() {
  const [name, setName] = useWho();
  return (
    <DialogTrigger>
      <Button className="quiet" aria-label={`You are ${name}; change the name`}>
        {name}
      </Button>
      <Popover className="popover">
        <Dialog aria-label="Your name">
          <TextField
            defaultValue={name}
            onChange={(value) => setName(value.trim() === '' ? 'dashboard' : value.trim().slice(0, 200))}
          >
            <Label>Your name, as the records keep it</Label>
            <Input autoFocus />
          </TextField>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

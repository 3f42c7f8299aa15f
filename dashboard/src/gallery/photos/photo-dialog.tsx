import { useState } from 'react';
import {
  Button,
  Dialog,
  Heading,
  Label,
  Modal,
  ModalOverlay,
  Slider,
  SliderThumb,
  SliderTrack,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { ChoiceOf } from '../../controls/choice-of.tsx';
import { Thumbnail } from '../../controls/thumbnail.tsx';
import './photo-dialog.css';

interface Props {
  /** Two or more. */
  readonly digests: readonly string[];
  readonly onClose: () => void;
}

type Way = 'beside' | 'overlay' | 'blink';

/** Two photos at the same crop: side by side, laid over each other, or in turns. */
export function PhotoDialog({ digests, onClose }: Props) {
  const [way, setWay] = useState<Way>('beside');
  const [first, setFirst] = useState(digests[0] ?? '');
  const [second, setSecond] = useState(digests[1] ?? '');
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal wide">
        <Dialog className="react-aria-Dialog stack">
          <Heading slot="title">Photos side by side</Heading>
          <ToggleButtonGroup
            aria-label="How to compare"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[way]}
            onSelectionChange={(keys) => setWay([...keys][0] as Way)}
          >
            <ToggleButton id="beside">Side by side</ToggleButton>
            <ToggleButton id="overlay">Overlay</ToggleButton>
            <ToggleButton id="blink">Blink</ToggleButton>
          </ToggleButtonGroup>
          {digests.length > 2 && (
            <div className="actions">
              <ChoiceOf label="Left" choices={numbered(digests)} chosen={first} onChoose={setFirst} />
              <ChoiceOf label="Right" choices={numbered(digests)} chosen={second} onChoose={setSecond} />
            </div>
          )}
          <Shown way={way} first={first} second={second} />
          <div className="actions">
            <Button onPress={onClose}>Close</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function numbered(digests: readonly string[]) {
  return digests.map((digest, place) => ({ id: digest, name: `photo ${place + 1}` }));
}

interface Pair {
  readonly first: string;
  readonly second: string;
}

function Shown({ way, first, second }: Pair & { readonly way: Way }) {
  if (way === 'overlay') return <Overlay first={first} second={second} />;
  return (
    <div className={`photos ${way}`}>
      <Thumbnail digest={first} size="large" alt="The first photo" />
      <Thumbnail digest={second} size="large" alt="The second photo" />
    </div>
  );
}

function Overlay({ first, second }: Pair) {
  const [percent, setPercent] = useState(50);
  return (
    <>
      <div className="photos over">
        <Thumbnail digest={first} size="large" alt="The first photo" />
        <div className="upper" style={{ opacity: percent / 100 }}>
          <Thumbnail digest={second} size="large" alt="The second photo, over the first" />
        </div>
      </div>
      <Slider value={percent} onChange={setPercent} minValue={0} maxValue={100}>
        <Label>How much of the second</Label>
        <SliderTrack>
          <SliderThumb />
        </SliderTrack>
      </Slider>
    </>
  );
}

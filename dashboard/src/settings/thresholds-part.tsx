import { Button, Group, Input, Label, NumberField, Text } from 'react-aria-components';
import { type ThresholdName, thresholdNames, thresholdRanges } from '../../../src/desk-rules/thresholds.ts';
import { useDeskDraft } from './desk-draft.ts';

/** The numbers of the duplicate decision, each within the range in which it means something. */
export function ThresholdsPart() {
  return (
    <div className="stack">
      <p className="aside">
        A wrong merge hides a photo, a missed one only repeats it. Try a change on the newest galleries before
        you save it.
      </p>
      {thresholdNames.map((name) => (
        <Threshold key={name} name={name} />
      ))}
    </div>
  );
}

function Threshold({ name }: { readonly name: ThresholdName }) {
  const { rules, change } = useDeskDraft();
  const { title, about, default: shipped, min, max, step } = thresholdRanges[name];
  const value = rules.thresholds[name] ?? shipped;
  const set = (next: number) => {
    const { [name]: _before, ...others } = rules.thresholds;
    // A field that was emptied says nothing.
    const known = Number.isNaN(next) ? value : next;
    change({ thresholds: known === shipped ? others : { ...others, [name]: known } });
  };
  return (
    <NumberField
      className="settings-card threshold"
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={set}
      formatOptions={{ maximumFractionDigits: 2 }}
    >
      <Label>{title}</Label>
      <Group className="actions">
        <Button slot="decrement">−</Button>
        <Input className="react-aria-Input number" />
        <Button slot="increment">+</Button>
        {value !== shipped && (
          <Button slot={null} className="quiet" onPress={() => set(shipped)}>
            {`As it ships: ${shipped}`}
          </Button>
        )}
      </Group>
      <Text
        slot="description"
        className="aside"
      >{`${about} From ${min} to ${max}; ships as ${shipped}.`}</Text>
    </NumberField>
  );
}

import { useEffect } from 'react';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { useRemembered } from './remembered.ts';

const themes = [
  { id: 'system', name: 'Theme: system' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const;

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const [theme, setTheme] = useRemembered('cutline.theme', 'system');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return <ChoiceOf label="Theme" isLabelHidden choices={themes} chosen={theme} onChoose={setTheme} />;
}

import { useState } from 'preact/hooks';
import { applyTheme, storedTheme, themes } from './theme.ts';

const names = { system: 'Auto', light: 'Light', dark: 'Dark' } as const;

/** Goes through the ways the page can look. */
export function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  return (
    <button
      type="button"
      class="quiet-button"
      aria-label={`Colours: ${names[theme]}. Change to ${names[next]}`}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      {names[theme]}
    </button>
  );
}

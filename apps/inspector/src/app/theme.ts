/** How the page looks: as the system says, or as somebody chose. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'scim-inspector.theme';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The chosen one, as far as the browser keeps anything. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // The choice is then good for this visit.
  }
}

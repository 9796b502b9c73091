import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark' | 'contrast';
export type ThemeChoice = Theme | 'system';

const STORE = 'theme';
const CHOICES: ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
const listeners = new Set<() => void>();
let choice: ThemeChoice = storedChoice();

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(STORE) as ThemeChoice | null;
    return stored && CHOICES.includes(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}

function resolved(): Theme {
  if (choice !== 'system') return choice;
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

function show(): void {
  const theme = resolved();
  document.documentElement.dataset.theme = theme;
  for (const changed of listeners) changed();
}

/** Puts the theme on the page and follows the machine while nobody has chosen. */
export function startTheme(): void {
  show();
  dark.addEventListener('change', show);
  contrast.addEventListener('change', show);
}

/** Chooses a theme and remembers it on this machine. */
export function chooseTheme(chosen: ThemeChoice): void {
  choice = chosen;
  try {
    localStorage.setItem(STORE, chosen);
  } catch {
    // Not remembered, still shown.
  }
  show();
}

function follow(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** What was chosen, `system` at first. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(follow, () => choice);
}

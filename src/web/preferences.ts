// Appearance, text size and language of this browser. Nothing personal: it may stay on a shared computer.
import { useSyncExternalStore } from 'react';
import { isLocale, type Locale } from '../text/index.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = ['100', '110', '125', '150'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly locale: Locale;
  /** Single letters act in lists; switched off by those they disturb (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

const KEY = 'congtam.preferences';
const listeners = new Set<() => void>();

function pick<T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T {
  return allowed.find((item) => item === value) ?? otherwise;
}

function readStored(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    // Storage may be closed to us or hold something foreign: the defaults serve.
    return {};
  }
}

function read(): Preferences {
  const stored = readStored();
  return {
    theme: pick(THEMES, stored.theme, 'system'),
    textSize: pick(TEXT_SIZES, stored.textSize, '100'),
    locale: isLocale(stored.locale) ? stored.locale : 'vi',
    singleKeys: stored.singleKeys !== false,
  };
}

let current = read();

function resolvedTheme(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Writes the preferences onto the document element, where the style sheets look. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.dataset.theme = resolvedTheme(current.theme);
  root.dataset.text = current.textSize;
  root.lang = current.locale;
}

function show(next: Preferences): void {
  current = next;
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Changes some preferences, keeps them and shows them at once. */
export function setPreferences(change: Partial<Preferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readStored(), ...change }));
  } catch {
    // A browser without storage still gets the change for this visit.
  }
  show({ ...current, ...change });
}

/** The language of the account, unless one was chosen in this browser. */
export function adoptLocale(locale: Locale): void {
  if (!isLocale(readStored().locale) && locale !== current.locale) show({ ...current, locale });
}

export function preferences(): Preferences {
  return current;
}

/** Keeps following the system's light or dark while the page is open. */
export function followSystemTheme(): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', applyPreferences);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

// Single keys of the review lists. They act only while the list has the focus, are compared by place on the keyboard
// (Vietnamese typing tools rewrite letters) and are silent while text is being composed.
import type { KeyboardEvent } from 'react';

export const LIST_KEYS = [
  'next',
  'previous',
  'first',
  'last',
  'open',
  'agree',
  'edit',
  'digit',
  'comment',
  'return',
  'undo',
  'help',
] as const;
export type ListKey = (typeof LIST_KEYS)[number];

const BY_CODE: Readonly<Record<string, ListKey>> = {
  KeyJ: 'next',
  ArrowDown: 'next',
  KeyK: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  Enter: 'open',
  NumpadEnter: 'open',
  KeyA: 'agree',
  KeyE: 'edit',
  KeyC: 'comment',
  KeyR: 'return',
  KeyZ: 'undo',
};

type Pressed = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'key'> & {
  readonly code: string;
  readonly isComposing: boolean;
};

const ALWAYS: readonly ListKey[] = ['next', 'previous', 'first', 'last', 'open'];

/** What a key means in a list; null when it is none of ours. Without single keys only arrows and Enter act. */
export function listKeyOf(event: Pressed, singleKeys = true): ListKey | null {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return null;
  if (!singleKeys) {
    const key = /^Key[A-Z]$/.test(event.code) ? undefined : BY_CODE[event.code];
    return key !== undefined && ALWAYS.includes(key) && !event.shiftKey ? key : null;
  }
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return 'help';
  if (event.shiftKey) return null;
  if (/^(Digit|Numpad)\d$/.test(event.code) && /^\d$/.test(event.key)) return 'digit';
  return BY_CODE[event.code] ?? null;
}

// How far a person is on the tour, in this browser: numbers only, and nothing about anybody.
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const keyOf = (person: number) => `congtam.tour.${person}`;

/** The step one is at; null before the first start; -1 once it was left or finished. */
function read(person: number): number | null {
  try {
    const kept = localStorage.getItem(keyOf(person));
    return kept === null || !/^-?\d{1,2}$/.test(kept) ? null : Number(kept);
  } catch {
    // Without storage nobody is invited twice on one page, and nothing is kept.
    return -1;
  }
}

/** Keeps the step and shows it. */
export function setTourStep(person: number, step: number): void {
  try {
    localStorage.setItem(keyOf(person), String(step));
  } catch {
    // Storage may be closed to us: then there is no tour.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTourStep(person: number): number | null {
  return useSyncExternalStore(subscribe, () => read(person));
}

export const isTourOn = {
  use: (person: number) => (useTourStep(person) ?? -1) >= 0,
};

// Whether somebody sits at the page. Silent refreshes stop when nobody does: they would keep an idle session alive.
const ACTIVE_MS = 3 * 60_000;
let last = Date.now();

/** Starts listening for the hand of a person; called once. */
export function watchActivity(): void {
  const note = () => {
    last = Date.now();
  };
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    addEventListener(kind, note, { passive: true, capture: true });
  }
}

/** True when the page is in sight and was used in the last three minutes. */
export function isInUse(): boolean {
  return document.visibilityState === 'visible' && Date.now() - last < ACTIVE_MS;
}

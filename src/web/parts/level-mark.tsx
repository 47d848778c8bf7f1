// The four marks as drawings: text characters change size with the font they fall back to.
export interface LevelView {
  readonly key: string;
  /** 1 is the best; the look follows the order, not the name. */
  readonly order: number;
  readonly name: { readonly vi: string; readonly en: string };
}

/** The look (1..4) of a level; a regime with more levels repeats the last. */
export function levelLook(order: number): 1 | 2 | 3 | 4 {
  if (order <= 1) return 1;
  if (order === 2) return 2;
  return order === 3 ? 3 : 4;
}

/** Filled diamond, filled circle, half circle, open circle. */
export function LevelMark({ order, size = 11 }: { readonly order: number; readonly size?: number }) {
  const look = levelLook(order);
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {look === 1 && <path d="M6 0.4 11.6 6 6 11.6 0.4 6z" fill="currentColor" />}
      {look === 2 && <circle cx="6" cy="6" r="5" fill="currentColor" />}
      {look === 3 && <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />}
      {look >= 3 && <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}

import css from './part-bar.module.css';

export interface PartBarProps {
  readonly part: number;
  readonly whole: number;
  /** The same in words, beside the bar. */
  readonly label: string;
}

/** How much of the whole is done; the words carry it, the bar helps. */
export function PartBar({ part, whole, label }: PartBarProps) {
  const width = `${whole <= 0 ? 0 : Math.min(100, Math.floor((part * 100) / whole))}%`;
  return (
    <div className={css.part}>
      <span className={css.track} aria-hidden="true">
        <span className={css.fill} style={{ width }} />
      </span>
      <span>{label}</span>
    </div>
  );
}

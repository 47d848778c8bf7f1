import { Icon } from '../../parts/icon.tsx';
import type { Line } from '../../review/use-review.ts';
import { useTexts } from '../../texts.tsx';
import { isScored } from './figures.ts';
import css from './team.module.css';

function stateOf(line: Line, trouble: boolean) {
  if (trouble || line.outdated) return 'trouble';
  if (line.returning) return 'returning';
  if (line.ready) return 'ready';
  if (isScored(line)) return 'sent';
  return line.act === null ? 'elsewhere' : 'todo';
}

const ICONS = { trouble: 'alert', returning: 'undo', ready: 'check', sent: 'check' } as const;

/** How far a row is: a ring to be filled, a tick waiting to be sent, a tick that was sent. */
export function StateMark({ line, trouble }: { readonly line: Line; readonly trouble: boolean }) {
  const { t } = useTexts();
  const state = stateOf(line, trouble);
  const words = t(`team.state.${state}`);
  return (
    <span className={css.mark} data-state={state} title={words}>
      {state in ICONS && <Icon name={ICONS[state as keyof typeof ICONS]} size={14} />}
      <span className={css.hidden}>{words}</span>
    </span>
  );
}

import { KeysDialog } from './keys-dialog.tsx';
import { ReturnDialog, type ReturnDialogProps } from './return-dialog.tsx';
import type { Line } from './use-review.ts';
import type { Work } from './use-work.ts';

export interface WorkDialogsProps {
  readonly work: Work;
  readonly line: Line | undefined;
  readonly to: ReturnDialogProps['to'];
}

/** What keys and buttons of a review page ask: the reason of a return, or the table of keys. */
export function WorkDialogs({ work, line, to }: WorkDialogsProps) {
  if (work.asked === 'keys') return <KeysDialog onClose={() => work.ask(null)} />;
  if (work.asked !== 'return' || line === undefined) return null;
  return (
    <ReturnDialog
      name={line.item.person.name}
      to={to}
      onClose={() => work.ask(null)}
      onReturn={(reason) => {
        work.ask(null);
        work.giveBack(line, reason);
      }}
    />
  );
}

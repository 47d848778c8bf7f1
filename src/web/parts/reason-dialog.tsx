import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import css from './dialog.module.css';
import { TextField } from './text-field.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  /** The consequence, in words. */
  readonly children: ReactNode;
  readonly confirm: string;
  /** Gets the trimmed reason; '' only where it may be left out. */
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  readonly optional?: boolean;
  /** false for a decision with words, which takes nothing away. */
  readonly grave?: boolean;
  /** A reason given before, when the dialog comes back. */
  readonly given?: string;
  readonly busy?: boolean;
  readonly error?: unknown;
}

/** Confirms an act, most often one that takes something away, and asks why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { children, optional, given = '', grave = true, onConfirm, ...rest } = props;
  const { t } = useTexts();
  const [reason, setReason] = useState(given);
  const [tried, setTried] = useState(false);
  const missing = !optional && reason.trim() === '';
  const confirm = () => {
    setTried(true);
    if (!missing) onConfirm(reason.trim());
  };
  return (
    <ConfirmDialog {...rest} grave={grave} onConfirm={confirm}>
      <div className={css.words}>{children}</div>
      <TextField
        label={t('reason.label')}
        hint={t('reason.hint')}
        optional={optional}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={tried && missing ? t('reason.missing') : null}
      />
    </ConfirmDialog>
  );
}

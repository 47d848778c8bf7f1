import { type ReactNode, useId, useState } from 'react';
import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';
import { TextField } from './text-field.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  /** The consequence, in words. */
  readonly children: ReactNode;
  /** The verb on the button ("Chốt tuần", not "OK"). */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** For acts that cannot be undone. */
  readonly grave?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  /** The name that must be typed first, with the label that asks for it. */
  readonly typed?: { readonly label: string; readonly text: string };
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, onConfirm, onClose, grave, busy, error, typed } = props;
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const form = useId();
  const wrong = typed !== undefined && text.trim() !== typed.text;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={form} look={grave ? 'grave' : 'primary'} busy={busy ?? false}>
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!wrong && !busy) onConfirm();
        }}
      >
        {children}
        {typed && (
          <TextField
            label={typed.label}
            value={text}
            onChange={setText}
            autoComplete="off"
            error={tried && wrong ? t('common.typeName', { name: typed.text }) : null}
          />
        )}
      </form>
      {error ? <ErrorState error={error} kept /> : null}
    </Dialog>
  );
}

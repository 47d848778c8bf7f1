import { useTexts } from '../texts.tsx';
import { Button } from './button.tsx';
import css from './form-acts.module.css';

export interface FormActsProps {
  /** The verb on the button that sends the form. */
  readonly send: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

/** The end of a form that was opened on a page: send it, or close it without. */
export function FormActs({ send, busy, onCancel }: FormActsProps) {
  const { t } = useTexts();
  return (
    <div className={css.acts}>
      <Button type="submit" look="primary" busy={busy}>
        {send}
      </Button>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}

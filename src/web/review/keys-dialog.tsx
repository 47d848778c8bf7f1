import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useTexts } from '../texts.tsx';
import css from './keys-dialog.module.css';

const KEYS = [
  ['J ↓', 'help.key.down'],
  ['K ↑', 'help.key.up'],
  ['Enter', 'help.key.open'],
  ['A', 'help.key.agree'],
  ['E 0–9', 'help.key.edit'],
  ['C', 'review.key.comment'],
  ['R', 'help.key.return'],
  ['Z', 'review.key.undo'],
  ['Ctrl Enter', 'review.key.send'],
  ['?', 'review.key.help'],
] as const;

/** The keys of the review lists. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog
      title={t('help.keysTeam')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <p className={css.hint}>{t('help.keysHint')}</p>
      <dl className={css.keys}>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

// A pasted list, read line by line before anything is put down: each line can be changed or left out.
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useTexts } from '../texts.tsx';
import css from './entry.module.css';
import { type Typed, typedText } from './entry-shapes.ts';
import { Marks } from './marks.tsx';
import { readTyped } from './typed-entry.ts';
import type { EntryDesk } from './use-entry.ts';

/** Of the contract. */
const MOST = 50;

interface Row extends Typed {
  readonly n: number;
}

export function Pasted({ desk, lines }: { readonly desk: EntryDesk; readonly lines: readonly string[] }) {
  const { t } = useTexts();
  const [rows, setRows] = useState<readonly Row[]>(() => lines.map((line, n) => ({ ...typedText(line), n })));
  const [tried, setTried] = useState(false);
  const reads = rows.map((row) => readTyped(row, desk.today, desk.open));
  const isWrong = rows.length === 0 || rows.length > MOST || reads.some(({ fault }) => fault !== null);
  const put = () => {
    setTried(true);
    if (!isWrong) void desk.putRows(rows);
  };
  const close = () => desk.setRows(null);
  return (
    <Dialog
      wide
      title={t('work.pasted', { count: lines.length })}
      onClose={close}
      actions={<PutOrNot count={rows.length} onPut={put} onClose={close} />}
    >
      <p className={css.muted}>{t('work.pastedHint')}</p>
      {tried && rows.length > MOST && <p role="alert">{t('work.pastedTooMany', { most: MOST })}</p>}
      <ol className={css.rows}>
        {rows.map((row, at) => {
          const read = reads[at];
          const fault = tried ? read?.fault : null;
          const change = (typed: Typed) =>
            setRows(rows.map((one) => (one.n === row.n ? { ...typed, n: row.n } : one)));
          return (
            <li key={row.n} className={css.row}>
              <div className={css.rowLine}>
                <TextField
                  label={t('work.pastedLine', { number: at + 1 })}
                  labelHidden
                  value={row.text}
                  autoComplete="off"
                  error={fault && fault !== 'reason' ? t(`work.fault.${fault}`) : null}
                  onChange={(text) => change({ ...row, text })}
                />
                <button
                  type="button"
                  className={css.cross}
                  aria-label={t('work.pastedLeave', { text: row.text })}
                  onClick={() => setRows(rows.filter(({ n }) => n !== row.n))}
                >
                  <Icon name="close" size={18} />
                </button>
              </div>
              {read && <Marks typed={row} read={read} onChange={change} tried={tried} />}
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}

interface PutOrNotProps {
  readonly count: number;
  readonly onPut: () => void;
  readonly onClose: () => void;
}

function PutOrNot({ count, onPut, onClose }: PutOrNotProps) {
  const { t } = useTexts();
  return (
    <>
      <Button look="primary" onClick={onPut}>
        {t('work.putRows', { count })}
      </Button>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
    </>
  );
}

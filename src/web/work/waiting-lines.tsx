// The outbox in sight: what waits for the network, and what the server refused, with its reasons.
import { Button } from '../parts/button.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts.tsx';
import css from './entry.module.css';
import { typedText } from './entry-shapes.ts';
import type { Parcel } from './outbox.ts';
import type { EntryDesk } from './use-entry.ts';
import { discard } from './use-outbox.ts';

interface Props {
  readonly parcels: readonly Parcel[];
  readonly desk: EntryDesk;
}

export function WaitingLines({ parcels, desk }: Props) {
  const { t } = useTexts();
  if (parcels.length === 0) return null;
  const count = parcels.reduce((sum, { lines }) => sum + lines.length, 0);
  return (
    <section className={css.outbox} aria-label={t('work.outbox', { count })}>
      <p className={css.outboxTitle}>
        <Icon name="upload" size={16} />
        {t('work.outbox', { count })}
      </p>
      <ul>
        {parcels.map((parcel) => (
          <Waiting key={parcel.intent} parcel={parcel} desk={desk} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ parcel, desk }: { readonly parcel: Parcel; readonly desk: EntryDesk }) {
  const { t } = useTexts();
  const { intent, lines, problem } = parcel;
  const [first] = lines;
  /** Back into the field, to be put down again. */
  const again = async () => {
    await discard(intent);
    if (lines.length > 1) desk.setRows(lines.map(({ text }) => text));
    else desk.change(typedText(first?.text ?? ''));
  };
  return (
    <li className={css.parcel}>
      <ul>
        {[...lines.entries()].map(([at, { text }]) => (
          <li key={at}>{text}</li>
        ))}
      </ul>
      {problem && <ErrorState error={problem} kept />}
      <div className={css.acts}>
        <Button small onClick={() => void again()}>
          {t('work.outboxChange')}
        </Button>
        <Button small look="quiet" onClick={() => void discard(intent)}>
          {t('work.outboxDiscard')}
        </Button>
      </div>
    </li>
  );
}

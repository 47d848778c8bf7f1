// A workbook into the catalogue: looked at first, with every doubt by sheet, row and column; only then taken over, by document.
import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary, type FieldTrouble } from '../../parts/error-summary.tsx';
import { DocumentField, troubleAt } from '../../parts/opened-form.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { useToast } from '../../parts/toast.tsx';
import { coefficientText, hoursText } from '../../parts/work-figures.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { MOST_MEGABYTES } from '../../upload.ts';
import { useFormAct } from '../../use-form-act.ts';
import { DropZone } from '../import/drop-zone.tsx';
import { TroubleList } from '../import/trouble-list.tsx';
import css from './catalogue.module.css';
import type { Rehearsed } from './shapes.ts';

export function TakeOver({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<Rehearsed | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const rehearse = useFormAct(ROUTES.rehearseCatalogue, []);
  const look = async (chosen: File) => {
    setFile(chosen);
    setSeen(null);
    const large = chosen.size > MOST_MEGABYTES * 1024 * 1024;
    setWrong(large ? t('importPage.fileLarge', { most: MOST_MEGABYTES }) : null);
    if (large) return;
    const body = new FormData();
    body.append('file', chosen);
    setSeen(await rehearse.run({ body }));
  };
  return (
    <>
      <Card
        title={t('catalogue.takeOverTitle')}
        actions={
          <Button small onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <div className={css.form}>
          <p className={css.muted}>{t('catalogue.takeOverHint')}</p>
          <DropZone id="catalogue-file" file={file} onFile={(chosen) => void look(chosen)} error={wrong} />
          {rehearse.busy && <p role="status">{t('catalogue.looking')}</p>}
          {rehearse.error ? <ErrorState error={rehearse.error} /> : null}
          {seen && <Confirm seen={seen} onDone={onClose} />}
        </div>
      </Card>
      {seen && seen.troubles.length > 0 && (
        <TroubleList
          troubles={seen.troubles.map((one) => ({ ...one, choices: [], taken: null }))}
          answers={{}}
        />
      )}
      {seen && <Changes seen={seen} />}
    </>
  );
}

const IDS = { from: 'take-from', document: 'take-document' } as const;

type FormAct = ReturnType<typeof useFormAct<typeof ROUTES.takeOverCatalogue>>;

/** The date from which it holds and the document that approves it; sends what is new. */
function useTakeOver(seen: Rehearsed, act: FormAct, onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const { today } = useSession();
  const [from, setFrom] = useState<string | null>(today);
  const [document, setDocument] = useState('');
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const found = [
      ...(from ? [] : [{ field: IDS.from, text: t('form.date') }]),
      ...(document.trim() === '' ? [{ field: IDS.document, text: t('catalogue.documentMissing') }] : []),
    ];
    setTroubles(found);
    if (found.length > 0 || !from || act.busy) return;
    const entries = seen.entries.filter((one) => one.change !== 'same').map((one) => one.entry);
    const { fileName, fileHash } = seen;
    const documentNumber = document.trim();
    const done = await act.run({
      body: { act: 'take-over', entries, from, documentNumber, fileName, fileHash },
    });
    if (done === null) return;
    toast({ text: t('catalogue.takenOver', { added: done.added, changed: done.changed }) });
    onDone();
  };
  return { from, setFrom, document, setDocument, troubles, send };
}

function Confirm({ seen, onDone }: { readonly seen: Rehearsed; readonly onDone: () => void }) {
  const { t } = useTexts();
  const act = useFormAct(ROUTES.takeOverCatalogue, [ROUTES.catalogue]);
  const { from, setFrom, document, setDocument, troubles, send } = useTakeOver(seen, act, onDone);
  const count = (change: Rehearsed['entries'][number]['change']) =>
    seen.entries.filter((one) => one.change === change).length;
  const errors = seen.troubles.filter((one) => one.severity === 'error').length;
  const fresh = count('added') + count('changed');
  return (
    <form className={css.form} noValidate onSubmit={(event) => void send(event)}>
      <p role="status">
        <strong>
          {t('catalogue.rehearsed', {
            ...{ rows: seen.rows, added: count('added'), changed: count('changed'), same: count('same') },
          })}
        </strong>{' '}
        {errors > 0 && t('catalogue.leftOut', { count: errors })}
      </p>
      {fresh > 0 && (
        <>
          <ErrorSummary troubles={troubles} />
          <div className={css.pair}>
            <DateField
              id={IDS.from}
              label={t('catalogue.from')}
              value={from ?? ''}
              onChange={setFrom}
              error={troubleAt(troubles, IDS.from)}
              required
            />
            <DocumentField id={IDS.document} value={document} onChange={setDocument} troubles={troubles} />
          </div>
          {act.error ? <ErrorState error={act.error} kept /> : null}
          <div className={css.acts}>
            <Button type="submit" look="primary" busy={act.busy}>
              {t('catalogue.takeOverNow', { count: fresh })}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function Changes({ seen }: { readonly seen: Rehearsed }) {
  const { t, find, locale } = useTexts();
  const fresh = seen.entries.filter((one) => one.change !== 'same');
  const [shown, more] = useShowMore(fresh, 25);
  if (fresh.length === 0) return null;
  const fieldsOf = (fields: readonly string[]) =>
    fields.map((field) => find(`catalogue.${field === 'minutes' ? 'hours' : field}`) ?? field).join(', ');
  return (
    <Card title={t('catalogue.changes')} note={t('catalogue.count', { count: fresh.length })} flush>
      <DataTable
        caption={t('catalogue.changes')}
        rows={shown}
        rowKey={(one) => one.row}
        columns={[
          {
            id: 'name',
            header: t('catalogue.name'),
            phone: 'head',
            cell: ({ entry }) => (
              <>
                <span className={css.code}>{entry.code}</span> {entry.name}
              </>
            ),
          },
          {
            id: 'change',
            header: t('catalogue.change'),
            cell: (one) =>
              one.change === 'added'
                ? t('catalogue.added')
                : t('catalogue.changed', { fields: fieldsOf(one.fields) }),
          },
          {
            id: 'coefficient',
            header: t('catalogue.coefficient'),
            numeric: true,
            cell: ({ entry }) => coefficientText(entry.coefficient, locale),
          },
          {
            id: 'hours',
            header: t('catalogue.hours'),
            numeric: true,
            cell: ({ entry }) => hoursText(entry.minutes, locale),
          },
          { id: 'row', header: t('catalogue.row'), numeric: true, cell: (one) => one.row },
        ]}
      />
      {more}
    </Card>
  );
}

// The work of a unit's week: begun from what the members have filed, then written by the head or whom he named.
import type { UnitWork } from '../../../contract/periods.ts';
import type { Report, WorkItem } from '../../../domain/evaluation/shape.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './period.module.css';
import type { PeriodForm } from './use-period-form.ts';

/** Most works the contract takes. */
const MOST = 60;

/** What is sent: works without a name are left out. */
export function reportBody({ items, conduct, difficulties }: Report) {
  return {
    items: items.filter(({ title }) => title.trim() !== '').map((item) => ({ ...item })),
    conduct,
    difficulties,
  };
}

const EMPTY_ITEM: WorkItem = { title: '', product: '', due: null, done: null, note: '' };

export function UnitReport({ form }: { readonly form: PeriodForm }) {
  const { t } = useTexts();
  const { report } = form.draft.value;
  if (report === undefined) return null;
  const change = (next: Partial<Report>) =>
    form.change((now) => ({ ...now, report: { ...report, ...next } }));
  const edit = (at: number, next: Partial<WorkItem>) =>
    change({ items: report.items.map((item, index) => (index === at ? { ...item, ...next } : item)) });
  return (
    <>
      <Card
        title={t('unitWork.work')}
        note={t('unitWork.workHint')}
        actions={
          <Button
            small
            disabled={report.items.length >= MOST}
            onClick={() => change({ items: [...report.items, EMPTY_ITEM] })}
          >
            {t('unitWork.add')}
          </Button>
        }
      >
        <Offered
          offered={form.view.unitWork?.offered ?? []}
          report={report}
          onTake={(items) => change({ items: [...report.items, ...items].slice(0, MOST) })}
        />
        <ol className={css.lines}>
          {report.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: works have no key of their own and are edited in place
            <li key={at} className={css.line}>
              <div className={css.lineTitle}>
                <TextField
                  label={t('unitWork.title')}
                  value={item.title}
                  onChange={(title) => edit(at, { title })}
                  maxLength={500}
                />
                <TextField
                  label={t('unitWork.product')}
                  value={item.product}
                  onChange={(product) => edit(at, { product })}
                  maxLength={500}
                />
              </div>
              <span>
                <Button
                  small
                  onClick={() => change({ items: report.items.filter((_, index) => index !== at) })}
                >
                  {t('unitWork.remove', { title: item.title || String(at + 1) })}
                </Button>
              </span>
            </li>
          ))}
        </ol>
        {report.items.length === 0 && <p className={css.muted}>{t('unitWork.none')}</p>}
      </Card>
      <Card title={t('unitWork.words')}>
        <TextArea
          label={t('unitWork.conduct')}
          value={report.conduct}
          onChange={(conduct) => change({ conduct })}
        />
        <TextArea
          label={t('unitWork.difficulties')}
          value={report.difficulties}
          onChange={(difficulties) => change({ difficulties })}
        />
      </Card>
    </>
  );
}

interface OfferedProps {
  readonly offered: UnitWork['offered'];
  readonly report: Report;
  readonly onTake: (items: readonly WorkItem[]) => void;
}

/** Works of the members not taken over yet, each with who reported it; one button takes all that are done. */
function Offered({ offered, report, onTake }: OfferedProps) {
  const { t } = useTexts();
  const known = new Set(report.items.map(({ title }) => title.trim()));
  const open = offered.filter(({ title }) => !known.has(title.trim()));
  if (open.length === 0) return null;
  const plain = ({ title, product, due, done, note }: UnitWork['offered'][number]): WorkItem => ({
    ...{ title, product, due, done, note },
  });
  const finished = open.filter(({ done }) => done !== null);
  return (
    <details className={css.edit}>
      <summary>{t('unitWork.offered', { count: open.length })}</summary>
      {finished.length > 0 && (
        <p className={css.buttons}>
          <Button small onClick={() => onTake(finished.map(plain))}>
            {t('unitWork.takeDone', { count: finished.length })}
          </Button>
        </p>
      )}
      <ul className={css.offered}>
        {open.map((item) => (
          <li key={`${item.by} ${item.title}`}>
            <span>
              {item.title}{' '}
              <span className={css.muted}>{[item.product, item.by].filter(Boolean).join(' · ')}</span>
            </span>
            <Button small onClick={() => onTake([plain(item)])}>
              {t('unitWork.take')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

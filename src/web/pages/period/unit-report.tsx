// The work of a unit's week: begun from what the members have filed, then written by the head or whom he named.
import type { UnitWork } from '../../../contract/periods.ts';
import { MOST_REPORT_LINES, type Report, type WorkItem } from '../../../domain/evaluation/shape.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import css from './period.module.css';
import type { PeriodForm } from './use-period-form.ts';

/** What is sent: works without a name are left out. */
export function reportBody({ items, conduct, difficulties }: Report) {
  return {
    items: items.filter(({ title }) => title.trim() !== '').map((item) => ({ ...item })),
    conduct,
    difficulties,
  };
}

const EMPTY_ITEM: WorkItem = { title: '', product: '', due: null, done: null, note: '' };

interface PartProps {
  readonly form: PeriodForm;
  readonly report: Report;
}

function useReport({ form, report }: PartProps) {
  return (next: Partial<Report>) => form.change((now) => ({ ...now, report: { ...report, ...next } }));
}

export function UnitReport({ form }: { readonly form: PeriodForm }) {
  const { report } = form.draft.value;
  if (report === undefined) return null;
  return (
    <>
      <Works form={form} report={report} />
      <Words form={form} report={report} />
    </>
  );
}

function Works({ form, report }: PartProps) {
  const { t } = useTexts();
  const change = useReport({ form, report });
  // Works are edited in place: their place is their name.
  const numbered = report.items.map((item, at) => ({ item, number: at + 1 }));
  const add = (items: readonly WorkItem[]) =>
    change({ items: [...report.items, ...items].slice(0, MOST_REPORT_LINES) });
  return (
    <Card
      title={t('unitWork.work')}
      note={t('unitWork.workHint')}
      actions={
        <Button small disabled={report.items.length >= MOST_REPORT_LINES} onClick={() => add([EMPTY_ITEM])}>
          {t('unitWork.add')}
        </Button>
      }
    >
      <Offered offered={form.view.unitWork?.offered ?? []} report={report} onTake={add} />
      <ol className={css.lines}>
        {numbered.map(({ item, number }) => (
          <Work
            key={number}
            item={item}
            number={number}
            onChange={(next) =>
              change({
                items: report.items.map((one, index) => (index === number - 1 ? { ...one, ...next } : one)),
              })
            }
            onRemove={() => change({ items: report.items.filter((_, index) => index !== number - 1) })}
          />
        ))}
      </ol>
      {report.items.length === 0 && <p className={css.muted}>{t('unitWork.none')}</p>}
    </Card>
  );
}

interface WorkProps {
  readonly item: WorkItem;
  readonly number: number;
  readonly onChange: (next: Partial<WorkItem>) => void;
  readonly onRemove: () => void;
}

function Work({ item, number, onChange, onRemove }: WorkProps) {
  const { t } = useTexts();
  return (
    <li className={css.line}>
      <div className={css.lineTitle}>
        <TextField
          label={t('unitWork.title')}
          value={item.title}
          onChange={(title) => onChange({ title })}
          maxLength={500}
        />
        <TextField
          label={t('unitWork.product')}
          value={item.product}
          onChange={(product) => onChange({ product })}
          maxLength={500}
        />
      </div>
      <span>
        <Button small onClick={onRemove}>
          {t('unitWork.remove', { title: item.title || String(number) })}
        </Button>
      </span>
    </li>
  );
}

function Words({ form, report }: PartProps) {
  const { t } = useTexts();
  const change = useReport({ form, report });
  return (
    <Card title={t('unitWork.words')}>
      <div className={css.blocks}>
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
      </div>
    </Card>
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

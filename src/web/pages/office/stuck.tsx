import { useState } from 'react';
import { formatDate, formatDayOf, formatTime } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekInPath } from '../../place.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import {
  type Board,
  type HeldStage,
  type Holder,
  holdersCounted,
  holdersShown,
  STAGES,
} from './board-view.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { holdsWords } from './holds-words.ts';
import css from './office.module.css';
import { Remaining } from './remaining.tsx';
import { RemindDialog, type RemindWhat } from './remind-dialog.tsx';

const FIRST = 10;

/** Who has records now: the ten that hold up most, the rest on wish; each can be reminded, or all that are shown. */
export function Stuck({ data, unit }: { readonly data: Board; readonly unit: number | null }) {
  const { t } = useTexts();
  const [chosen] = useSearchChoice('buoc', ['tat-ca', ...STAGES]);
  const [which, setWhich] = useSearchChoice('xem', ['tat-ca', 'qua-han']);
  const [asking, setAsking] = useState<RemindWhat | null>(null);
  const stage = chosen === 'tat-ca' ? null : chosen;
  const overdue = which === 'qua-han';
  const found = holdersShown(data.holders, { stage, overdue, words: '' });
  const [rows, more] = useShowMore(found, FIRST);
  const count = holdersCounted(data, { stage, overdue });
  const [giving, setGiving] = useState<Holder | null>(null);
  const mayRemind = data.may.includes('remind');
  const give = data.may.includes('hand-over') ? setGiving : null;
  const columns = useColumns(data, mayRemind ? setAsking : null, give);
  return (
    <Card
      flush
      id="dang-giu"
      title={t('office.stuck')}
      note={t('office.stuckNote', { count })}
      actions={
        <>
          <Segmented label={t('office.which')} value={which} options={whichOptions(t)} onChange={setWhich} />
          {mayRemind && (
            <Button
              small
              look={rows.length > 0 ? 'primary' : 'plain'}
              onClick={() => setAsking({ stage, overdue, person: null, subject: null })}
            >
              {t('office.remindAll')}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        caption={t('office.stuck')}
        rows={rows}
        rowKey={({ person, stage: at, subject }) => `${person.id} ${at} ${subject}`}
        columns={columns}
        people
        empty={<NobodyHolds overdue={overdue} />}
      />
      {more}
      {found.length < count && (
        <p className={css.none}>{t('office.stuckCut', { shown: found.length, all: count })}</p>
      )}
      {giving && isLendable(giving.stage) && (
        <HandOverDialog
          week={data.week.week}
          person={giving.person}
          action={giving.stage}
          onClose={() => setGiving(null)}
        />
      )}
      {asking && <RemindDialog data={data} unit={unit} what={asking} onClose={() => setAsking(null)} />}
    </Card>
  );
}

function NobodyHolds({ overdue }: { readonly overdue: boolean }) {
  const { t } = useTexts();
  return (
    <EmptyState icon="check" title={t(overdue ? 'office.nobodyLate' : 'office.nobodyHolds')}>
      <p>{t('office.nobodyHoldsHint')}</p>
    </EmptyState>
  );
}

const whichOptions = (t: ReturnType<typeof useTexts>['t']) =>
  [
    { value: 'tat-ca', label: t('office.which.all') },
    { value: 'qua-han', label: t('office.which.overdue') },
  ] as const;

function useColumns(
  data: Board,
  remind: ((what: RemindWhat) => void) | null,
  handOver: ((holder: Holder) => void) | null,
): readonly Column<Holder>[] {
  const { t } = useTexts();
  const tuan = weekInPath(data.week.week);
  const columns: Column<Holder>[] = [
    {
      id: 'person',
      header: t('office.person'),
      phone: 'head',
      cell: (one) => <Who holder={one} />,
    },
    {
      id: 'work',
      header: t('office.work'),
      cell: (one) => (
        <AppLink
          {...(one.subject === 'unit'
            ? { to: paths.periodRecord(data.week.week, one.record) }
            : {
                to: paths.unit(data.top ?? one.unit.id),
                search: { tuan, loc: `cho-${one.stage}`, cua: one.person.id },
              })}
        >
          {holdsWords(t, one)}
        </AppLink>
      ),
    },
    {
      id: 'due',
      header: t('office.due'),
      cell: (one) => (
        <>
          <Remaining due={one.due} />
          {one.late > 0 && one.late < one.count && (
            <div className={css.muted}>{t('office.lateOf', { late: one.late, count: one.count })}</div>
          )}
        </>
      ),
    },
    { id: 'told', header: t('office.told'), cell: (one) => <Told holder={one} /> },
  ];
  if (remind !== null)
    columns.push({
      id: 'act',
      header: <span className={css.hidden}>{t('office.acts')}</span>,
      cell: (holder) => <Acts holder={holder} remind={remind} handOver={handOver} />,
    });
  return columns;
}

function Who({ holder: { person, unit, units } }: { readonly holder: Holder }) {
  const { t } = useTexts();
  return (
    <>
      <AppLink to={paths.person(person.id)} className={css.name}>
        {person.name}
      </AppLink>
      <div className={css.muted}>
        {unit.name}
        {units > 1 && ` ${t('office.moreUnits', { count: units - 1 })}`}
      </div>
    </>
  );
}

/** What the Office hands over as such; a dissent goes along with the approving. */
const isLendable = (stage: HeldStage): stage is 'score' | 'approve' =>
  stage === 'score' || stage === 'approve';

interface ActsProps {
  readonly holder: Holder;
  readonly remind: (what: RemindWhat) => void;
  readonly handOver: ((holder: Holder) => void) | null;
}

function Acts({ holder, remind, handOver }: ActsProps) {
  const { t } = useTexts();
  const { person, stage, subject, lent } = holder;
  return (
    <span className={css.acts}>
      <Button small onClick={() => remind({ stage, subject, overdue: false, person })}>
        {t('office.remind')}
        <span className={css.hidden}> {person.name}</span>
      </Button>
      {handOver !== null && isLendable(stage) && lent === null && (
        <Button small onClick={() => handOver(holder)}>
          {t('office.handOver')}
          <span className={css.hidden}> {person.name}</span>
        </Button>
      )}
    </span>
  );
}

/** On leave, who stands in, when the last reminder went out. */
function Told({ holder: { away, reminded, lent } }: { readonly holder: Holder }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <div className={css.told}>
      {away && (
        <Tag look="wait">
          {away.until ? t('office.awayUntil', { date: formatDate(away.until) }) : t('office.away')}
        </Tag>
      )}
      {lent && <AppLink to={paths.delegation}>{t('office.lent', { name: lent.to.name })}</AppLink>}
      {reminded && (
        <span className={css.muted}>
          {t(reminded.by ? 'office.reminded' : 'office.remindedByRule', {
            time: formatTime(reminded.at, tenant.zone),
            date: formatDayOf(reminded.at, tenant.zone),
            times: reminded.times,
          })}
        </span>
      )}
      {!away && !reminded && <span className={css.muted}>{t('office.notReminded')}</span>}
    </div>
  );
}

import { useId, useState } from 'react';
import {
  ASSUMPTION_BOUNDS,
  type Assumptions,
  assumptionFaults,
  ASSUMPTION_KEYS as KEYS,
  staffingFor,
  USUAL_ASSUMPTIONS,
} from '../../../domain/work/staffing.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { hoursText, hundredthsText, type Position, type Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { useAssumptions } from './use-assumptions.ts';

type Lines = Statistics['lines'];
type Typed = Readonly<Record<keyof Assumptions, string>>;
const typedOf = (given: Assumptions) =>
  Object.fromEntries(KEYS.map((key) => [key, String(given[key])])) as Typed;

function readAssumptions(typed: Typed): Assumptions {
  const read = (text: string) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN);
  return Object.fromEntries(KEYS.map((key) => [key, read(typed[key])])) as unknown as Assumptions;
}

interface Props {
  readonly data: Statistics;
  readonly position: Position;
  readonly lines: Lines;
}

/** The range of posts, what it is reckoned from, and the assumptions to play with. */
export function Posts({ data, position, lines }: Props) {
  const { t } = useTexts();
  const { given: kept, set } = useAssumptions();
  const [typed, setTyped] = useState(() => typedOf(kept));
  const given = readAssumptions(typed);
  const faults = assumptionFaults(given);
  const type = (next: Typed) => {
    setTyped(next);
    const read = readAssumptions(next);
    if (assumptionFaults(read).length === 0) set(read);
  };
  return (
    <Card title={t('staffing.posts')} note={t('staffing.postsNote')}>
      <div className={css.posts}>
        {faults.length === 0 ? (
          <Range data={data} lines={lines} given={given} people={position.own.now} />
        ) : (
          <p className={css.range}>–</p>
        )}
        <AssumptionForm typed={typed} faults={faults} given={given} onChange={type} />
      </div>
    </Card>
  );
}

interface RangeProps {
  readonly data: Statistics;
  readonly lines: Lines;
  readonly given: Assumptions;
  readonly people: number;
}

function Range({ data, lines, given, people }: RangeProps) {
  const { t, locale } = useTexts();
  const range = useRange();
  const staffing = staffingFor(lines, data.days, given);
  if (staffing === null) return <p>{t('staffing.postsNone')}</p>;
  const hours = (minutes: number) => hoursText(minutes, locale);
  const { needLeast, needMost, capacityLeast, capacityMost } = staffing;
  const values = {
    ...{ needLeast: hours(needLeast), needMost: hours(needMost) },
    ...{ capacityLeast: hours(capacityLeast), capacityMost: hours(capacityMost) },
    ...{ looked: data.days.looked, year: data.days.year, leave: given.leaveDays, other: given.otherDays },
    hours: hours(given.minutesPerDay),
  };
  return (
    <div aria-live="polite">
      <p className={css.range}>
        <strong>
          {range(hundredthsText(staffing.postsLeast, locale), hundredthsText(staffing.postsMost, locale))}
        </strong>{' '}
        {t('staffing.postsNow', { people })}
      </p>
      <h3 className={css.subhead}>{t('staffing.reckoning')}</h3>
      <ol className={css.reckoning}>
        <li>{t('staffing.reckon.need', { ...values, need: range(hours(needLeast), hours(needMost)) })}</li>
        <li>
          {t('staffing.reckon.capacity', {
            ...values,
            least: given.leastProductive,
            most: given.mostProductive,
          })}
        </li>
        <li>{t('staffing.reckon.posts', values)}</li>
      </ol>
      <ShareOfNeed data={data} lines={staffing.lines} />
    </div>
  );
}

/** Both ends in words, or the one number where they are the same. */
function useRange() {
  const { t } = useTexts();
  return (least: string, most: string) => (least === most ? least : t('staffing.range', { least, most }));
}

type Reckoned = NonNullable<ReturnType<typeof staffingFor>>['lines'];

/** Which entries make up the need, as bars: the widest first. */
function ShareOfNeed({ data, lines }: { readonly data: Statistics; readonly lines: Reckoned }) {
  const { t, locale } = useTexts();
  const items = new Map(data.items.map((one) => [one.id, one.name]));
  const range = useRange();
  const widest = Math.max(1, ...lines.map((one) => one.most));
  return (
    <ul className={css.bars}>
      {lines.map((one) => (
        <li key={one.itemId}>
          <span>{(one.itemId !== null && items.get(one.itemId)) || t('staffing.noEntry')}</span>
          <svg className={css.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className={css.barMost} width={(100 * one.most) / widest} height="6" />
            <rect className={css.barLeast} width={(100 * one.least) / widest} height="6" />
          </svg>
          <span className={css.muted}>
            {t('staffing.hours', { hours: range(hoursText(one.least, locale), hoursText(one.most, locale)) })}{' '}
            · {t(`staffing.basis.${one.basis}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  readonly typed: Typed;
  readonly given: Assumptions;
  readonly faults: readonly (keyof Assumptions)[];
  readonly onChange: (typed: Typed) => void;
}

function AssumptionForm({ typed, given, faults, onChange }: FormProps) {
  const { t } = useTexts();
  const heading = useId();
  const messageFor = (key: keyof Assumptions) => {
    if (!faults.includes(key)) return null;
    const [least, most] = ASSUMPTION_BOUNDS[key];
    const isInside = given[key] >= least && given[key] <= most;
    return isInside ? t('staffing.assumeCrossed') : t('staffing.assumeWrong', { least, most });
  };
  return (
    <fieldset className={css.assumptions} aria-labelledby={heading}>
      <legend className={css.subhead} id={heading}>
        {t('staffing.assumptions')}
      </legend>
      {KEYS.map((key) => (
        <TextField
          key={key}
          label={t(`staffing.assume.${key}`)}
          inputMode="numeric"
          value={typed[key]}
          error={messageFor(key)}
          onChange={(text) => onChange({ ...typed, [key]: text })}
        />
      ))}
      <p className={css.muted}>{t('staffing.assumeSource')}</p>
      <Button small onClick={() => onChange(typedOf(USUAL_ASSUMPTIONS))}>
        {t('staffing.assumeReset')}
      </Button>
    </fieldset>
  );
}

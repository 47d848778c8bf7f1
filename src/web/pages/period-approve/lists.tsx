import type { ApprovalItem } from '../../../contract/unit-periods.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { LevelSpread } from '../../parts/level-spread.tsx';
import { pointsText } from '../../parts/points.ts';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { levelIn } from '../period/period-words.ts';
import { canChoose } from './choose.ts';
import css from './period-approve.module.css';

export interface Chosen {
  readonly chosen: ReadonlySet<number>;
  readonly opened: ReadonlySet<number>;
  readonly toggle: (item: ApprovalItem) => void;
  readonly open: (id: number) => void;
}

interface ListProps {
  readonly items: readonly ApprovalItem[];
  readonly board: Chosen;
}

/** Each opened before it can be chosen: reasons, both results, and the way to the record. */
export function Exceptions({ items, board }: ListProps) {
  const { t } = useTexts();
  if (items.length === 0) return null;
  return (
    <Card title={t('approve.exceptions', { count: items.length })} note={t('approve.exceptionsHint')}>
      <ul className={css.rows}>
        {items.map((item) => (
          <li key={item.id} className={css.row} data-row={item.id}>
            <Tick item={item} board={board} />
            <Who item={item} />
            <Figures item={item} />
            <details
              className={css.details}
              onToggle={({ currentTarget }) => currentTarget.open && board.open(item.id)}
            >
              <summary>
                {board.opened.has(item.id) ? t('periodApprove.looked') : t('periodApprove.look')}
              </summary>
              <ul className={css.reasons}>
                {item.looks.map((look) => (
                  <li key={look}>{t(`periodApprove.why.${look}`)}</li>
                ))}
              </ul>
              <AppLink to={paths.periodRecord(item.period, item.id)}>{t('periodApprove.record')}</AppLink>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface OrdinaryProps extends ListProps {
  readonly seen: ReadonlySet<number>;
  readonly open: boolean;
  readonly onFold: (open: boolean) => void;
}

/** Closed it says how many and how spread; open it shows every name. */
export function Ordinary({ items, board, seen, open, onFold }: OrdinaryProps) {
  const { t } = useTexts();
  const [first] = items;
  if (first === undefined) return null;
  const spread = first.levels.map((level) => ({
    level,
    count: items.filter(({ scorer }) => scorer?.level === level.key).length,
  }));
  const inSight = items.filter(({ id }) => seen.has(id)).length;
  return (
    <Card
      title={t('approve.ordinary', { count: items.length })}
      note={open ? t('approve.seen', { seen: inSight, count: items.length }) : null}
      actions={
        <Button
          small
          aria-expanded={open}
          icon={<Icon name={open ? 'down' : 'right'} size={16} />}
          onClick={() => onFold(!open)}
        >
          {open ? t('approve.fold') : t('approve.unfold')}
        </Button>
      }
    >
      <LevelSpread parts={spread} />
      {open && (
        <ul className={css.rows}>
          {items.map((item) => (
            <li key={item.id} className={css.row} data-row={item.id}>
              <Tick item={item} board={board} />
              <Who item={item} />
              <Figures item={item} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** More than these are folded: nothing can be done with them here. */
const FEW = 5;

/** Waits for something else: with the reason, said once where it is everybody's, and the way to the record. */
export function Hindered({ items }: Pick<ListProps, 'items'>) {
  const texts = useTexts();
  const { tenant } = useSession();
  const [first] = items;
  if (first === undefined) return null;
  const whyOf = (item: ApprovalItem) =>
    item.hindered.map((one) => reasonText(one, { texts, zone: tenant.zone }).text);
  const isSame = items.every((item) => whyOf(item).join() === whyOf(first).join());
  return (
    <Card title={texts.t('period.hindered')} note={texts.t('period.hinderedCount', { count: items.length })}>
      {isSame && <Reasons texts={whyOf(first)} />}
      <details open={items.length <= FEW} className={css.fold}>
        <summary>{texts.t('period.hinderedWho')}</summary>
        <ul className={css.rows}>
          {items.map((item) => (
            <li key={item.id} className={css.row}>
              <span />
              <Who item={item} />
              <Figures item={item} />
              {!isSame && <Reasons texts={whyOf(item)} />}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Reasons({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className={classNames(css.reasons, css.why)}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Tick({ item, board }: { readonly item: ApprovalItem; readonly board: Chosen }) {
  const { t } = useTexts();
  const free = canChoose(item, board.opened);
  return (
    <label className={css.tick} title={free ? undefined : t('periodApprove.openFirst')}>
      <input
        type="checkbox"
        checked={board.chosen.has(item.id)}
        disabled={!free}
        onChange={() => board.toggle(item)}
      />
      <span className={css.hidden}>{t('periodApprove.choose', { name: item.person.name })}</span>
    </label>
  );
}

function Who({ item }: { readonly item: ApprovalItem }) {
  const { t } = useTexts();
  const words = useBilingual();
  return (
    <span className={css.who}>
      <AppLink to={paths.periodRecord(item.period, item.id)}>{item.person.name}</AppLink>
      <span className={css.muted}>
        {[item.post, item.unit.name].filter(Boolean).join(' · ')} · {words(item.rulebook.title)}
      </span>
      {item.late && <Tag look="wait">{t('period.late')}</Tag>}
    </span>
  );
}

function Figures({ item }: { readonly item: ApprovalItem }) {
  const { t, locale } = useTexts();
  const level = levelIn(item.levels, item.scorer?.level);
  return (
    <span className={css.figures}>
      <span>
        <span className={css.muted}>{t('periodApprove.self')}</span>{' '}
        {pointsText(item.self?.total ?? null, locale)}
      </span>
      <span>
        <span className={css.muted}>{t('periodApprove.scorer')}</span>{' '}
        <strong>{pointsText(item.scorer?.total ?? null, locale)}</strong>
      </span>
      <LevelBadge level={level} missing={t('period.levelOpen')} />
    </span>
  );
}

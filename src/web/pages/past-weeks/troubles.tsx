import { shownParams } from '../../../domain/past-weeks/values.ts';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { useTexts } from '../../texts.tsx';
import type { Rehearsed } from './answers.ts';
import css from './past-weeks.module.css';

type Trouble = Rehearsed['troubles'][number];
const ICONS = { error: 'alert', warning: 'alert', note: 'info' } as const;

/** Where in the sheet, what stands there, why it is doubtful, what to do. */
export function Troubles({ form: { troubles, form } }: { readonly form: Rehearsed }) {
  if (troubles.length === 0) return null;
  return (
    <ul className={css.troubles}>
      {troubles.map((trouble) => (
        <li
          key={`${trouble.code} ${trouble.sheet} ${trouble.row} ${trouble.column} ${trouble.params.mark ?? ''}`}
          className={classNames(css.trouble, css[trouble.severity])}
        >
          <Icon name={ICONS[trouble.severity]} size={16} />
          <Words trouble={trouble} week={form?.week} />
        </li>
      ))}
    </ul>
  );
}

interface WordsProps {
  readonly trouble: Trouble;
  /** The week the form is for: its head names it in words. */
  readonly week: string | undefined;
}

function Words({ trouble, week }: WordsProps) {
  const { t, find, locale } = useTexts();
  const { code, sheet, row, column, value, severity, params } = trouble;
  const values = shownParams({ code, params }, locale);
  const place =
    row === null
      ? null
      : column === null
        ? t('pastWeeks.placeRow', { row })
        : t('pastWeeks.place', { row, column });
  const reason = code === 'file-refused' ? find(`errors.${params.reason}`, values) : undefined;
  const advice = severity === 'note' ? undefined : find(`past.${code}.do`, values);
  const written = value === null || value === week ? null : t('pastWeeks.value', { value });
  const where = [row === null ? null : sheet, place, written];
  const shown = where.filter(Boolean).join(', ');
  return (
    <span>
      {reason ?? find(`past.${code}`, values) ?? code}{' '}
      {advice && <span className={css.quiet}>{advice} </span>}
      {shown !== '' && <span className={css.place}>({shown})</span>}
    </span>
  );
}

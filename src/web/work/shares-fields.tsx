// Who does it: people with their parts in per cent, and the one who leads.
import { Icon } from '../parts/icon.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useTexts } from '../texts.tsx';
import { AssigneePicker } from './assignee-picker.tsx';
import { shareFault, sumOf, type TypedShare, withoutPerson, withPerson } from './shares.ts';
import css from './task-dialog.module.css';

export const PEOPLE_FIELD = 'task-people';

interface Props {
  readonly people: readonly TypedShare[];
  readonly onChange: (people: readonly TypedShare[]) => void;
  /** Per cent to be divided: what nobody has kept. */
  readonly whole?: number;
  readonly tried: boolean;
}

export function SharesFields({ people, onChange, whole = 100, tried }: Props) {
  const { t } = useTexts();
  const fault = tried ? shareFault(people, whole) : null;
  const sum = sumOf(people);
  const put = (id: number, change: Partial<TypedShare>) =>
    onChange(people.map((one) => (one.person.id === id ? { ...one, ...change } : one)));
  const lead = (id: number) => onChange(people.map((one) => ({ ...one, lead: one.person.id === id })));
  return (
    <fieldset className={css.people}>
      <legend>{t('task.people')}</legend>
      {people.map(({ person, lead: leads, share }) => (
        <div key={person.id} className={css.person}>
          <span className={css.personName}>{person.name}</span>
          <label className={css.lead}>
            <input type="radio" name="lead" checked={leads} onChange={() => lead(person.id)} />
            {t('task.leads')}
          </label>
          <TextField
            label={t('task.sharePercent', { name: person.name })}
            labelHidden
            inputMode="numeric"
            autoComplete="off"
            value={share}
            onChange={(typed) => put(person.id, { share: typed })}
          />
          <button
            type="button"
            className={css.cross}
            aria-label={t('task.removePerson', { name: person.name })}
            onClick={() => onChange(withoutPerson(people, person.id, whole))}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      ))}
      {fault === 'whole' && (
        <p className={css.fault}>{t('task.sharesWhole', { sum: Number.isNaN(sum) ? '?' : sum })}</p>
      )}
      {fault === 'lead' && <p className={css.fault}>{t('task.oneLead')}</p>}
      <AssigneePicker
        id={PEOPLE_FIELD}
        label={t(people.length === 0 ? 'task.findPerson' : 'task.addPerson')}
        error={fault === 'nobody' ? t('task.needPerson') : null}
        onChoose={(person) => onChange(withPerson(people, person, whole))}
      />
    </fieldset>
  );
}

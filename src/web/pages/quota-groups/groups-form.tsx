import type { QuotaGroups } from '../../../contract/quota-groups.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { DocumentField, OpenedForm, troubleAt } from '../../parts/opened-form.tsx';
import { useTexts } from '../../texts.tsx';
import { GroupFields } from './group-fields.tsx';
import css from './quota-groups.module.css';
import { IDS, MOST_GROUPS, useGroupsForm } from './use-groups-form.ts';

export interface GroupsFormProps {
  readonly data: QuotaGroups;
  readonly onClose: () => void;
}

/** The whole list anew: what is stated takes the place of what held before, from a day on. */
export function GroupsForm({ data, onClose }: GroupsFormProps) {
  const { t } = useTexts();
  const { form, set, setGroup, add, remove, troubles, busy, error, dialog, send } = useGroupsForm(
    data,
    onClose,
  );
  return (
    <>
      <OpenedForm
        {...{ troubles, busy, error, onClose, onSend: send }}
        title={t('groups.newTitle')}
        note={t('groups.newNote')}
        verb={t('groups.save')}
      >
        {form.groups.map((group, index) => (
          <GroupFields
            key={group.id}
            place={index}
            group={group}
            troubles={troubles}
            onChange={(change) => setGroup(group.id, change)}
            onRemove={() => remove(group.id)}
          />
        ))}
        {form.groups.length === 0 && <p className={css.muted}>{t('groups.backToTwo')}</p>}
        {form.groups.length < MOST_GROUPS && (
          <div>
            <Button onClick={add}>{t('groups.add')}</Button>
          </div>
        )}
        <div className={css.dates}>
          <DateField
            id={IDS.from}
            label={t('groups.validFrom')}
            hint={t('groups.validFromHint')}
            value={form.from ?? ''}
            onChange={(from) => set({ from })}
            error={troubleAt(troubles, IDS.from)}
            required
          />
          <DateField
            id={IDS.dated}
            label={t('groups.documentDate')}
            value={form.documentDate ?? ''}
            onChange={(documentDate) => set({ documentDate })}
            error={troubleAt(troubles, IDS.dated)}
            required
          />
        </div>
        <DocumentField
          id={IDS.document}
          value={form.documentNumber}
          onChange={(documentNumber) => set({ documentNumber })}
          troubles={troubles}
        />
      </OpenedForm>
      {dialog}
    </>
  );
}

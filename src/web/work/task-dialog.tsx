// A new task with its six clear things: person, work, time, responsibility, product, authority.
import { useId } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { Button } from '../parts/button.tsx';
import { CheckField } from '../parts/check-field.tsx';
import { DateField } from '../parts/date-field.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { TextArea, TextField } from '../parts/text-field.tsx';
import { useRead } from '../queries.ts';
import { useTexts } from '../texts.tsx';
import { type GoalChoice, GoalField } from './goal-field.tsx';
import { ItemPicker } from './item-picker.tsx';
import { SharesFields } from './shares-fields.tsx';
import css from './task-dialog.module.css';
import { TASK_FIELD, type TaskMode, useTaskForm } from './use-task-form.ts';

export interface TaskDialogProps {
  readonly mode: TaskMode;
  readonly onClose: () => void;
  /** Goals under which it can stand, where the page has them, and the one it begins under. */
  readonly goals?: readonly GoalChoice[];
  readonly goalId?: number | null;
}

export function TaskDialog({ mode, onClose, goals, goalId = null }: TaskDialogProps) {
  const { t } = useTexts();
  const { data } = useRead(ROUTES.goalChoice, {}, { when: goals === undefined });
  const id = useId();
  const desk = useTaskForm(mode, goalId, onClose);
  return (
    <Dialog
      wide
      title={t(`task.dialog.${mode}`)}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} look="primary" busy={desk.busy}>
            {t(`task.save.${mode}`)}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          void desk.send();
        }}
      >
        <ErrorSummary troubles={desk.troubles} />
        <Work desk={desk} />
        {mode === 'assign' && (
          <SharesFields
            people={desk.form.people}
            tried={desk.tried}
            onChange={(people) => desk.set({ people })}
          />
        )}
        <Time desk={desk} />
        <Bounds desk={desk} />
        <Standing desk={desk} goals={goals ?? data?.items ?? []} />
        {desk.error ? <ErrorState error={desk.error} kept /> : null}
      </form>
    </Dialog>
  );
}

type Desk = { readonly desk: ReturnType<typeof useTaskForm> };

function Work({ desk: { mode, form, set, faultOf } }: Desk) {
  const { t } = useTexts();
  const lead = form.people.find((one) => one.lead)?.person.id;
  return (
    <>
      <TextField
        id={TASK_FIELD.title}
        label={t('task.title')}
        value={form.title}
        onChange={(title) => set({ title })}
        maxLength={300}
        error={faultOf('title')}
        required
      />
      <ItemPicker
        whom={mode !== 'assign' ? 'me' : lead === undefined ? 'anybody' : { person: lead }}
        onChange={(item) =>
          set({
            itemId: item?.id ?? null,
            ...(item && form.product === '' ? { product: item.output || item.name } : {}),
            ...(item?.due && form.due === '' ? { due: item.due } : {}),
          })
        }
      />
      <div className={css.pair}>
        <TextField
          label={t('task.field.product')}
          value={form.product}
          onChange={(product) => set({ product })}
          maxLength={500}
          optional
        />
        <TextField
          id={TASK_FIELD.quantity}
          label={t('task.field.quantity')}
          value={form.quantity}
          onChange={(quantity) => set({ quantity })}
          inputMode="numeric"
          autoComplete="off"
          error={faultOf('quantity')}
          required
        />
      </div>
    </>
  );
}

function Time({ desk: { form, set, faultOf } }: Desk) {
  const { t } = useTexts();
  return (
    <div className={css.pair}>
      <DateField
        id={TASK_FIELD.starts}
        label={t('task.field.starts')}
        value={form.starts ?? ''}
        onChange={(starts) => set({ starts })}
        error={faultOf('starts')}
        required
      />
      <DateField
        id={TASK_FIELD.due}
        label={t('task.field.due')}
        value={form.due ?? ''}
        onChange={(due) => set({ due })}
        error={faultOf('due')}
        optional
      />
    </div>
  );
}

function Bounds({ desk: { form, set } }: Desk) {
  const { t } = useTexts();
  return (
    <>
      {(['responsibility', 'authority'] as const).map((key) => (
        <TextArea
          key={key}
          label={t(`task.field.${key}`)}
          hint={t(`task.field.${key}Hint`)}
          value={form[key]}
          onChange={(words) => set({ [key]: words })}
          rows={2}
          maxLength={4000}
          optional
        />
      ))}
    </>
  );
}

function Standing({ desk, goals }: Desk & { readonly goals: readonly GoalChoice[] }) {
  const { t } = useTexts();
  const { form, set, mode, isSudden, faultOf } = desk;
  return (
    <>
      <GoalField goals={goals} value={form.goalId} onChange={(goal) => set({ goalId: goal })} />
      <CheckField
        label={t('task.field.important')}
        checked={form.important}
        onChange={(important) => set({ important })}
      />
      {mode === 'assign' && (
        <CheckField
          label={t('task.field.sudden')}
          checked={form.sudden}
          onChange={(sudden) => set({ sudden })}
        />
      )}
      {isSudden && (
        <TextField
          id={TASK_FIELD.reason}
          label={t('task.field.reasonSudden')}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          maxLength={4000}
          error={faultOf('reason')}
          required
        />
      )}
    </>
  );
}

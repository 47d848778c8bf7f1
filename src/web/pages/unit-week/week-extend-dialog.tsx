import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { useFormAct } from '../../use-form-act.ts';
import { type Extendable, ExtendDialog } from './extend-dialog.tsx';
import type { UnitWeek } from './figures.ts';

export interface WeekExtendDialogProps {
  readonly data: Pick<UnitWeek, 'week'>;
  readonly rulebook: Rulebook;
  readonly onClose: () => void;
}

/** Moves one deadline of a week. */
export function WeekExtendDialog({ data, rulebook, onClose }: WeekExtendDialogProps) {
  const { run, busy, error } = useFormAct(ROUTES.extendWeek);
  const { deadlines, week, version } = data.week;
  const stages = rulebook.stages.map(({ key, name }) => ({ key, name, due: deadlines[key] }));
  const send: Extendable['run'] = async (move) =>
    (await run({ params: { week }, body: { act: 'extend', version, ...move } })) !== null;
  return <ExtendDialog what={{ stages, run: send, busy, error }} onClose={onClose} />;
}

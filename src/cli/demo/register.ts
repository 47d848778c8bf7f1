// Life in the register of difficulties: some looked after, one answered, one of the procedure filed apart, a list made.

import { actOnDifficulty, compileDifficulties, fileDifficulty } from '../../app/office/difficulties.ts';
import { gatherDifficulties } from '../../app/office/gather-difficulties.ts';
import { intentOf } from '../../app/once.ts';
import { viewDifficulties } from '../../app/views/difficulties.ts';
import type { DifficultyCommand } from '../../domain/office/difficulty.ts';
import { addDays } from '../../domain/period/date.ts';
import { actorAt, CAST, memberNamed } from './cast.ts';
import type { Stage } from './weeks.ts';

const ANSWER =
  'Đã đề nghị cấp bổ sung trong tháng; trước mắt dùng chung thiết bị với Trung tâm Phục vụ hành chính công.';
const PROCEDURE =
  'Hạn chấm điểm 10 giờ sáng thứ Hai quá gấp khi trùng giờ tiếp dân; đề nghị lùi sang 14 giờ.';

export async function playRegister(stage: Stage, now: string): Promise<void> {
  const { context, ward } = stage;
  const office = actorAt(ward, stage.officeId, now);
  const { tenantId, today } = office;
  await gatherDifficulties(context, { tenantId, today, now });
  const manager = memberNamed(ward, CAST.manager);
  const filing = { unit: manager.unitId, class: 'evaluation', text: PROCEDURE } as const;
  await fileDifficulty(
    context,
    actorAt(ward, manager.personId, now),
    intentOf('demo-difficulty', filing),
    filing,
  );
  const { items } = await viewDifficulties(context, office, {
    state: 'open',
    class: 'work',
    unit: null,
    list: null,
    mine: false,
    item: null,
  });
  const owner = memberNamed(ward, CAST.authority).personId;
  const act = async (id: number, version: number, command: DifficultyCommand) => {
    const asked = { id, version, command };
    await actOnDifficulty(context, office, intentOf(`demo-difficulty-${id}-${version}`, asked), asked);
  };
  for (const [place, { id, version }] of items.slice(0, 5).entries()) {
    await act(id, version, { act: 'assign', ownerId: owner, due: addDays(today, place + 1) });
    if (place < 2) await act(id, version + 1, { act: 'answer', text: ANSWER });
  }
  await compileDifficulties(context, office, intentOf('demo-difficulty-list', {}));
}

// One's own tasks in the order in which they ask for something. Each stands once.
import type { WeekTask } from '../../work/entry-shapes.ts';

export const GROUPS = ['returned', 'late', 'due', 'open', 'waiting', 'proposed', 'done'] as const;
export type Group = (typeof GROUPS)[number];

function groupOf(task: WeekTask, returned: ReadonlySet<number>): Group | null {
  if (task.state === 'proposed') return 'proposed';
  if (task.state === 'delivered') return 'waiting';
  if (task.state === 'accepted') return 'done';
  if (task.state === 'dropped') return null;
  if (returned.has(task.id)) return 'returned';
  if (task.late !== null && task.late > 0) return 'late';
  return task.place === 'due' ? 'due' : 'open';
}

/** `returned`: ids of those that came back and were not delivered again. */
export function grouped(
  tasks: readonly WeekTask[],
  returned: ReadonlySet<number>,
): readonly { readonly group: Group; readonly tasks: readonly WeekTask[] }[] {
  const byGroup = Map.groupBy(tasks, (task) => groupOf(task, returned));
  const byDate = (a: WeekTask, b: WeekTask) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.id - b.id;
  return GROUPS.flatMap((group) => {
    const own = byGroup.get(group);
    return own === undefined ? [] : [{ group, tasks: own.toSorted(byDate) }];
  });
}

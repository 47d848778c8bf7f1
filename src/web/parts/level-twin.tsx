import { DataTable } from './data-table.tsx';
import { LevelBadge } from './level-badge.tsx';
import type { LevelView } from './level-mark.tsx';
import { Twin } from './twin.tsx';

export interface LevelTwinProps {
  /** What opens it. */
  readonly summary: string;
  readonly caption: string;
  /** Head of the column of levels. */
  readonly head: string;
  readonly levels: readonly LevelView[];
  /** One column of numbers, or several to be compared: results by key of level. */
  readonly sides: readonly { readonly name: string; readonly counts: Readonly<Record<string, number>> }[];
}

/** The table beside a picture of levels: how many have which. */
export function LevelTwin({ summary, caption, head, levels, sides }: LevelTwinProps) {
  return (
    <Twin summary={summary}>
      <DataTable
        caption={caption}
        rows={levels}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'level',
            header: head,
            phone: 'head',
            cell: (level) => <LevelBadge level={level} />,
          },
          ...sides.map(({ name, counts }) => ({
            id: name,
            header: name,
            numeric: true,
            cell: ({ key }: LevelView) => counts[key] ?? 0,
          })),
        ]}
      />
    </Twin>
  );
}

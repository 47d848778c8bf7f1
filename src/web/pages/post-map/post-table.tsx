// Posts with who scores and who approves them, and by which relation.
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './post-map.module.css';
import type { PostRow } from './rows.ts';

export interface PostTableProps {
  readonly caption: string;
  readonly rows: readonly PostRow[];
  /** With the unit under the name, where rows of several units stand together. */
  readonly withUnit?: boolean;
  readonly onName: (row: PostRow) => void;
}

export function PostTable({ caption, rows, withUnit, onName }: PostTableProps) {
  const { t } = useTexts();
  const columns: Column<PostRow>[] = [
    {
      id: 'person',
      header: t('postMap.person'),
      phone: 'head',
      width: '34%',
      cell: (row) => <Post row={row} withUnit={withUnit ?? false} />,
    },
    {
      id: 'scorer',
      header: t('postMap.scorer'),
      width: '26%',
      cell: (row) => <Holder row={row} part="scorer" />,
    },
    {
      id: 'approver',
      header: t('postMap.approver'),
      width: '26%',
      cell: (row) => <Holder row={row} part="approver" />,
    },
  ];
  if (rows.some((row) => row.may.includes('name-manager'))) {
    columns.push({
      id: 'acts',
      header: t('postMap.acts'),
      cell: (row) =>
        row.may.includes('name-manager') && !row.outside ? (
          <span className={css.act}>
            <Button small look="quiet" onClick={() => onName(row)}>
              {t('postMap.name')}
              <span className={css.hidden}>: {row.person.name}</span>
            </Button>
          </span>
        ) : null,
    });
  }
  return (
    <DataTable caption={caption} rows={rows} rowKey={(row) => row.assignmentId} columns={columns} people />
  );
}

function Post({ row, withUnit }: { readonly row: PostRow; readonly withUnit: boolean }) {
  const { find } = useTexts();
  const kind = row.kind === 'main' ? null : find(`postMap.kind.${row.kind}`);
  const { document, where } = row.citation;
  return (
    <div title={`${document}, ${where}`}>
      <PersonLine
        name={<Name person={row.person} />}
        post={row.post ?? row.jobPosition}
        unit={withUnit ? row.unit.name : null}
        extra={kind && <Tag>{kind}</Tag>}
      />
    </div>
  );
}

function Name({ person }: { readonly person: PostRow['person'] }) {
  const { menu } = useSession();
  return menu.includes('find') ? <AppLink to={paths.person(person.id)}>{person.name}</AppLink> : person.name;
}

function Holder({ row, part }: { readonly row: PostRow; readonly part: 'scorer' | 'approver' }) {
  const { t, find } = useTexts();
  if (row.outside || !row.evaluated) {
    const words = row.outside ? t('postMap.outsideRow') : t('postMap.notEvaluated');
    return part === 'scorer' ? <span className={css.muted}>{words}</span> : <span>–</span>;
  }
  const holder = row[part];
  if (holder === null) {
    return (
      <Tag look="wait" icon="alert">
        {t('postMap.none')}
      </Tag>
    );
  }
  return (
    <div>
      {holder.person.name}
      <div className={css.muted}>
        {find(`rulebook.relation.${holder.by}`) ?? holder.by}
        {row.oneAuthority && part === 'approver' && ` · ${t('postMap.oneAuthority')}`}
      </div>
    </div>
  );
}

// One job position opened: how many posts its work asks for, product by product, and the draft of its description.
import { ROUTES } from '../../../contract/routes.ts';
import type { TextId } from '../../../text/index.ts';
import { routeAddress } from '../../api.ts';
import { FileLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useTexts } from '../../texts.tsx';
import { Description } from './description.tsx';
import { Elsewhere } from './overview.tsx';
import { Posts } from './posts.tsx';
import { hoursText, hundredthsText, type Position, type Statistics } from './shapes.ts';
import css from './staffing.module.css';

interface Props {
  readonly data: Statistics;
  readonly position: Position;
}
type Line = Statistics['lines'][number];

export function OpenedPosition({ data, position }: Props) {
  const { t, locale } = useTexts();
  const lines = data.lines.filter((one) => one.position === position.position);
  return (
    <div className={css.page}>
      <Posts data={data} position={position} lines={lines} />
      <Card title={t('staffing.elsewhere')}>
        <Elsewhere position={position} />
      </Card>
      <Work data={data} lines={lines} />
      <Card
        title={t('staffing.describe')}
        note={t('staffing.describeNote')}
        actions={
          position.position !== '' && (
            <FileLink
              icon={<Icon name="download" size={18} />}
              href={routeAddress(ROUTES.jobDescription, {
                params: { id: data.unit.id },
                query: { from: data.from, to: data.to, position: position.position, locale },
              })}
            >
              {t('staffing.docx')}
            </FileLink>
          )
        }
      >
        <Description data={data} lines={lines} />
      </Card>
    </div>
  );
}

/** The work a position's figures come from: entry by entry and unit by unit. */
function Work({ data, lines }: { readonly data: Statistics; readonly lines: readonly Line[] }) {
  const { t, locale } = useTexts();
  const items = new Map(data.items.map((one) => [one.id, one]));
  const units = new Map(data.units.map((one) => [one.id, one.name]));
  const number = (id: string, header: TextId, cell: (line: Line) => string | number): Column<Line> => ({
    ...{ id, header: t(header), numeric: true, cell },
  });
  const nameOf = ({ itemId }: Line) => {
    if (itemId === null) return t('staffing.noEntry');
    const item = items.get(itemId);
    return item === undefined ? t('staffing.withdrawnEntry') : `${item.code} · ${item.name}`;
  };
  const columns: readonly Column<Line>[] = [
    { id: 'product', header: t('staffing.product'), phone: 'head', cell: nameOf },
    { id: 'unit', header: t('staffing.unit'), cell: ({ unitId }) => units.get(unitId) ?? '' },
    { id: 'complexity', header: t('staffing.complexity'), cell: ({ complexity }) => complexity || '–' },
    number('tasks', 'staffing.tasks', (line) => line.tasks),
    number('volume', 'staffing.volume', (line) => hundredthsText(line.volume, locale)),
    number('standard', 'staffing.hoursStandard', (line) =>
      line.unmeasured === line.volume ? '–' : hoursText(line.standard, locale),
    ),
    number('declared', 'staffing.hoursDeclared', (line) =>
      line.declared === 0 ? '–' : hoursText(line.declared, locale),
    ),
    number('late', 'staffing.late', (line) => line.late),
    number('returned', 'staffing.returned', (line) => line.returned),
  ];
  return (
    <Card flush title={t('staffing.work')}>
      <DataTable
        caption={t('staffing.work')}
        columns={columns}
        rows={lines}
        rowKey={(line) => `${line.unitId} ${line.itemId} ${line.complexity}`}
        empty={<p className={css.none}>{t('staffing.empty')}</p>}
      />
    </Card>
  );
}

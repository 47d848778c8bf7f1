import type { TextId } from '../../../text/index.ts';
import { Card } from '../../parts/card.tsx';
import { useTexts } from '../../texts.tsx';
import css from './help.module.css';

type KeyText = Extract<TextId, `help.key.${string}`>;

interface KeyGroup {
  readonly title: 'help.keysWork' | 'help.keysWeek' | 'help.keysTeam' | 'help.keysAll';
  readonly keys: readonly (readonly [key: string, does: KeyText])[];
}

const GROUPS: readonly KeyGroup[] = [
  {
    title: 'help.keysWork',
    keys: [
      ['Alt G', 'help.key.entry'],
      ['214 x 3h', 'help.key.shortLine'],
      ['↑ ↓', 'help.key.wording'],
      ['Enter', 'help.key.put'],
    ],
  },
  {
    title: 'help.keysWeek',
    keys: [
      ['Ctrl Enter', 'help.key.send'],
      ['Enter', 'help.key.confirm'],
      ['Ctrl S', 'help.key.save'],
      ['Enter', 'help.key.addItem'],
      ['↑ ↓', 'help.key.step'],
    ],
  },
  {
    title: 'help.keysTeam',
    keys: [
      ['J', 'help.key.down'],
      ['K', 'help.key.up'],
      ['Enter', 'help.key.open'],
      ['A', 'help.key.agree'],
      ['E', 'help.key.edit'],
      ['C', 'help.key.comment'],
      ['R', 'help.key.return'],
      ['Z', 'help.key.undo'],
    ],
  },
  {
    title: 'help.keysAll',
    keys: [
      ['Ctrl K', 'help.key.palette'],
      ['?', 'help.key.keys'],
      ['Tab', 'help.key.skip'],
      ['Esc', 'help.key.close'],
    ],
  },
];

/** Every key of the product, by page. */
export function Keyboard() {
  const { t } = useTexts();
  return (
    <Card title={t('common.keys')}>
      <p className={css.hint}>{t('help.keysHint')}</p>
      {GROUPS.map((group) => (
        <table key={group.title} className={css.keys}>
          <caption>{t(group.title)}</caption>
          <thead className={css.hidden}>
            <tr>
              <th scope="col">{t('help.key')}</th>
              <th scope="col">{t('help.does')}</th>
            </tr>
          </thead>
          <tbody>
            {group.keys.map(([key, does]) => (
              <tr key={does}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{t(does)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Card>
  );
}

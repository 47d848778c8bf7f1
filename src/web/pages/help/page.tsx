// Help on one page: the four steps, frequent questions, what each page is for, the one line, the keyboard.
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataList } from '../../parts/data-list.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './help.module.css';
import { Keyboard } from './keyboard.tsx';
import { OneLine } from './one-line.tsx';
import { Places } from './places.tsx';
import { TourAgain } from './tour-again.tsx';

const STEPS = [1, 2, 3, 4] as const;
const QUESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const ADMIN_QUESTIONS = [1, 2, 3] as const;

export function HelpPage() {
  const { t } = useTexts();
  const { roles } = useSession();
  return (
    <>
      <PageHeader title={t('help.title')} lead={t('help.lead')} />
      <div className={css.columns}>
        <div className={css.column}>
          <Card title={t('help.steps')}>
            <ol className={css.steps}>
              {STEPS.map((step) => (
                <li key={step}>
                  <span className={css.number} aria-hidden="true">
                    {step}
                  </span>
                  <div>
                    <h3>{t(`help.step${step}`)}</h3>
                    <p>{t(`help.step${step}Text`)}</p>
                  </div>
                </li>
              ))}
            </ol>
          </Card>
          <Card title={t('help.often')}>
            <DataList
              items={QUESTIONS.map((number) => ({
                key: `${number}`,
                name: t(`help.q${number}`),
                value: t(`help.a${number}`),
              }))}
            />
          </Card>
          <OneLine />
          <Places />
          {roles.includes('organization-admin') && (
            <Card title={t('help.admin')}>
              <DataList
                items={ADMIN_QUESTIONS.map((number) => ({
                  key: `${number}`,
                  name: t(`help.adminQ${number}`),
                  value: t(`help.adminA${number}`),
                }))}
              />
            </Card>
          )}
        </div>
        <div className={css.column}>
          <TourAgain />
          <Keyboard />
          <Card title={t('help.moreTitle')}>
            <p>
              {t('help.more')} <AppLink to={paths.rulebook}>{t('help.moreLink')}</AppLink>.
            </p>
            <p className={css.ask}>{t('help.ask')}</p>
          </Card>
        </div>
      </div>
    </>
  );
}

// A regulation as a document beside its data: the articles it cites on one side, what each of them became on the other,
// linked both ways. The program holds no copy of the text of the law, only where each number stands in it.
import { Fragment, useId } from 'react';
import { type Article, articlesOf, type CitedData, citedAlike } from '../../../domain/rulebook/articles.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { CitationLine } from '../../parts/citation-line.tsx';
import { PhoneFold } from '../../parts/phone-fold.tsx';
import { useTexts } from '../../texts.tsx';
import css from './beside.module.css';
import { useDataName } from './data-name.ts';

export function Beside({ rulebook }: { readonly rulebook: Rulebook }) {
  const { t } = useTexts();
  const prefix = useId();
  const articles = articlesOf(rulebook);
  const ids: Ids = { article: (number) => `${prefix}-a${number}`, data: (path) => `${prefix}-d-${path}` };
  const entries = articles.flatMap((article) => article.data.map((data) => ({ article, data })));
  return (
    <>
      <p className={css.muted}>
        {t('rulebook.besideLead', { articles: articles.length, data: entries.length })}
      </p>
      <div className={css.sides}>
        <section className={css.side} aria-label={t('rulebook.besideArticles')}>
          <h2>{t('rulebook.besideArticles')}</h2>
          <ol>
            {articles.map((article) => (
              <ArticleItem key={article.number} article={article} ids={ids} />
            ))}
          </ol>
        </section>
        <section className={css.side} aria-label={t('rulebook.besideData')}>
          <h2>{t('rulebook.besideData')}</h2>
          <ul>
            {entries.map(({ article, data }) => (
              <DataItem key={data.path} article={article} data={data} ids={ids} />
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

interface Ids {
  readonly article: (number: number) => string;
  readonly data: (path: string) => string;
}

function ArticleItem({ article, ids }: { readonly article: Article; readonly ids: Ids }) {
  const nameOf = useDataName();
  const id = ids.article(article.number);
  const title = `${article.document}, ${article.where}`;
  return (
    <li id={id} className={css.item} tabIndex={-1}>
      <PhoneFold id={id} title={title} heading="h3">
        <h3>{title}</h3>
        {citedAlike(article).map(({ citation, data }) => (
          <Fragment key={data[0]?.path}>
            <CitationLine citation={citation} isNamed />
            <ul className={css.links}>
              {data.map((one) => (
                <li key={one.path}>
                  <a href={`#${ids.data(one.path)}`}>{nameOf(one)}</a>
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </PhoneFold>
    </li>
  );
}

interface DataProps {
  readonly article: Article;
  readonly data: CitedData;
  readonly ids: Ids;
}

function DataItem({ article, data, ids }: DataProps) {
  const { t } = useTexts();
  const nameOf = useDataName();
  return (
    <li id={ids.data(data.path)} className={css.item} tabIndex={-1}>
      <PhoneFold id={ids.data(data.path)} title={nameOf(data)} heading="h3">
        <h3>{nameOf(data)}</h3>
        <code className={css.path}>{data.path}</code>
        {data.values.length > 0 && (
          <dl className={css.values}>
            {data.values.map(({ field, value }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <a href={`#${ids.article(article.number)}`}>
          {t('rulebook.besideBack', { document: article.document, where: article.where })}
        </a>
      </PhoneFold>
    </li>
  );
}

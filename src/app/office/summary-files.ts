// The weekly summary as files to take away. Making one is logged like reading it.
import { summaryPdf } from '../../files/summary-pdf.ts';
import { type SummaryWords, summaryWorkbook } from '../../files/summary-sheets.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { type SummaryQuery, viewSummary } from '../views/summary.ts';

export type { SummaryWords } from '../../files/summary-sheets.ts';

type Asked = Omit<SummaryQuery, 'as'>;

export async function summaryAsWorkbook(
  context: AppContext,
  actor: RequestActor,
  asked: Asked,
  words: SummaryWords,
) {
  const view = await viewSummary(context, actor, { ...asked, as: 'summary-file' });
  return {
    name: `${view.week} ${view.unit.name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await summaryWorkbook(view, words),
  };
}

export async function summaryAsPdf(
  context: AppContext,
  actor: RequestActor,
  asked: Asked,
  words: SummaryWords,
) {
  const view = await viewSummary(context, actor, { ...asked, as: 'summary-file' });
  const body = await summaryPdf(view, words);
  return { name: `${view.week} ${view.unit.name}.pdf`, mediaType: 'application/pdf', body };
}

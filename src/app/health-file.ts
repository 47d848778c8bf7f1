// Everything the health page found, as a workbook.
import { type HealthSay, healthWorkbook } from '../files/health-workbook.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { healthLines } from './views/health.ts';

export async function healthFile(context: AppContext, actor: RequestActor, say: HealthSay) {
  return {
    name: `${say('health.title')} ${actor.today}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await healthWorkbook(await healthLines(context, actor), say),
  };
}

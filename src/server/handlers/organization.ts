import { recordAbsence, revokeAbsence } from '../../app/absences.ts';
import { delegate, revokeDelegation } from '../../app/delegations.ts';
import { nameManager } from '../../app/post-map.ts';
import { ownRecordAsPdf } from '../../app/print-own-record.ts';
import { listAbsences } from '../../app/views/absences.ts';
import { listDelegations } from '../../app/views/delegations.ts';
import { ownData } from '../../app/views/own-data.ts';
import { findPeople, readPerson } from '../../app/views/people.ts';
import { readPostMap } from '../../app/views/post-map.ts';
import { listUnits } from '../../app/views/units.ts';
import type { organizationRoutes } from '../../contract/organization.ts';
import { formWords } from '../../text/forms/index.ts';
import type { HandlersOf } from '../handler.ts';
import { sayIn } from '../say.ts';

export const organizationHandlers: HandlersOf<typeof organizationRoutes> = {
  units: (context, { query }) => listUnits(context, context.actor, query),
  postMap: (context, { params, query }) => readPostMap(context, context.actor, params.id, query),
  nameManager: (context, { params, body, intent }) =>
    nameManager(context, context.actor, intent, params.id, body),
  findPeople: (context, { query }) => findPeople(context, context.actor, query),
  person: (context, { params }) => readPerson(context, context.actor, params.id),
  ownData: async (context) => ({
    name: `cong-tam-${context.actor.today}.json`,
    mediaType: 'application/json; charset=utf-8',
    body: Buffer.from(JSON.stringify(await ownData(context, context.actor), null, 2)),
  }),
  ownDataPdf: async (context, { query: { locale = 'vi' } }) =>
    ownRecordAsPdf(context, context.actor, {
      ...{ tenant: context.visit.tenant, locale, texts: formWords(locale), say: await sayIn(locale) },
    }),
  delegations: (context) => listDelegations(context, context.actor),
  delegate: (context, { body, intent }) => delegate(context, context.actor, intent, body),
  revokeDelegation: (context, { params, body, intent }) =>
    revokeDelegation(context, context.actor, intent, params.id, body),
  absences: (context, { query }) => listAbsences(context, context.actor, query),
  recordAbsence: (context, { body, intent }) => recordAbsence(context, context.actor, intent, body),
  revokeAbsence: (context, { params, body, intent }) =>
    revokeAbsence(context, context.actor, intent, params.id, body),
};

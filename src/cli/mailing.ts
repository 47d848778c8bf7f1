// The rounds of letters while the product serves: what is due into the outbox, what waits to the mail server.

import type { Tenant } from '../app/actor.ts';
import type { AppContext } from '../app/context.ts';
import { queueLetters } from '../app/messages/letters.ts';
import { sendLetters } from '../app/messages/outbox.ts';
import { allTenants } from '../app/tenants.ts';
import { returnAddress } from '../domain/messages/returned.ts';
import type { Config } from '../server/config.ts';
import {
  isAddressRefused,
  isServerAway,
  LONGEST_SEND_MS,
  type Mailer,
  type MailSettings,
  openMailer,
  senderHost,
} from '../server/mail.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { letterLanguages, letterWords } from './message-letter.ts';
import { takeFolder } from './returned-mail.ts';

const ROUND_MS = 30_000;

export interface MailingOptions {
  readonly config: Pick<Config, 'mail' | 'publicUrl' | 'returns'>;
  readonly nationalDays: AppContext['nationalDays'];
  readonly jobUrl: string;
  readonly now: () => string;
  readonly warn: (what: string, details: object) => void;
  readonly hasRoom?: () => Promise<boolean>;
}

export interface Mailing {
  /** Queues what is due and sends what waits, for every body. */
  round(): Promise<void>;
  begin(): void;
  stop(): Promise<void>;
}

/** Null when no mail server is named: then everything stays in the product. */
export function openMailing(options: MailingOptions): Mailing | null {
  const { mail, returns } = options.config;
  if (mail === null) return null;
  // One connection writes letters while the other notes what went out.
  const pool = openPool(options.jobUrl, { max: 2, applicationName: 'cong-tam-mail' });
  const mailer = openMailer(mail);
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isOver = false;
  const roundOf = bodyRound(options, { mail, mailer, pool, goesOn: () => !isOver });
  const round = async () => {
    if (options.hasRoom !== undefined && !(await options.hasRoom())) return;
    // Before new ones are written: an address that failed gets none of them.
    if (returns?.folder)
      await takeFolder({ pool, address: returns.address, now: options.now }, returns.folder);
    try {
      for (const tenant of await allTenants(pool)) if (!isOver) await roundOf(tenant);
    } finally {
      mailer.rest();
    }
  };
  const next = () => {
    running = round()
      .catch((error: unknown) => options.warn('letters', { error: String(error) }))
      .then(() => {
        if (!isOver) timer = setTimeout(next, ROUND_MS);
      });
  };
  return {
    round,
    begin: next,
    async stop() {
      isOver = true;
      clearTimeout(timer);
      await running;
      await pool.end();
    },
  };
}

interface Tools {
  readonly mail: MailSettings;
  readonly mailer: Mailer;
  readonly pool: Pool;
  readonly goesOn: () => boolean;
}

/** The round of one body: the first letters are on their way while the last are written. */
function bodyRound({ config, nationalDays, now, warn }: MailingOptions, tools: Tools) {
  const { mail, mailer, pool, goesOn } = tools;
  const { publicUrl, returns } = config;
  const context = { pool, nationalDays };
  const languages = letterLanguages();
  const send = (tenant: Tenant) =>
    sendLetters(context, {
      ...{ tenant, now, isAddressRefused, isServerAway, goesOn },
      ...{ lines: mail.connections, longestSendMs: LONGEST_SEND_MS },
      send: ({ address, subject, body, message_id, return_tag: tag }) =>
        mailer.send({
          ...{ to: address, subject, text: body, messageId: message_id },
          ...(returns && { returnTo: returnAddress(returns.address, { tenantId: tenant.id, tag }) }),
        }),
    });
  return async (tenant: Tenant) => {
    const began = now();
    const address = publicUrl === null ? null : `${publicUrl.replace(/\/$/, '')}/t/${tenant.slug}`;
    const word = letterWords(await languages, { zone: tenant.zone, now: began, address });
    let sending: Promise<string | null> = Promise.resolve(null);
    const onQueued = () => {
      // A server in trouble is left alone until the next round.
      sending = sending.then(async (trouble) => trouble ?? (await send(tenant)));
      // Told below; until somebody waits for it, a failure must not end the process.
      sending.catch(() => undefined);
    };
    try {
      const host = senderHost(mail.from);
      await queueLetters(context, { tenant, now: began, host, word, goesOn, onQueued });
    } finally {
      onQueued();
      const trouble = await sending;
      if (trouble !== null) warn('letters do not go out', { about: tenant.slug, trouble });
    }
  };
}

// The rounds of letters while the product serves: what is due into the outbox, what waits to the mail server.
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
  openMailer,
  senderHost,
} from '../server/mail.ts';
import { openPool } from '../store/connection.ts';
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
  const { mail, publicUrl, returns } = options.config;
  if (mail === null) return null;
  const pool = openPool(options.jobUrl, { max: 1, applicationName: 'cong-tam-mail' });
  const context = { pool, nationalDays: options.nationalDays };
  const mailer = openMailer(mail);
  const languages = letterLanguages();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isOver = false;
  const round = async () => {
    if (options.hasRoom !== undefined && !(await options.hasRoom())) return;
    // Before new ones are written: an address that failed gets none of them.
    if (returns?.folder)
      await takeFolder({ pool, address: returns.address, now: options.now }, returns.folder);
    for (const tenant of await allTenants(pool)) {
      const now = options.now();
      const frame = {
        ...{ zone: tenant.zone, now },
        address: publicUrl === null ? null : `${publicUrl.replace(/\/$/, '')}/t/${tenant.slug}`,
      };
      const word = letterWords(await languages, frame);
      await queueLetters(context, { tenant, now, host: senderHost(mail.from), word });
      const trouble = await sendLetters(context, {
        ...{ tenant, now: options.now, isAddressRefused, isServerAway },
        ...{ lines: mail.connections, longestSendMs: LONGEST_SEND_MS, goesOn: () => !isOver },
        send: ({ address, subject, body, message_id, return_tag: tag }) =>
          mailer.send({
            ...{ to: address, subject, text: body, messageId: message_id },
            ...(returns && { returnTo: returnAddress(returns.address, { tenantId: tenant.id, tag }) }),
          }),
      });
      if (trouble !== null) options.warn('letters do not go out', { about: tenant.slug, trouble });
    }
    mailer.rest();
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

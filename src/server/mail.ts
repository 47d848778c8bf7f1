// Sends mail by SMTP: the only place that does. Whoever has something to say hands over finished words.
import { createTransport } from 'nodemailer';
import { isAddressStatus, statusIn } from '../domain/messages/returned.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** 'tls' from the first byte, 'starttls' or not at all: never silently in clear. */
  readonly transport: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Kept through every try, so that a letter that arrives twice is known as one. */
  readonly messageId?: string;
  /** Envelope sender: where it goes when it cannot be delivered. */
  readonly returnTo?: string;
  readonly attachments?: readonly { readonly name: string; readonly text: string }[];
}

export interface Mailer {
  /** Resolves when the next server has taken the letter; throws otherwise, within a minute. */
  send(letter: Letter): Promise<void>;
}

const SECONDS = 1000;

/** Connects anew for every letter: they are few, and a connection kept open breaks unnoticed. */
export function openMailer(settings: MailSettings): Mailer {
  const { host, port, transport, user, password, from } = settings;
  const auth = user === null ? {} : { auth: { user, pass: password ?? '' } };
  return {
    async send({ to, subject, text, messageId, returnTo, attachments = [] }) {
      const line = createTransport({
        ...{ host, port, ...auth },
        secure: transport === 'tls',
        requireTLS: transport === 'starttls',
        ignoreTLS: transport === 'none',
        connectionTimeout: 15 * SECONDS,
        greetingTimeout: 15 * SECONDS,
        socketTimeout: 30 * SECONDS,
        // Text only: a file name or an address of somebody else's is never fetched.
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const files = attachments.map(({ name, text: content }) => ({ filename: name, content }));
      try {
        await line.sendMail({
          ...{ from, to, subject, text, attachments: files },
          // Answers of absence notes and the like go nowhere, and no loop begins.
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(messageId === undefined ? {} : { messageId }),
          ...(returnTo === undefined ? {} : { envelope: { from: returnTo, to } }),
        });
      } finally {
        line.close();
      }
    },
  };
}

interface SmtpFailure {
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/**
 * True when the server said for good that it will not deliver to this address (RFC 5321: 5xx to RCPT). Refusals of
 * policy (5.7.x: relay denied, sign-in) and the like are about us, not about the reader, and are tried again.
 */
export function isAddressRefused(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { command, responseCode, response } = error as SmtpFailure;
  if (command !== 'RCPT TO' || typeof responseCode !== 'number') return false;
  if (responseCode < 550 || responseCode >= 560) return false;
  const status = statusIn(String(response ?? ''));
  return status === null || isAddressStatus(status);
}

/** Host of the sender, for Message-IDs. */
export function senderHost(from: string): string {
  return /@([^\s@<>]+?)>?$/.exec(from)?.[1] ?? 'localhost';
}

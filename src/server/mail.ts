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
  /** How many letters go out at a time, each over a connection of its own. */
  readonly connections: number;
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
  /** Ends the connections nobody uses; the next letter opens new ones. */
  rest(): void;
}

const SECONDS = 1000;
/** However slowly a server trickles its answers: whoever holds a letter for a while knows it is over by then. */
export const LONGEST_SEND_MS = 60 * SECONDS;
/** A connection is replaced after as many letters, before servers with a limit of their own drop it. */
const LETTERS_PER_CONNECTION = 100;

/**
 * Keeps up to `settings.connections` connections and hands letters down them, as long as letters keep coming. A server that
 * ends a used connection before a byte of the next letter went out gets that letter over a new one; once the text has begun
 * to go, a failure is told, because the letter may have been taken.
 */
export function openMailer(settings: MailSettings): Mailer {
  let line: ReturnType<typeof openLine> | undefined;
  return {
    async send({ to, subject, text, messageId, returnTo, attachments = [] }) {
      line ??= openLine(settings);
      await line.sendMail({
        ...{ from: settings.from, to, subject, text },
        attachments: attachments.map(({ name, text: content }) => ({ filename: name, content })),
        // Answers of absence notes and the like go nowhere, and no loop begins.
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(LONGEST_SEND_MS),
        ...(messageId === undefined ? {} : { messageId }),
        ...(returnTo === undefined ? {} : { envelope: { from: returnTo, to } }),
      });
    },
    rest() {
      line?.close();
      line = undefined;
    },
  };
}

function openLine({ host, port, transport, user, password, connections }: MailSettings) {
  return createTransport({
    ...{ host, port, pool: true, maxConnections: connections, maxMessages: LETTERS_PER_CONNECTION },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    secure: transport === 'tls',
    requireTLS: transport === 'starttls',
    ignoreTLS: transport === 'none',
    connectionTimeout: 15 * SECONDS,
    greetingTimeout: 15 * SECONDS,
    socketTimeout: 30 * SECONDS,
    // Shorter than servers wait: an idle connection kept for long breaks unnoticed.
    idleTimeout: 10 * SECONDS,
    maxRequeues: 3,
    // Text only: a file name or an address of somebody else's is never fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface SmtpFailure {
  readonly code?: unknown;
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

/** True when the failure says nothing of this letter: no connection, no sign-in, or a server that ends the talk (421). */
export function isServerAway(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as SmtpFailure;
  return responseCode === 421 || (code !== 'EENVELOPE' && code !== 'EMESSAGE');
}

/** Host of the sender, for Message-IDs. */
export function senderHost(from: string): string {
  return /@([^\s@<>]+?)>?$/.exec(from)?.[1] ?? 'localhost';
}

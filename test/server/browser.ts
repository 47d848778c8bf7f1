// A browser as far as the server can tell: keeps cookies, says where requests come from. Raw HTTP, so that tests can lie.
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** As they came: files are no text. */
  readonly bytes: Buffer;
  readonly body: unknown;
  /** A member of the JSON body by path, 'items.0.id'; undefined when absent. */
  at(path: string): unknown;
}

export interface Sent {
  readonly body?: unknown;
  /** Sent as it is, with the content type given in `headers`. */
  readonly raw?: string | Buffer;
  /** null takes a header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

let keys = 0;
/** An idempotency key nobody else uses. */
export function newKey(): string {
  keys += 1;
  return `test-key-${process.pid}-${keys}`;
}

function payloadOf(sent: Sent): string | Buffer | undefined {
  if (sent.raw !== undefined) return sent.raw;
  return sent.body === undefined ? undefined : JSON.stringify(sent.body);
}

const memberOf = (value: unknown, key: string): unknown =>
  value instanceof Object ? Reflect.get(value, key) : undefined;

export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #port: number;
  readonly #host: string;

  constructor(port: number, host: string) {
    this.#port = port;
    this.#host = host;
  }

  #headers(method: string, sent: Sent): Record<string, string> {
    const pairs: Record<string, string | null> = {
      host: `${this.#host}:${this.#port}`,
      'user-agent': 'Test browser',
      ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map(([n, v]) => `${n}=${v}`).join('; ') } : {}),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin', 'idempotency-key': newKey() }),
      ...sent.headers,
    };
    return Object.fromEntries(
      Object.entries(pairs).filter((pair): pair is [string, string] => pair[1] !== null),
    );
  }

  #remember(headers: IncomingHttpHeaders): void {
    for (const line of headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  /** Sends to a path as it is ('/api/v1/...', '/t/mot/...'). */
  send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const payload = payloadOf(sent);
    const headers = this.#headers(method, sent);
    if (payload !== undefined && headers['transfer-encoding'] === undefined) {
      headers['content-length'] ??= String(Buffer.byteLength(payload));
    }
    const options = { host: '127.0.0.1', port: this.#port, method, path, headers, agent: false } as const;
    return new Promise((resolve, reject) => {
      const request = httpRequest(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          this.#remember(response.headers);
          const bytes = Buffer.concat(chunks);
          const text = bytes.toString('utf8');
          const isJson = (response.headers['content-type'] ?? '').includes('json');
          const body: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
          const at = (place: string) => place.split('.').reduce(memberOf, body);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, bytes, body, at });
        });
      });
      request.on('error', reject);
      request.end(payload);
    });
  }

  /** GET below /api/v1. */
  get(path: string, sent?: Sent): Promise<Answer> {
    return this.send('GET', `/api/v1${path}`, sent);
  }
  post(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', `/api/v1${path}`, { body, ...sent });
  }
  put(path: string, body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('PUT', `/api/v1${path}`, { body, ...sent });
  }
  delete(path: string, sent?: Sent): Promise<Answer> {
    return this.send('DELETE', `/api/v1${path}`, sent);
  }
}

const BOUNDARY = 'between-parts';

/** One file as a form sends it. */
export function fileForm(name: string, content: string | Uint8Array): Sent {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const raw = Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { raw, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

// Statements that leave together as one message and are answered by one: whoever sends, and whoever reads, is woken once.
import type { Writable } from 'node:stream';
import pg from 'pg';
import { codeOf, isConnectionLoss, types } from './connection.ts';

/** Rows of a statement, and the first word of what the database says it did. */
export interface Answer {
  readonly rows: object[];
  readonly command: string;
}

export interface Statement {
  /** Planned once per connection under this name, which belongs to one text. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

interface Sent {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly done: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** The driver's connection, as far as a statement is sent over it. */
interface Wire {
  readonly stream: Writable;
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(message: object): void;
  bind(message: object): void;
  describe(message: object): void;
  execute(message: object): void;
  sync(): void;
  sendCopyFail(reason: string): void;
}

/** How the rows of a statement are read: names of the columns, and what makes values of their texts. */
type Shape = readonly { readonly name: string; readonly parse: (text: string) => unknown }[];

/** A prepared statement always answers in the same columns (the database sees to it), so they are asked for once. */
const shapes = new WeakMap<Wire, Map<string, Shape>>();

const { prepareValue } = (pg as unknown as { readonly utils: { prepareValue(value: unknown): unknown } })
  .utils;

const shapeOf = (fields: readonly Field[]): Shape =>
  fields.map(({ name, dataTypeID }) => ({ name, parse: types.getTypeParser(dataTypeID, 'text') }));

function rowOf(shape: Shape, texts: readonly (string | null)[]): object {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < shape.length; index += 1) {
    const column = shape[index];
    const text = texts[index] ?? null;
    if (column !== undefined) row[column.name] = text === null ? null : column.parse(text);
  }
  return row;
}

/** What the statements behind a failed one get, in the database's own words: they were passed over. */
const passedOver = () => Object.assign(new Error('a statement before this one failed'), { code: '25P02' });

// The driver takes nothing but its own queries where several wait for their answers; of them only the kind is used.
const Kind = pg.Query as unknown as new (text: string) => object;

class Batch extends Kind {
  /** Of the statement that is being answered: the driver notes by them what the connection has parsed. */
  name: string | undefined;
  text: string | undefined;
  readonly #sent: readonly Sent[];
  readonly #answers: (Answer | { readonly error: unknown })[] = [];
  #wire: Wire | undefined;
  #shape: Shape = [];
  #rows: object[] = [];
  #broken: { readonly error: unknown } | undefined;

  constructor(sent: readonly Sent[]) {
    super('');
    this.#sent = sent;
    this.#turnTo(0);
  }

  #turnTo(index: number): void {
    this.name = this.#sent[index]?.name;
    this.text = this.#sent[index]?.text;
    this.#shape = (this.#wire && shapes.get(this.#wire)?.get(this.name ?? '')) ?? [];
    this.#rows = [];
    this.#broken = undefined;
  }

  submit(wire: Wire): Error | null {
    const wrong = this.#sent.find(({ name, text }) => (knownAs(wire, name) ?? text) !== text);
    if (wrong !== undefined) return new Error(`${wrong.name} is the name of another statement`);
    this.#wire = wire;
    if (!shapes.has(wire)) shapes.set(wire, new Map());
    wire.stream.cork();
    for (const one of this.#sent) put(wire, one);
    wire.sync();
    wire.stream.uncork();
    this.#turnTo(0);
    return null;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#shape = shapeOf(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#broken !== undefined) return;
    try {
      this.#rows.push(rowOf(this.#shape, fields));
    } catch (error) {
      this.#broken = { error };
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (this.name !== undefined && this.#wire !== undefined)
      shapes.get(this.#wire)?.set(this.name, this.#shape);
    this.#answers.push(this.#broken ?? { rows: this.#rows, command: text.split(' ', 1)[0] ?? '' });
    this.#turnTo(this.#answers.length);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('nothing to copy');
  }

  handleCopyData(): void {}

  handleReadyForQuery(): void {
    this.#settle(passedOver);
  }

  /** Nothing behind the failed statement was run; those before it have been answered. */
  handleError(error: Error): void {
    const failed = this.#answers.length;
    for (const { name } of this.#sent.slice(failed + 1))
      if (name !== undefined) delete this.#wire?.submittedNamedStatements[name];
    this.#answers.push({ error });
    this.#settle(() => (isConnectionLoss(error) ? error : passedOver()));
  }

  #settle(rest: () => Error): void {
    this.#sent.forEach(({ done, fail }, index) => {
      const answer = this.#answers[index] ?? { error: rest() };
      if ('error' in answer) fail(answer.error);
      else done(answer);
    });
  }
}

const knownAs = (wire: Wire, name: string | undefined) =>
  name === undefined ? undefined : (wire.parsedStatements[name] ?? wire.submittedNamedStatements[name]);

function put(wire: Wire, { name, text, values }: Sent): void {
  if (knownAs(wire, name) === undefined) {
    wire.parse({ name, text });
    if (name !== undefined) wire.submittedNamedStatements[name] = text;
  }
  wire.bind({ statement: name, values });
  if (name === undefined || !shapes.get(wire)?.has(name)) wire.describe({ type: 'P', name: '' });
  wire.execute({});
}

/** What leaves at the end of this turn, by connection. */
const waiting = new WeakMap<pg.PoolClient, Sent[]>();

/** Sends what waits for the end of the turn; whatever goes over this connection by another way calls it first. */
export function sendWaiting(client: pg.PoolClient): void {
  const sent = waiting.get(client);
  waiting.delete(client);
  if (sent !== undefined) client.query(new Batch(sent) as unknown as pg.Submittable);
}

/**
 * Runs one statement; all that are asked before the current turn ends leave together, in their order. Once one of them has
 * failed, those behind it are passed over (25P02). Throws at once when a value cannot be put into words.
 */
export function sendTogether(client: pg.PoolClient, { name, text, values }: Statement): Promise<Answer> {
  const texts = values.map((value) => prepareValue(value));
  return new Promise((done, fail) => {
    const sent = waiting.get(client) ?? [];
    if (sent.length === 0) {
      waiting.set(client, sent);
      process.nextTick(sendWaiting, client);
    }
    sent.push({ name, text, values: texts, done, fail });
  });
}

/** Whether an error only says that another statement of the same transaction failed. */
export const isPassedOver = (error: unknown) => codeOf(error) === '25P02';

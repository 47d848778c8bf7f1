// One statement on its way. The driver asks for the columns of a named one with every run, forty of them for a record; here
// they are asked for once per connection.
import pg from 'pg';

type Message = { readonly fields: readonly object[] };
type Done<T> = (error: Error | undefined, result: { readonly rows: T[] }) => void;
/** What the driver's connection does for a query; we leave out one message of it. */
interface Connection {
  describe(what: object): void;
}

/** The driver's own query, with the two of its steps that we stand between. */
interface DriverQuery extends pg.Submittable {
  name?: string;
  hasBeenParsed(connection: Connection): boolean;
  prepare(connection: Connection): void;
  handleRowDescription(message: Message): void;
}
const DriverQuery = pg.Query as unknown as new (
  text: string,
  values: unknown[],
  done: Done<never>,
) => DriverQuery;

/** Of one connection: what each named statement answers, and the same connection without the question for it. */
interface Known {
  readonly columns: Map<string, Message>;
  readonly quiet: Connection;
}
const knowledge = new WeakMap<Connection, Known>();

function knownOf(connection: Connection): Known {
  const found = knowledge.get(connection);
  if (found !== undefined) return found;
  const quiet: Connection = Object.assign(Object.create(connection), { describe: () => undefined });
  const made = { columns: new Map<string, Message>(), quiet };
  knowledge.set(connection, made);
  return made;
}

/**
 * Rows of one statement; under a name it is planned once per connection. The columns of a prepared statement cannot change:
 * the server refuses to run it once they would ("cached plan must not change result type").
 */
export class Statement<T extends object> extends DriverQuery {
  #columns: Map<string, Message> | undefined;

  constructor(name: string | undefined, text: string, values: readonly unknown[], done: Done<T>) {
    super(text, [...values], done as Done<never>);
    if (name !== undefined) this.name = name;
  }

  override prepare(connection: Connection): void {
    const { columns, quiet } = knownOf(connection);
    const known = this.hasBeenParsed(connection) ? columns.get(this.name ?? '') : undefined;
    if (known !== undefined) super.handleRowDescription(known);
    else if (this.name !== undefined) this.#columns = columns;
    super.prepare(known === undefined ? connection : quiet);
  }

  override handleRowDescription(message: Message): void {
    if (this.name !== undefined) this.#columns?.set(this.name, message);
    super.handleRowDescription(message);
  }
}

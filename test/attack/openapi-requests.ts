// Requests generated from the OpenAPI document alone: right in shape, at its edges, and far beyond it.
import fc from 'fast-check';
import type { JsonSchema } from '../../src/contract/openapi-example.ts';
import {
  anything,
  HOSTILE_DATES,
  HOSTILE_INSTANTS,
  HOSTILE_NUMBERS,
  HOSTILE_TEXTS,
  HOSTILE_WEEKS,
} from './hostile-values.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly 'x-policy': string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

export interface Operation extends DocumentedOperation {
  readonly method: string;
  readonly path: string;
}

export interface GeneratedRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Of JSON bodies; absent when the operation takes none. */
  readonly body?: unknown;
  readonly multipart: boolean;
}

/** Numbers and texts that mean something in the body under attack, by the name of the place. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** Every operation of an OpenAPI document. */
export function operationsOf(document: unknown): readonly Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, DocumentedOperation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
}

const usually = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: right }, { weight: 1, arbitrary: wrong });

function textOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const pattern = String(schema.pattern ?? '');
  if (schema.format === 'date') return fc.constantFrom(...HOSTILE_DATES);
  if (schema.format === 'date-time') return fc.constantFrom(...HOSTILE_INSTANTS);
  if (pattern.includes('-W')) return fc.constantFrom(...HOSTILE_WEEKS);
  return fc.oneof(
    fc.constantFrom(...HOSTILE_TEXTS),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constant('việc đã làm'),
  );
}

function objectOf(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const value = valueFor(member, known, name);
    const isRequired = schema.required?.includes(name) ?? false;
    return usually<unknown>(value, fc.constant(undefined), isRequired ? 30 : 2).map((made) => [name, made]);
  });
  const stranger = fc.constantFrom('tenant_id', 'state', 'person_id', 'approver_id', 'constructor', 'x');
  const extra = usually<unknown[]>(fc.constant([]), fc.tuple(stranger, anything), 25);
  const free = schema.additionalProperties instanceof Object ? freeKeys(schema, known) : fc.constant({});
  return fc
    .tuple(fc.tuple(...members), extra, free)
    .map(([pairs, more, rest]) =>
      Object.fromEntries([
        ...Object.entries(rest),
        ...(pairs as [string, unknown][]).filter(([, value]) => value !== undefined),
        ...(more.length === 0 ? [] : [more as [string, unknown]]),
      ]),
    );
}

function freeKeys(schema: JsonSchema, known: KnownValues): fc.Arbitrary<object> {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('quality', 'progress', 'conduct') },
    { weight: 1, arbitrary: fc.constantFrom('constructor', 'toString', '\u0000', 'x'.repeat(40)) },
  );
  return fc.dictionary(key, valueFor(schema.additionalProperties as JsonSchema, known, ''), { maxKeys: 4 });
}

function bareValue(schema: JsonSchema, known: KnownValues, name: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum?.length) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches?.length) return fc.oneof(...branches.map((branch) => valueFor(branch, known, name)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, known);
    case 'array':
      return fc.array(valueFor(schema.items ?? {}, known, name), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.constantFrom(...HOSTILE_NUMBERS), fc.integer({ min: 0, max: 60 }));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema);
    default:
      return anything;
  }
}

function valueFor(schema: JsonSchema, known: KnownValues, name: string): fc.Arbitrary<unknown> {
  const right = bareValue(schema, known, name);
  const familiar = known[name] ?? [];
  const likely = familiar.length > 0 ? fc.oneof(fc.constantFrom(...familiar), right) : right;
  return usually(likely, anything, 60);
}

const wellFormed = (text: string) => text.toWellFormed();

function queryOf(pairs: readonly (readonly [string, unknown])[]): string {
  const given = pairs.filter(([, value]) => value !== undefined);
  const parts = given.map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(text ?? ''))}`;
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function addressOf(operation: Operation, known: KnownValues): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((one) => one.in === 'path');
  const inQuery = operation.parameters.filter((one) => one.in === 'query');
  const value = (one: Parameter) => valueFor(one.schema, known, one.name);
  const query = inQuery.map((one) =>
    usually<unknown>(value(one), fc.constant(undefined), one.required ? 30 : 1),
  );
  return fc.tuple(fc.tuple(...inPath.map(value)), fc.tuple(...query)).map(([places, asked]) => {
    const path = inPath.reduce((address, { name }, index) => {
      const made = places[index];
      const text = typeof made === 'string' ? made : JSON.stringify(made);
      return address.replace(`{${name}}`, encodeURIComponent(wellFormed(text ?? '')));
    }, operation.path);
    return path + queryOf(inQuery.map(({ name }, index) => [name, asked[index]] as const));
  });
}

/** Requests to one operation; with `known` values most of them get past the first look-up. */
export function requestsTo(operation: Operation, known: KnownValues): fc.Arbitrary<GeneratedRequest> {
  const { operationId: id, method, requestBody } = operation;
  const json = requestBody?.content['application/json']?.schema;
  const multipart = requestBody?.content['multipart/form-data'] !== undefined;
  const body = json === undefined ? fc.constant(undefined) : usually(valueFor(json, known, ''), anything, 60);
  return fc
    .tuple(addressOf(operation, known), body)
    .map(([path, made]) => ({ id, method, path, multipart, ...(json === undefined ? {} : { body: made }) }));
}

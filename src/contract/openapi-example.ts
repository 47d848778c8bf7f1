// Examples for the OpenAPI document, made from the schemas: always of the right shape, never somebody's data.

export interface JsonSchema {
  readonly [key: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-20T08:00:00.000Z',
  date: '2026-11-20',
  uuid: '6f2d4f0e-5a39-4c6e-8d0b-1b6a9c3f7e21',
};

/** Named shapes of the whole schema, without those being shown already: a tree shows one level. */
type Named = Readonly<Record<string, JsonSchema>>;

function follow(reference: string, named: Named): unknown {
  const name = reference.replace('#/$defs/', '');
  const { [name]: target, ...others } = named;
  return target === undefined ? null : sampleOf(target, others);
}

function given(schema: JsonSchema, named: Named): { value: unknown } | null {
  if (schema.$ref !== undefined) return { value: follow(schema.$ref, named) };
  if (schema.examples?.length) return { value: schema.examples[0] };
  if (schema.const !== undefined) return { value: schema.const };
  if (schema.enum?.length) return { value: schema.enum[0] };
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  return branch === undefined ? null : { value: sampleOf(branch, named) };
}

function textOf(schema: JsonSchema): string {
  const known = FORMATS[schema.format ?? ''];
  return known ?? '…'.padEnd(schema.minLength ?? 1, '…');
}

/** One value of the schema's shape; optional members are shown too. */
export function exampleOf(schema: JsonSchema): unknown {
  return sampleOf(schema, schema.$defs ?? {});
}

function listOf(items: JsonSchema | undefined, named: Named): unknown[] {
  const value = items === undefined ? null : sampleOf(items, named);
  return value === null ? [] : [value];
}

function sampleOf(schema: JsonSchema, named: Named): unknown {
  const known = given(schema, named);
  if (known !== null) return known.value;
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, sampleOf(member, named)]),
      );
    case 'array':
      return listOf(schema.items, named);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema);
    default:
      return null;
  }
}

// The OpenAPI 3.1 document, made from the route table and nothing else.
import { z } from 'zod';
import { problem } from './common.ts';
import { exampleOf, type JsonSchema } from './openapi-example.ts';
import type { RouteDefinition, RouteTable } from './route.ts';

type Json = Record<string, unknown>;

/** JSON Schema of a shape as it travels in this direction; examples in the form of draft 2020-12. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const schema = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.example === undefined) return;
      jsonSchema.examples = [jsonSchema.example];
      delete jsonSchema.example;
    },
  });
  const { $schema: _, ...rest } = schema as JsonSchema;
  return rest;
}

function parametersOf(route: RouteDefinition): Json[] {
  const list = (shape: z.ZodType, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = schemaOf(shape, 'input');
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema,
    }));
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'One per intent; the same key with the same request gets the same answer, once done.',
    schema: {
      type: 'string',
      minLength: 8,
      maxLength: 100,
      examples: ['6f2d4f0e-5a39-4c6e-8d0b-1b6a9c3f7e21'],
    },
  };
  return [...list(route.params, 'path'), ...list(route.query, 'query'), ...(route.idempotent ? [key] : [])];
}

function bodyOf(route: RouteDefinition): Json {
  if (route.method === 'GET') return {};
  const schema = schemaOf(route.body, 'input');
  if (route.takes !== 'json') {
    const one = { type: 'string', format: 'binary' };
    const file = route.takes === 'files' ? { type: 'array', items: one, minItems: 1 } : one;
    const properties = { ...schema.properties, file };
    const form = { ...schema, properties, required: [...(schema.required ?? []), 'file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
  }
  const required = (schema.required ?? []).length > 0 || schema.properties === undefined;
  if (!required && Object.keys(schema.properties ?? {}).length === 0) return {};
  const content = { 'application/json': { schema, example: exampleOf(schema) } };
  return { requestBody: { required, content } };
}

function successOf(route: RouteDefinition): Json {
  if (route.replies === 'html') {
    return { description: 'A page to print', content: { 'text/html': { schema: { type: 'string' } } } };
  }
  if (route.replies === 'events') {
    const schema = { type: 'string' };
    return { description: 'Tells when to look again', content: { 'text/event-stream': { schema } } };
  }
  if (route.replies === 'file') {
    const schema = { type: 'string', format: 'binary' };
    return { description: 'A file', content: { 'application/octet-stream': { schema } } };
  }
  const schema = schemaOf(route.reply, 'output');
  return { description: 'Done', content: { 'application/json': { schema, example: exampleOf(schema) } } };
}

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request does not have the shape of the contract; `fields` names every place',
  401: 'Not signed in, or signing in failed',
  403: 'Not allowed, from a foreign page, or the password is needed again (`step-up-required`)',
  404: 'Absent, or not for the caller to know of',
  409: 'The rules say no; `refusals` holds every reason. Or the key was used with another request',
  412: 'Changed meanwhile; `current` tells the version now',
  413: 'Too large',
  415: 'A kind of body this route does not take',
  422: 'What was entered breaks a rule; `refusals` or `fields` say which',
  429: 'Too many tries; Retry-After says how long to wait',
  500: 'Trouble on our side; `instance` finds it in the log',
  503: 'Busy or under maintenance; try again with the same key',
};

function problemsOf(route: RouteDefinition): Json {
  const writes = route.method !== 'GET';
  const codes = writes
    ? [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503]
    : [400, 401, 403, 404, 500, 503];
  return Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/responses/problem-${code}` }]));
}

/** Named shapes inside a schema move to the components, where references of the document can reach them. */
function hoist(operation: Json, id: string, components: Record<string, unknown>): Json {
  const prefix = id.replace(/[^A-Za-z0-9]/g, '-');
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!(value instanceof Object)) {
      return typeof value === 'string'
        ? value.replace(/^#\/\$defs\//, `#/components/schemas/${prefix}-`)
        : value;
    }
    const { $defs = {}, ...rest } = value as { $defs?: Json };
    for (const [name, shape] of Object.entries($defs)) components[`${prefix}-${name}`] = walk(shape);
    return Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, walk(member)]));
  };
  return walk(operation) as Json;
}

const SIGNATURE = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

function securityOf({ policy }: RouteDefinition): Json[] {
  if (policy === 'anyone') return [];
  if (policy !== 'connector') return [{ session: [] }];
  const signed = Object.fromEntries(SIGNATURE.map((name) => [name, []]));
  return [{ token: [] }, signed, { token: [], ...signed }];
}

function operationOf(route: RouteDefinition): Json {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.id.split('.')[0]],
    'x-policy': route.policy,
    security: securityOf(route),
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: { 200: successOf(route), ...problemsOf(route) },
  };
}

const templateOf = (path: string) => path.replace(/:([A-Za-z]+)/g, '{$1}');

/** The document of a route table whose paths live under `base`. */
export function openApiDocument(routes: RouteTable, base: string): Json {
  const paths: Record<string, Json> = {};
  const schemas: Record<string, unknown> = { Problem: schemaOf(problem, 'output') };
  for (const route of Object.values(routes)) {
    const path = base + templateOf(route.path);
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: hoist(operationOf(route), route.id, schemas),
    };
  }
  const schema = { $ref: '#/components/schemas/Problem' };
  const responses = Object.entries(PROBLEMS).map(([code, description]) => [
    `problem-${code}`,
    { description, content: { 'application/problem+json': { schema } } },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cong Tam',
      version: '1.0.0',
      description: 'Evaluation of cadres, civil servants and public employees by the work they did.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      { url: '/', description: 'The body of the host name' },
      { url: '/t/{body}', description: 'One of several bodies', variables: { body: { default: 'body' } } },
    ],
    paths,
    components: {
      schemas,
      responses: Object.fromEntries(responses),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Token of a connector (docs/connectors.md); shown once when it is made.',
        },
        ...Object.fromEntries(
          SIGNATURE.map((name) => [
            name,
            {
              ...{ type: 'apiKey', in: 'header', name },
              description: 'Standard Webhooks, v1: HMAC-SHA256 over id, time and body.',
            },
          ]),
        ),
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-congtam-{tenant}',
          description: 'Set by session.sign-in. Writes also need Sec-Fetch-Site or Origin of our own pages.',
        },
      },
    },
  };
}

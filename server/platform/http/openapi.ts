import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { z } from 'zod';
import { pathFields } from './check-routes.ts';
import type { Hook } from './hook.ts';
import type { Route } from './route.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

export type OpenApiAsk = Readonly<{ version: string; refusals: RefusalTable; language: Language; cookieName: string }>;

const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'values', 'detail', 'instance'],
  properties: {
    type: { type: 'string', examples: ['urn:zhidan:problem:access.denied'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable; see x-refusals for every code and its words' },
    values: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    detail: { type: 'string', description: 'what happened and what to do, in the language of the caller' },
    instance: { type: 'string' },
    problems: {
      type: 'array',
      items: { type: 'object', required: ['field', 'text'], properties: { field: { type: 'string' }, text: { type: 'string' } } },
    },
  },
};

const anyFile: JsonSchema = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

/** The endpoints as an OpenAPI 3.1 document, made from the same contracts that check the requests. */
export function openApiOf({ routes, hooks }: Readonly<{ routes: readonly Route[]; hooks: readonly Hook[] }>, ask: OpenApiAsk): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    const { method, path } = route.contract;
    const template = templateOf(path);
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(route, ask) };
  }
  for (const hook of hooks) paths[templateOf(hook.path)] = { get: hookOperation(hook, 'get', ask), post: hookOperation(hook, 'post', ask) };
  return {
    openapi: '3.1.0',
    info: { title: ask.language === 'en' ? 'Zhidan API' : '知单 API', version: ask.version },
    paths: { ...paths, '/api/live': { get: liveOperation(ask.language) } },
    components: {
      schemas: { Problem: problemSchema },
      responses: {
        Problem: { description: 'no', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: ask.cookieName },
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'zd_…' },
      },
    },
    'x-refusals': ask.refusals,
  };
}

function operationOf({ contract, kind }: Route, { language }: OpenApiAsk): JsonSchema {
  const { method, path, permission, title, file } = contract;
  const input = jsonSchema(contract.input, 'input');
  const properties = (input['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (input['required'] ?? []) as string[];
  const inPath = pathFields(path);
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: 'path' | 'query'): JsonSchema => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name],
  });
  const keyHeader: JsonSchema = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  };
  const body: JsonSchema = {
    ...input,
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: required.filter((name) => others.includes(name)),
  };
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^a-zA-Z0-9]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: title[language],
    tags: [path.split('/')[2] ?? ''],
    'x-permission': permission,
    'x-kind': kind,
    security: permission === 'public' ? [] : [{ session: [] }, { apiKey: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(method === 'GET' || file === 'sent' ? others.map((name) => parameter(name, 'query')) : []),
      ...(method === 'POST' ? [keyHeader] : []),
    ],
    ...(method === 'POST'
      ? { requestBody: { required: true, content: file === 'sent' ? anyFile : { 'application/json': { schema: body } } } }
      : {}),
    responses: {
      200: {
        description: 'OK',
        content: file === 'answered' ? anyFile : { 'application/json': { schema: jsonSchema(contract.output, 'output') } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const templateOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function hookOperation({ path, words }: Hook, method: 'get' | 'post', { language }: OpenApiAsk): JsonSchema {
  const parameters = pathFields(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return {
    operationId: `${method}${path.replace(/[^a-zA-Z0-9]+(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: words[language],
    description: 'For other systems, in their own form and with their own answer: what comes in proves itself by its signature.',
    tags: ['hooks'],
    'x-permission': 'public',
    security: [],
    parameters,
    ...(method === 'post' ? { requestBody: { content: { '*/*': { schema: { type: 'string' } } } } } : {}),
    responses: { default: { description: 'as the other system expects it' } },
  };
}

function liveOperation(language: Language): JsonSchema {
  return {
    operationId: 'getApiLive',
    summary: language === 'en' ? 'Live stream of what changed' : '实时变更流',
    description:
      'Server-sent events: `journal` with kind and id of what changed, `reset` when the stream cannot go on where it broke off. Resumes by Last-Event-ID.',
    tags: ['live'],
    'x-permission': 'signed_in',
    security: [{ session: [] }, { apiKey: [] }],
    parameters: [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } }],
    responses: {
      200: { description: 'OK', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return rest;
}

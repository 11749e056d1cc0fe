import type { z } from 'zod';
import type { Words } from './words.ts';

/**
 * Who may call: a permission code of the identity table; `signed_in` for any known caller; `public` for anybody.
 * A string here, because the kernel knows no permissions; `npm run check` refuses codes that are no row of the table,
 * and public endpoints that its list does not name.
 */
export type EndpointPermission = string;

/** An endpoint as data: mounted by the server, called typed by the web, documented as OpenAPI. GET reads, POST commands. */
export type Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = Readonly<{
  method: 'GET' | 'POST';
  /** `/api/people/:personId/suspend`; each `:name` is a field of the input. */
  path: `/api/${string}`;
  permission: EndpointPermission;
  title: Words;
  /** Path, query (GET) and body (POST) fields in one object. GET fields arrive as text: use z.coerce. */
  input: Input;
  output: Output;
  /**
   * `sent`: the body of the POST is a file; the fields, `name` among them, travel in the query.
   * `answered`: the GET answers with a file; `output` is `z.never()`.
   */
  file?: 'sent' | 'answered';
}>;

export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(contract: Endpoint<Input, Output>): Endpoint<Input, Output> {
  return contract;
}

export type InputOf<Contract extends Endpoint> = z.output<Contract['input']>;
/** What a caller writes, before defaults and coercion. */
export type QuestionOf<Contract extends Endpoint> = z.input<Contract['input']>;
export type OutputOf<Contract extends Endpoint> = z.output<Contract['output']>;

/** JSON Schema as plain data, as far as the providers' structured output takes it. */
export type JsonSchema = { readonly [key: string]: JsonValue };
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

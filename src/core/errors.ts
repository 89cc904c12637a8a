/**
 * Every error a user can meet, with a stable code, the usual cause and the remedy; docs/errors.md is
 * generated from this table. One class for all of them: callers branch on the code, never on the text.
 * A model or judge that fails is data (a failed reply, an ungraded grade), not one of these.
 */

/** Exit codes: 1 a check failed or the run ended incomplete, 2 bad usage or input, 130 interrupted. */
interface ErrorEntry {
  readonly cause: string;
  readonly remedy: string;
  readonly exitCode: 1 | 2 | 130;
}

const entry = (cause: string, remedy: string, exitCode: 1 | 2 | 130 = 2): ErrorEntry => ({
  cause,
  remedy,
  exitCode,
});

/** Every error by its code, with its usual cause, what to do, and the exit code of the command line. */
export const ERRORS = {
  usage: entry('The command line does not say what to do.', 'Run the command with --help.'),
  'file-missing': entry(
    'The path does not exist.',
    'Check the path; relative paths start at the current folder.',
  ),
  'file-empty': entry('The file holds no rows.', 'Check that the file was written completely.'),
  'file-unreadable': entry(
    'The file exists but cannot be read.',
    'Check its permissions and that it is a file.',
  ),
  'file-malformed': entry(
    'A row is not what its format says.',
    'Correct the line that the message names; nothing was written.',
  ),
  'format-unknown': entry(
    'The content is of no format closedbook knows.',
    'Give the file the extension of its format, or convert it to CSV or JSONL; closedbook import also takes --from.',
  ),
  'column-unknown': entry(
    'A needed column was not recognised.',
    'Name it with --map field=column; the message lists the columns found.',
  ),
  'questions-missing': entry(
    'The file holds answers and not what was asked: results of a batch, or rows with an id alone.',
    'Name the file of requests, or a question set with the same ids, with --questions FILE.',
  ),
  'sheet-unknown': entry(
    'The workbook has no sheet of that name or number.',
    'Name one of the sheets that the message lists.',
  ),
  'cells-blank': entry(
    'A column that says who answered, or what was asked, is blank in many rows.',
    'Fill the cells, or say with --fill COLUMN that a blank cell has the value above it, as in a sheet that had merged cells.',
  ),
  'respondent-pooled': entry(
    'Two files hold answers of one respondent to the same question.',
    'Say with --apart that they are two respondents, or with --pool that they are trials of one.',
  ),
  'duplicate-id': entry('Two rows carry the same id.', 'Give every row its own id.'),
  'argument-invalid': entry(
    'A function of the library was given something that it does not take.',
    'Correct the argument that the message names.',
  ),
  'record-invalid': entry(
    'A record does not fit its schema.',
    'Correct the field that the message names; closedbook dataset lint lists every such row of a question set.',
  ),
  'spec-invalid': entry(
    'The run specification does not fit its schema.',
    'Correct the field that the message names.',
  ),
  'config-invalid': entry(
    'closedbook.config.mjs cannot be loaded, or does not export a config.',
    'Correct what the message names; docs/extending.md shows a config.',
  ),
  'dataset-unknown': entry(
    'No bundled question set and no file has this name.',
    'See closedbook dataset list.',
  ),
  'model-unknown': entry(
    'The model name has no known provider prefix.',
    'Write openai/…, anthropic/…, another provider’s prefix or compatible/<name>@<base-url>; closedbook models lists both.',
  ),
  'address-missing': entry(
    'Nothing says where the server of a model is.',
    'Set the variable that the message names, or write the address into the name: <prefix>/<name>@<base-url>.',
  ),
  'address-invalid': entry(
    'The address of a server is no address, or holds a password or a query.',
    'Write it as https://host/v1; keys go into variables.',
  ),
  'host-untrusted': entry(
    'A spec or a store would send a key to a host that is not its provider’s, and you have not said so.',
    'If you want that, say so once: closedbook trust ADDRESS, or closedbook trust FOLDER for all that the folder of the spec or store names. An address that you name yourself, with --base-url or -m, needs no such word.',
  ),
  'model-browses': entry(
    'This model searches the web by itself, so nothing it answers is closed-book.',
    'Choose a model without built-in search.',
  ),
  'model-routes': entry(
    'Behind this name a router picks a model for each question, so no single model gave the answers.',
    'Name one of the models that the router picks from.',
  ),
  'setting-refused': entry('The model does not take this setting.', 'Leave the setting out for this model.'),
  'policy-unknown': entry(
    'There is no such answering policy.',
    'Use plain, eager, conservative or penalty:L with L >= 0 (and +reward:R, R < 1), each with +confidence if wanted, or words of your own as own:NAME with --instruction NAME=FILE.',
  ),
  'rubric-unknown': entry(
    'There is no such rubric.',
    'Use simpleqa, verified, aa, person-strict, or own/<name> from the config file.',
  ),
  'key-missing': entry(
    'No API key was found.',
    'Set the variable that the message names, or put it in .env; simulated/heron and simulated/rook need no key.',
  ),
  'key-rejected': entry(
    'The provider rejected the API key.',
    'Check the key and its project; then closedbook resume.',
  ),
  'quota-exhausted': entry(
    'The account has no credit or quota left.',
    'Add credit or raise the limit; then closedbook resume.',
    1,
  ),
  'provider-unreachable': entry(
    'No connection to the provider could be made.',
    'Check the base URL and the network; then closedbook resume.',
  ),
  'source-failed': entry(
    'Wikidata, or a copy of it, refused a request or failed every attempt.',
    'Run the same command again later: what was fetched is kept.',
    1,
  ),
  'price-unknown': entry(
    '--max-cost (maxCostUsd) cannot be kept: the price of a model is not known.',
    'State it (price: { input: 0, output: 0 } in the spec, or --price NAME=0,0; USD per million tokens), or go without the promise with --allow-unpriced.',
  ),
  'batch-refused': entry(
    'The provider does not take the batch.',
    'Correct what the message names, or go on with live requests: closedbook resume RUN --live.',
    1,
  ),
  'batch-missing': entry(
    'The provider does not know a batch that was handed in.',
    'Use the key and the project that it was handed in with; where it was removed there, closedbook cancel RUN gives it up.',
    1,
  ),
  'budget-reached': entry('--max-cost was reached.', 'Raise --max-cost and closedbook resume.', 1),
  'run-unknown': entry('The store has no such run.', 'See closedbook runs.'),
  'run-incomplete': entry('The run has questions without a reply.', 'closedbook resume RUN.', 1),
  'nothing-answered': entry(
    'Every reply of the run came back empty or cut off.',
    'Raise maxOutputTokens or lower the effort, and start a new run.',
    1,
  ),
  'run-leased': entry(
    'Another process is working on this run.',
    'Wait for it or stop it; a lease left by a dead process ends by itself within a minute.',
  ),
  'store-locked': entry('Another process holds the store.', 'Wait for it to finish, or use another --store.'),
  'store-corrupt': entry('The store file is damaged, or is no closedbook store.', 'Restore it from a copy.'),
  'store-unreachable': entry(
    'The server of the store does not answer, or ended the connection.',
    'Check the address, that PostgreSQL runs and takes connections from here; then closedbook resume.',
  ),
  'store-denied': entry(
    'The server of the store refused the user, the password or a right.',
    'Check user and password (PGPASSWORD or ~/.pgpass keep it out of the address); docs/postgres.md lists the rights.',
  ),
  'store-missing': entry(
    'The server has no such database, or the database holds no store.',
    'Make the database (createdb NAME); the first command that writes makes the tables.',
  ),
  'store-newer': entry('The store was written by a newer closedbook.', 'Upgrade closedbook.'),
  'output-unwritable': entry('The output cannot be written.', 'Check the folder and its permissions.'),
  'library-missing': entry('An optional library is not installed.', 'Install what the message names.'),
  'check-failed': entry('A threshold was not held.', 'See the report; change the threshold or the model.', 1),
  interrupted: entry('The run was interrupted.', 'closedbook resume RUN goes on where it stopped.', 130),
  internal: entry('A fault in closedbook itself.', 'Please report it with the command and the message.', 1),
} as const satisfies Record<string, ErrorEntry>;

/** Stable over versions; the texts of errors are not. */
export type ErrorCode = keyof typeof ERRORS;

export interface ClosedbookErrorOptions {
  /** What to do, when it is more specific than the table's remedy. */
  readonly hint?: string;
  /** The error underneath. */
  readonly cause?: unknown;
}

/**
 * The error users see: a stable code, what was expected and found, and what to do. An `instanceof` knows those of another copy, too: what
 * a config file imports throws the library's, and the command line is bundled by itself.
 */
export class ClosedbookError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: ClosedbookErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ClosedbookError';
    this.code = code;
    this.hint = options.hint ?? ERRORS[code].remedy;
  }

  get exitCode(): 1 | 2 | 130 {
    return ERRORS[this.code].exitCode;
  }
}

const hasInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(ClosedbookError, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    // Classes that extend it ask here, too, and mean their own.
    if (this !== ClosedbookError) return hasInstance.call(this, value);
    return value instanceof Error && value.name === 'ClosedbookError' && 'code' in value;
  },
});

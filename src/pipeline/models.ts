/**
 * `closedbook models`: the table of known models, searched, with what the config states in place of it. A model that has
 * ended is listed only when it is searched for or all are wanted.
 */
import { modelFactsSchema } from '../core/model-facts.ts';
import { MODEL_TABLE, type priceOn, spelling } from '../model/known-models.ts';
import { modelCard } from '../model/model-card.ts';
import { daysLeft, END_NOTICE_DAYS, endNotice, type ModelEnd } from '../model/model-end.ts';
import type { ModelRow } from '../model/model-row.ts';
import { PROVIDERS, type Provider, providerRow } from '../model/providers.ts';
import type { Workspace } from './workspace.ts';

export interface ListedModel {
  /** As it is asked for. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly maker: string;
  readonly family: string | null;
  readonly knowledgeCutoff: string | null;
  /** On the day of the listing. */
  readonly price: ReturnType<typeof priceOn>;
  readonly efforts: readonly string[] | null;
  readonly defaultEffort: string | null;
  /** Settings it refuses, by their names in the spec. */
  readonly refuses: readonly string[];
  readonly refusesWhileReasoning: readonly string[];
  readonly thinking: string | null;
  readonly ends: ModelEnd | null;
  readonly state: 'living' | 'ends-soon' | 'ended';
  /** What its end means, in a sentence; null while it is far. */
  readonly notice: string | null;
  readonly note: string | null;
  /** Who says so. */
  readonly from: 'table' | 'config';
}

export interface ListedModels {
  /** Day on which the bundled table was brought up to date. */
  readonly asOf: string;
  readonly today: string;
  readonly models: readonly ListedModel[];
  /** Models left out because they have ended. */
  readonly ended: number;
  readonly providers: readonly ListedProvider[];
}

export interface ListedProvider {
  readonly prefix: string;
  readonly title: string;
  readonly address: string | null;
  readonly keyVariables: readonly string[];
  readonly addressVariables: readonly string[];
}

/** Models whose name, alias, maker or family holds the words; all that live where none are given. */
export function listModels(
  workspace: Pick<Workspace, 'config' | 'now'>,
  { search = '', all = false }: { readonly search?: string; readonly all?: boolean } = {},
): ListedModels {
  const today = workspace.now().toISOString().slice(0, 10);
  const { modelFacts = {} } = workspace.config;
  const stated = Object.keys(modelFacts);
  const known = MODEL_TABLE.models
    .map((row) => ({ row, name: `${prefixOf(row.maker)}/${row.name}` }))
    .filter(({ name }) => !stated.includes(name));
  const listed = [
    ...stated.map((name) => listOwn(name, { facts: modelFactsSchema.parse(modelFacts[name]), today })),
    ...known.map(({ row, name }) => listRow(name, { row, today })),
  ];
  const wanted = spelling(search);
  const exact = listed.filter((one) =>
    [one.name, one.name.slice(one.name.indexOf('/') + 1), ...one.aliases].some(
      (name) => spelling(name) === wanted,
    ),
  );
  const found =
    exact.length > 0
      ? exact
      : listed.filter((one) =>
          [one.name, ...one.aliases, one.maker, one.family ?? ''].some((word) =>
            spelling(word).includes(wanted),
          ),
        );
  const models = all || search !== '' ? found : found.filter(({ state }) => state !== 'ended');
  return {
    asOf: MODEL_TABLE.asOf,
    today,
    models,
    ended: found.length - models.length,
    providers: (Object.keys(PROVIDERS) as Provider[])
      .filter((prefix) => prefix !== 'simulated')
      .map((prefix) => {
        const { title, baseUrl, keyVariables, addressVariables } = providerRow(prefix);
        return { prefix, title, address: baseUrl, keyVariables, addressVariables };
      }),
  };
}

function prefixOf(maker: string): string {
  const found = Object.entries(PROVIDERS).find(([, { makers }]) =>
    (makers as readonly string[]).includes(maker),
  );
  return found?.[0] ?? maker;
}

function listRow(
  name: string,
  { row, today }: { readonly row: ModelRow; readonly today: string },
): ListedModel {
  return {
    ...listOwn(name, { facts: {}, today }),
    aliases: row.aliases ?? [],
    maker: row.maker,
    refuses: row.refuses ?? [],
    refusesWhileReasoning: row.refusesWhileReasoning ?? [],
    efforts: row.efforts ?? null,
    thinking: row.thinking ?? null,
    note: row.note ?? null,
    from: 'table',
  };
}

function listOwn(
  name: string,
  { facts, today }: { readonly facts: ReturnType<typeof modelFactsSchema.parse>; readonly today: string },
): ListedModel {
  const card = modelCard(name, { override: facts, today });
  const left = card.ends === null ? Number.POSITIVE_INFINITY : daysLeft(card.ends, today);
  return {
    name,
    aliases: [],
    maker: card.provider,
    family: card.family,
    knowledgeCutoff: card.knowledgeCutoff,
    price: card.price,
    efforts: facts.efforts ?? null,
    defaultEffort: card.defaultEffort,
    refuses: facts.refuses ?? [],
    refusesWhileReasoning: facts.refusesWhileReasoning ?? [],
    thinking: facts.thinking ?? null,
    ends: card.ends,
    state: left <= 0 ? 'ended' : left <= END_NOTICE_DAYS ? 'ends-soon' : 'living',
    notice: endNotice(card, today),
    note: null,
    from: 'config',
  };
}

export interface NotebookOutput {
  readonly data?: Readonly<Record<string, unknown>>;
}
export interface NotebookCell {
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly outputs: readonly NotebookOutput[];
}
/** What is missing to execute notebooks here, or null. */
export function missing(): Promise<string | null>;
/** Names of the notebooks, in reading order. */
export function notebooks(): Promise<string[]>;
/** Executes one notebook; returns it with its outputs. */
export function execute(name: string): Promise<{ cells: readonly NotebookCell[] }>;

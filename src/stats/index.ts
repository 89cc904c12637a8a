/**
 * The public face of `closedbook/stats`: every statistic, grouped by topic in the order of docs/statistics.md.
 * A barrel is allowed here only because this is a published sub-path.
 */
export {};

/** The public names of closedbook, in pipeline order. */
export {};
